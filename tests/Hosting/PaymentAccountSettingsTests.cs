using Microsoft.Extensions.Configuration;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Hosting;

namespace MilestoneBot.Tests.Hosting;

/// <summary>The seller's accounts in the settings, and a sentence for each mistake in them.</summary>
public sealed class PaymentAccountSettingsTests
{
    [Fact]
    public void Accounts_are_read_with_what_is_said_of_them()
    {
        Assert.Equal(
            [
                new PaymentAccount("DE89 3704 0044 0532 0130 00", Currency.Eur, "ACME", null),
                new PaymentAccount("12345678", null, null, "tenant-a"),
            ],
            Read(
                ("0:Account", "DE89 3704 0044 0532 0130 00"),
                ("0:Currency", "eur"),
                ("0:Project", "ACME"),
                ("1:Account", "12345678"),
                ("1:Workspace", "tenant-a"),
                ("1:Currency", "")
            )
        );
        Assert.Empty(Read());
    }

    [Theory]
    [InlineData("", "DE89", "Payments:Accounts is \"DE89\", which is no list of accounts.")]
    [InlineData("0:Currency", "EUR", "Payments:Accounts:0:Account is missing")]
    [InlineData("0:Account", "Main", "Payments:Accounts:0:Account is \"Main\", which is no account number.")]
    [InlineData("0:Account", "DE8937040044********00", "which is no account number. Write its IBAN or number in full.")]
    [InlineData("0:Account", "DE89370400440532013001", "its check digits do not fit: a digit is mistyped.")]
    [InlineData("0:Iban", "DE89370400440532013000", "Payments:Accounts:0:Iban is no setting of an account.")]
    public void A_mistake_is_a_sentence_with_the_fix(string name, string value, string says) =>
        Assert.Contains(says, Refusal((name, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1:Account", "DE89370400440532013000", "is the same account. Name it once.")]
    [InlineData("1:Account", "0532013000", "is the same account. Name it once.")]
    [InlineData("0:Currency", "XYZ", "Payments:Accounts:0:Currency is \"XYZ\", which is no currency in use.")]
    public void An_account_has_one_line_and_a_known_currency(string name, string value, string says) =>
        Assert.Contains(
            says,
            Refusal(("0:Account", "DE89 3704 0044 0532 0130 00"), (name, value)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("de89 3704 0044 0532 0130 00", true)]
    [InlineData("0532013000", true)]
    [InlineData("532013000", true)]
    [InlineData("3000", false)]
    [InlineData("", false)]
    [InlineData("****3000", false)]
    [InlineData("DE02100100109307118603", false)]
    public void A_file_states_an_account_in_full_or_by_its_end(string stated, bool isSame) =>
        Assert.Equal(isSame, new PaymentAccount("DE89 3704 0044 0532 0130 00", null, null, null).IsStatedAs(stated));

    private static string Refusal(params (string Name, string Value)[] settings) =>
        Assert.Throws<InvalidOperationException>(() => Read(settings)).Message;

    private static IReadOnlyList<PaymentAccount> Read(params (string Name, string Value)[] settings) =>
        PaymentAccountSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.ToDictionary(
                        s => s.Name.Length > 0 ? $"Payments:Accounts:{s.Name}" : "Payments:Accounts",
                        string? (s) => s.Value,
                        StringComparer.Ordinal
                    )
                )
                .Build()
        );
}
