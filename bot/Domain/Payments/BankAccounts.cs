using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>One of the agency's bank accounts, as the operator's settings describe it (<c>Payments:Accounts</c>).</summary>
/// <param name="Account">The IBAN or account number.</param>
/// <param name="Currency">The currency of its statements where a file does not state it; null for none.</param>
/// <param name="Project">The key of the only project whose money arrives on it; "" for any.</param>
/// <param name="Workspace">The id of the only workspace whose money arrives on it; "" for any.</param>
public sealed record BankAccount(string Account, Currency? Currency, string Project, string Workspace);

/// <summary>The accounts that the settings describe. An account that is not among them belongs to nobody alone.</summary>
public sealed class BankAccounts(IReadOnlyList<BankAccount> all)
{
    private const int MinNumberLength = 6;

    private readonly List<(string Number, BankAccount Account)> accounts =
    [
        .. all.Select(a => (TransferIdentity.NormalizeAccount(a.Account), a)),
    ];

    public static BankAccounts None { get; } = new([]);

    /// <summary>
    /// The account of a statement's line: its number, or the end of it (an account number and its IBAN). Null when it
    /// is not described, or could be two of them.
    /// </summary>
    /// <param name="account">In the form of <see cref="TransferIdentity.NormalizeAccount"/>.</param>
    public BankAccount? Find(string account) => Matches(account) is [var only] ? only : null;

    /// <summary>It could be one of several of them, as when only the end of the number is stated.</summary>
    public bool IsUnclear(string account) => Matches(account).Count > 1;

    private List<BankAccount> Matches(string account)
    {
        var exact = accounts.FindAll(a => a.Number == account && account.Length > 0);
        var found =
            exact.Count > 0 ? exact : accounts.FindAll(a => IsEndOf(a.Number, account) || IsEndOf(account, a.Number));
        return found.ConvertAll(a => a.Account);
    }

    private static bool IsEndOf(string end, string number) =>
        end.Length >= MinNumberLength
        && end.Count(char.IsAsciiDigit) >= MinNumberLength
        && number.EndsWith(end, StringComparison.Ordinal);
}
