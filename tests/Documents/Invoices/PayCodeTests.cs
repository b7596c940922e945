using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using static MilestoneBot.Tests.Documents.Invoices.SampleDocuments;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>The code for banking apps (EPC069-12): right, or left out.</summary>
public sealed class PayCodeTests
{
    private static readonly BankAccount Account = new("DE89370400440532013000", "Studio Nord GmbH", "");

    [Fact]
    public void It_says_payee_account_sum_and_reference_line_by_line() =>
        Assert.Equal(
            "BCD\n002\n1\nSCT\n\nStudio Nord GmbH\nDE89370400440532013000\nEUR11602.50\n\nRF86INV20260002",
            Code(Account, Eur(1_160_250))?.Payload
        );

    [Theory]
    [InlineData(1, "EUR0.01")]
    [InlineData(99_999_999_999, "EUR999999999.99")]
    public void The_least_and_the_most_that_the_standard_allows_have_one(long cents, string expected) =>
        Assert.Contains(expected, Code(Account, Eur(cents))!.Payload, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000_000_000)]
    public void A_sum_beyond_has_none(long cents) => Assert.Null(Code(Account, Eur(cents)));

    [Fact]
    public void Another_currency_has_none()
    {
        Assert.True(Currency.TryGet("CHF", out var francs));
        Assert.Null(Code(Account, new(100, francs)));
    }

    [Fact]
    public void A_holder_of_seventy_characters_fits_and_a_longer_one_is_not_cut()
    {
        Assert.NotNull(Code(Account with { Holder = new('ü', 70) }, Eur(100)));
        Assert.Null(Code(Account with { Holder = new('ü', 71) }, Eur(100)));
        Assert.Null(Code(Account with { Holder = "" }, Eur(100)));
    }

    [Theory]
    [InlineData("CH9300762011623852957", "", false)]
    [InlineData("CH9300762011623852957", "POFICHBEXXX", true)]
    [InlineData("NO9386011117947", "", true)]
    [InlineData("AE070331234567890123456", "EBILAEAD", false)]
    [InlineData("DE89370400440532013000", "COBADEFF1", false)]
    public void The_account_has_to_be_one_that_a_sepa_transfer_reaches(string iban, string bic, bool has) =>
        Assert.Equal(has, Code(new(iban, "Studio Nord", bic), Eur(100)) is not null);

    [Fact]
    public void A_reference_with_wrong_check_digits_has_none() =>
        Assert.Null(PayCode.Create(Account, Eur(100), "RF00INV20260002"));

    [Fact]
    public void A_credit_note_and_a_seller_without_an_account_have_none()
    {
        Assert.NotNull(PayCode.Create(Plain, Plain.ToPay));
        Assert.Null(PayCode.Create(PartCredit, PartCredit.ToPay));
        var without = Plain with { Seller = Plain.Seller with { Details = PartyDetails.None } };
        Assert.Null(PayCode.Create(without, without.ToPay));
    }

    [Fact]
    public void Its_picture_for_pages_has_every_dark_module_once()
    {
        var code = Code(Account, Eur(100))!;
        var dark = Enumerable.Range(0, code.Size * code.Size).Count(i => code.IsDark(i / code.Size, i % code.Size));
        Assert.Equal(dark, code.Bars().Sum(bar => bar.Length));
        Assert.Contains($"viewBox=\"0 0 {code.Size} {code.Size}\"", code.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(code.Bars().Count(), code.ToSvg().Split('M').Length - 1);
    }

    private static PayCode? Code(BankAccount account, Money sum) => PayCode.Create(account, sum, "RF86INV20260002");
}
