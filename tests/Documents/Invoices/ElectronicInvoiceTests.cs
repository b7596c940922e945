using System.Text;
using MilestoneBot.Documents.Invoices;
using MilestoneBot.Documents.Invoices.Xml;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;
using static MilestoneBot.Tests.Documents.Invoices.EveryDocument;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>
/// UBL and CII of 40 documents: valid by the published schema, right by the official rules, and one says what the other
/// says.
/// </summary>
public sealed class ElectronicInvoiceTests
{
    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    [Fact]
    public void There_are_forty_samples_of_all_kinds()
    {
        Assert.Equal(40, All.Count);
        Assert.Equal(Enum.GetValues<InvoiceDocumentKind>(), All.Select(one => one.Document.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Our_checks_find_nothing_in_a_complete_document(string name) =>
        Assert.Empty(InvoiceDocumentChecks.Check(DocumentOf(name)));

    [ContractTheory]
    [MemberData(nameof(Names))]
    public void The_published_schema_of_UBL_takes_it(string name) =>
        Assert.Empty(UblSchema.ProblemsOf(UblWriter.Write(DocumentOf(name))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_total_is_reckoned_again_from_the_lines(string name)
    {
        var document = DocumentOf(name);
        ElectronicSums.Check(DocumentTerms.OfUbl(UblWriter.Write(document)), document, most: 0);
        ElectronicSums.Check(DocumentTerms.OfCii(CiiWriter.Write(document)), document, most: 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CII_says_field_by_field_what_UBL_says(string name) => AssertTwins(DocumentOf(name));

    [Theory]
    [InlineData(
        DocumentLanguage.German,
        "Zahlbar bis 30. Dezember 2026. 3 % Skonto (34,81 EUR) bei Zahlungseingang bis 10. Dezember 2026."
    )]
    [InlineData(
        DocumentLanguage.English,
        "Payable by 30 December 2026. 3% cash discount (EUR 34.81) if the money arrives by 10 December 2026."
    )]
    public void Terms_of_payment_are_in_the_words_of_the_language(DocumentLanguage language, string expected)
    {
        var document = DocumentOf("invoice").To(details => details with { Language = language }) with
        {
            Due = new(2026, 12, 30),
            Discount = new(new(DocumentSamples.Rate(3), 10), new(2026, 12, 10), new(3_481, Currency.Eur)),
        };
        Assert.Equal([expected], DocumentTerms.OfUbl(UblWriter.Write(document))["BT-20"]);
    }

    [Needs(Need.Node)]
    [ContractFact]
    public async Task The_official_rules_find_nothing_in_forty_UBL_documents()
    {
        await using var rules = new OfficialRules();
        var broken = new List<string>();
        foreach (var (name, document) in All)
            broken.AddRange(
                (await rules.BrokenByAsync("UBL", UblWriter.Write(document))).Select(rule => $"{name}: {rule}")
            );
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>One of each: the rules take most of a minute for a document.</summary>
    [Needs(Need.Node)]
    [Needs(Need.Minutes)]
    [ContractTheory]
    [InlineData("invoice")]
    [InlineData("prepayment")]
    [InlineData("final of two rates")]
    [InlineData("credit note of a final")]
    [InlineData("goods to Greece")]
    [InlineData("outside the scope, no register number")]
    [InlineData("two exemptions")]
    [InlineData("XRechnung, final with cash discount")]
    public async Task The_official_rules_find_nothing_in_CII(string name)
    {
        await using var rules = new OfficialRules();
        Assert.Empty(await rules.BrokenByAsync("CII", CiiWriter.Write(DocumentOf(name))));
    }

    [Needs(Need.Node)]
    [ContractFact]
    public async Task The_judge_finds_what_is_wrong()
    {
        await using var rules = new OfficialRules();
        var wrong = Encoding.UTF8.GetString(UblWriter.Write(DocumentOf("invoice"))).Replace("760.00", "761.00");
        Assert.Contains(
            await rules.BrokenByAsync("UBL", Encoding.UTF8.GetBytes(wrong.Replace("<cbc:ID>S", "<cbc:ID>Q"))),
            rule => rule is { Rule: "BR-CL-17", Flag: "fatal" }
        );
    }

    internal static void AssertTwins(InvoiceDocument document)
    {
        var ubl = DocumentTerms.OfUbl(UblWriter.Write(document));
        var cii = DocumentTerms.OfCii(CiiWriter.Write(document));
        // CII has a place for one preceding invoice.
        foreach (var term in new[] { "BT-25", "BT-26" })
            if (ubl.TryGetValue(term, out var numbers))
                ubl[term] = numbers[..1];
        Assert.Equal(Text(ubl), Text(cii));
    }

    private static string Text(SortedDictionary<string, string[]> terms) =>
        string.Join('\n', terms.Select(one => $"{one.Key}: {string.Join(" | ", one.Value)}"));

    internal static InvoiceDocument DocumentOf(string name) => All.Single(one => one.Name == name).Document;
}
