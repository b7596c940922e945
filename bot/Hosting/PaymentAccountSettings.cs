using System.Globalization;
using System.Numerics;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Hosting;

/// <summary>
/// The seller's accounts in the settings (Payments:Accounts). Each problem is a sentence that names the setting and the
/// fix.
/// </summary>
internal static class PaymentAccountSettings
{
    private const string Section = "Payments:Accounts",
        Example =
            "Write each account like { \"Account\": \"DE89370400440532013000\", \"Currency\": \"EUR\", \"Project\": \"ACME\" };"
            + " Currency, Project and Workspace may be left out.";

    private const int MinDigits = 4,
        CheckDivisor = 97;

    private static readonly string[] Known =
    [
        nameof(PaymentAccount.Account),
        nameof(PaymentAccount.Currency),
        nameof(PaymentAccount.Project),
        nameof(PaymentAccount.Workspace),
    ];

    /// <exception cref="InvalidOperationException">An account is incomplete, wrong or there twice.</exception>
    public static IReadOnlyList<PaymentAccount> From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.Value is { Length: > 0 } text)
            throw new InvalidOperationException($"{Section} is \"{text}\", which is no list of accounts. {Example}");
        var accounts = new List<PaymentAccount>();
        foreach (var one in section.GetChildren())
        {
            var account = Read(one);
            if (accounts.Find(a => a.IsStatedAs(account.Account)) is { } other)
                throw new InvalidOperationException(
                    $"{one.Path} is {account.Account}, and {other.Account} is the same account. Name it once."
                );
            accounts.Add(account);
        }
        return accounts;
    }

    private static PaymentAccount Read(IConfigurationSection one)
    {
        if (one.GetChildren().FirstOrDefault(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } odd)
            throw new InvalidOperationException($"{odd.Path} is no setting of an account. {Example}");
        string? Text(string name) => one[name]?.Trim() is { Length: > 0 } text ? text : null;
        if (Text(nameof(PaymentAccount.Account)) is not { } account)
            throw new InvalidOperationException(
                $"{one.Path}:Account is missing: the IBAN or number as the bank's files name it. {Example}"
            );
        if (account.Count(char.IsAsciiDigit) < MinDigits || TransferIdentity.NormalizeAccount(account).Length == 0)
            throw new InvalidOperationException(
                $"{one.Path}:Account is \"{account}\", which is no account number. Write its IBAN or number in full. {Example}"
            );
        if (IsMistypedIban(account))
            throw new InvalidOperationException(
                $"{one.Path}:Account is \"{account}\", and its check digits do not fit: a digit is mistyped. Copy the IBAN from the bank."
            );
        Currency? currency = null;
        if (Text(nameof(PaymentAccount.Currency)) is { } code && !Currency.TryGet(code, out currency))
            throw new InvalidOperationException(
                $"{one.Path}:Currency is \"{code}\", which is no currency in use. Write its code, like EUR, or leave it out."
            );
        return new(account, currency, Text(nameof(PaymentAccount.Project)), Text(nameof(PaymentAccount.Workspace)));
    }

    /// <summary>An IBAN whose check digits (ISO 13616, modulo 97) do not fit.</summary>
    private static bool IsMistypedIban(string account)
    {
        var text = string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (
            text.Length is < 15 or > 34
            || !text[..2].All(char.IsAsciiLetterUpper)
            || !text[2..4].All(char.IsAsciiDigit)
        )
            return false;
        var digits = string.Concat(
            (text[4..] + text[..4]).Select(c => char.IsAsciiDigit(c) ? $"{c}" : $"{c - 'A' + 10}")
        );
        return BigInteger.Parse(digits, CultureInfo.InvariantCulture) % CheckDivisor != 1;
    }
}
