using MilestoneBot.Documents.Invoices.Xml;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>Documents at random: valid by the schema, right in their sums, one syntax saying what the other says.</summary>
public sealed class RandomDocumentsTests
{
    [ContractFact]
    public void Schema_sums_and_twins_hold_for_100_documents() => Check(0, 100);

    [Needs(Need.Minutes)]
    [ContractFact]
    public void Schema_sums_and_twins_hold_for_1000_documents() => Check(10_000, 1_000);

    /// <summary>What is missing is left out; no element is empty and none stands at the wrong place.</summary>
    [ContractFact]
    public void An_incomplete_document_breaks_no_schema_but_for_what_it_lacks()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var xml = UblWriter.Write(RandomDocuments.Incomplete(new(seed)));
            Assert.All(
                UblSchema.ProblemsOf(xml),
                problem => Assert.Contains("incomplete content", problem, StringComparison.Ordinal)
            );
        }
    }

    private static void Check(int first, int count)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            var document = RandomDocuments.Complete(new(seed));
            Assert.True(InvoiceDocumentChecks.Check(document).Count == 0, $"seed {seed}");
            var ubl = UblWriter.Write(document);
            Assert.True(
                UblSchema.ProblemsOf(ubl) is [],
                $"seed {seed}: {string.Join('\n', UblSchema.ProblemsOf(ubl))}"
            );
            ElectronicSums.Check(DocumentTerms.OfUbl(ubl), document, most: 0);
            ElectronicSums.Check(DocumentTerms.OfCii(CiiWriter.Write(document)), document, most: 0);
            ElectronicInvoiceTests.AssertTwins(document);
        }
    }
}
