using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Xml;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;
using static MilestoneBot.Tests.Documents.Invoices.DocumentSamples;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>
/// What our checks name before issue: each thing by its rule, and neither more nor less than the official rules find in the
/// document when it is written all the same.
/// </summary>
public sealed class InvoiceDocumentChecksTests
{
    private static readonly InvoiceDocument Whole = Invoice(Line("Design approval", Eur(4_000), Full));

    /// <summary>Where one cause breaks several official rules, the one that we name for it.</summary>
    private static readonly Dictionary<string, string> NamedAs = new(StringComparer.Ordinal)
    {
        ["BR-O-12"] = "BR-O-11",
        ["BR-S-09"] = "BR-CO-17",
        ["BR-CL-03"] = "BR-CL-04",
    };

    private static void AssertNamed(InvoiceDocument document, params DocumentFault[] faults) =>
        Assert.Equal(faults, InvoiceDocumentChecks.Check(document));

    [Fact]
    public void A_seller_without_country_is_named_with_the_term_to_fill() =>
        AssertNamed(Whole.From(d => d with { Country = "" }), new DocumentFault("BR-09", DocumentTerm.SellerCountry));

    [Fact]
    public void A_buyer_without_any_address_is_named_once() =>
        AssertNamed(
            Whole.To(d => d with { Street = "", PostCode = "", City = "", Country = "" }),
            new DocumentFault("BR-10", DocumentTerm.BuyerAddress)
        );

    [Fact]
    public void A_country_that_is_no_code_is_named_with_what_stands_there() =>
        AssertNamed(
            Whole.To(d => d with { Country = "Germany" }),
            new DocumentFault("BR-CL-14", DocumentTerm.BuyerCountry, "GERMANY")
        );

    [Fact]
    public void A_VAT_id_without_its_country_is_named() =>
        AssertNamed(Whole.FromVatId("123456789"), new DocumentFault("BR-CO-09", DocumentTerm.SellerVatId, "123456789"));

    [Fact]
    public void Reverse_charge_needs_a_number_of_both() =>
        AssertNamed(
            Invoice(Line("Design", Eur(4_000), ReverseCharge))
                .FromVatId("")
                .From(d => d with { TaxNumber = "" })
                .ToVatId("")
                .To(d => d with { RegisterNumber = "" }),
            new DocumentFault("BR-AE-02", DocumentTerm.SellerTaxId),
            new DocumentFault("BR-AE-02", DocumentTerm.BuyerTaxId)
        );

    [Fact]
    public void A_seller_whom_nothing_identifies_is_named() =>
        AssertNamed(
            Invoice(Line("Design", Eur(4_000), OutsideScope)).From(d => d with { TaxNumber = "", RegisterNumber = "" }),
            new DocumentFault("BR-CO-26", DocumentTerm.SellerIdentity)
        );

    [Fact]
    public void What_is_not_taxed_stands_alone() =>
        AssertNamed(
            Invoice(Line("Design", Eur(4_000), OutsideScope), Line("Manual", Eur(1), Full)),
            new DocumentFault("BR-O-11", DocumentTerm.OutsideScopeAlone)
        );

    [Fact]
    public void Goods_that_go_to_two_countries_are_named_with_both() =>
        AssertNamed(
            Invoice(Line("Boxes", Eur(1), GoodsToFrance), Line("Boxes", Eur(2), GoodsToGreece)),
            new DocumentFault("BR-IC-12", DocumentTerm.DeliveryCountry, "FR, GR")
        );

    [Fact]
    public void An_advance_on_goods_for_another_country_has_no_day_of_delivery() =>
        AssertNamed(
            Of(InvoiceDocumentKind.Prepayment, Line("Boxes", Eur(1), GoodsToFrance)),
            new DocumentFault("BR-IC-11", DocumentTerm.DeliveryDate)
        );

    [Fact]
    public void A_currency_with_three_decimals_has_no_electronic_form()
    {
        Assert.True(Currency.TryGet("KWD", out var dinar));
        AssertNamed(
            Invoice(Line("Design", new(7_777_777, dinar), Full)),
            new DocumentFault("BR-DEC-14", DocumentTerm.Currency, "KWD")
        );
    }

    [Fact]
    public void Zero_per_cent_without_its_reason_is_named() =>
        AssertNamed(
            Invoice(Line("Design", Eur(4_000), VatTreatment.FromRate(Percent.Zero))),
            new DocumentFault("BR-CO-04", DocumentTerm.VatCategory)
        );

    [Fact]
    public void A_town_hall_needs_what_XRechnung_asks_beyond_the_standard() =>
        AssertNamed(
            Whole
                .To(TownHall with { Details = TownHall.Details with { PostCode = "", ElectronicAddress = "" } })
                .From(d => d with { Phone = "", Account = null }),
            new DocumentFault("BR-DE-1", DocumentTerm.SellerAccount),
            new DocumentFault("BR-DE-6", DocumentTerm.SellerPhone),
            new DocumentFault("BR-DE-9", DocumentTerm.BuyerPostCode),
            new DocumentFault("PEPPOL-EN16931-R010", DocumentTerm.BuyerElectronicAddress)
        );

    [Fact]
    public void A_buyer_reference_outside_Germany_is_no_XRechnung() =>
        AssertNamed(Whole.From(d => d with { Phone = "" }).To(d => d with { BuyerReference = "991-1" }));

    [Needs(Need.Node)]
    [ContractFact]
    public Task Checks_and_official_rules_agree_on_30_incomplete_documents() => AgreeAsync(0, 30);

    [Needs(Need.Node)]
    [Needs(Need.Minutes)]
    [ContractFact]
    public Task Checks_and_official_rules_agree_on_400_incomplete_documents() => AgreeAsync(1_000, 400);

    [ContractFact]
    public void Every_currency_is_in_the_list_or_named()
    {
        var rules = File.ReadAllText(Directory.GetFiles(Contracts.PathOf("einvoice", "rules"), "EN16931-UBL-*")[0]);
        var list = rules[rules.IndexOf("id=\"BR-CL-03\"", StringComparison.Ordinal)..][..2_500];
        foreach (var currency in Currency.All.Where(one => one.Digits < 3))
            Assert.Equal(
                list.Contains($" {currency.Code} ", StringComparison.Ordinal),
                InvoiceDocumentChecks.Check(Invoice(Line("Design", new(100, currency), Full))).Count == 0
            );
    }

    private static async Task AgreeAsync(int first, int count)
    {
        await using var rules = new OfficialRules();
        var (wrong, named) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var seed = first; seed < first + count; seed++)
        {
            var document = RandomDocuments.Incomplete(new(seed));
            var ours = InvoiceDocumentChecks
                .Check(document, InvoiceProfile.En16931)
                // No rule can see a second country, since there is no place for it.
                .Where(fault => !fault.Value.Contains(',', StringComparison.Ordinal))
                .Select(fault => fault.Rule)
                .ToHashSet(StringComparer.Ordinal);
            var theirs = (await rules.BrokenByAsync("UBL", UblWriter.Write(document, InvoiceProfile.En16931)))
                .Where(rule => rule.Flag == "fatal")
                .Select(rule => NamedAs.GetValueOrDefault(rule.Rule, rule.Rule))
                .ToHashSet(StringComparer.Ordinal);
            named.UnionWith(ours);
            if (!ours.SetEquals(theirs))
                wrong.Add(
                    $"seed {seed}: only ours {string.Join(", ", ours.Except(theirs))}; "
                        + $"only theirs {string.Join(", ", theirs.Except(ours))}"
                );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // The sample reaches most of what can be missing.
        Assert.True(named.Count >= 15, $"named: {string.Join(", ", named.Order(StringComparer.Ordinal))}");
    }
}
