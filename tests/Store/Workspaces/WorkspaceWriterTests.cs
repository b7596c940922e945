using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Workspaces;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Tests.Store.Workspaces;

/// <summary>Every fact of a workspace can be written, and its journal entry says what was done.</summary>
public sealed class WorkspaceWriterTests
{
    /// <summary>One of each.</summary>
    internal static readonly WorkspaceEvent[] Samples =
    [
        new TemplateSaved(
            "halves",
            [new("Design approval", new Amount.Rest(), null, null, 14, Criterion.ClientSignOff, "note")]
        ),
        new SellerSet("Studio", "Street 1", "DE1", "Europe/Berlin") { Details = new() { Country = "DE" } },
        new SellerAccountProposed(1, "DE89370400440532013000", "Studio GmbH", "COBADEFFXXX"),
        new SellerAccountAccepted(1, Solo: true),
        new SellerAccountDeclined(1, "User test passed"),
        new DefaultVatSet(new(VatCategory.Exempt, Percent.Zero)),
        new LabelSaved(new("User test passed", "PO 4711", 30, Criterion.SignedChecklist)),
        new LabelRemoved("User test passed"),
        new DatevSet("revenue 19", "8400 3"),
        new DebtorNumbered("p1", "Acme GmbH", 10000),
        new SeriesStarted("INV", 2026, 418),
    ];

    public static TheoryData<string> Events =>
        [
            .. typeof(WorkspaceEvent)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(WorkspaceEvent)))
                .Select(t => t.Name),
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void It_has_its_statement_and_its_entry(string name)
    {
        var sample = Assert.Single(Samples, s => s.GetType().Name == name);
        Assert.DoesNotContain(
            ';',
            WorkspaceWriter.CreateStatement(sample, "tenant-a", new("priya", default, Solo: false)).Sql
        );
        var (verb, details) = WorkspaceWriter.ToJournalEntry(sample);
        Assert.Matches("^[a-z]+-[a-z]+$", verb);
        Assert.Equal(sample, WorkspaceWriter.FromJournalEntry(verb, details));
        Assert.Contains(
            name switch
            {
                nameof(TemplateSaved) => "\"client-sign-off\"",
                nameof(SeriesStarted) => "\"first\":418",
                nameof(DefaultVatSet) => "\"exempt 0\"",
                nameof(DatevSet) => "\"8400 3\"",
                nameof(DebtorNumbered) => "\"number\":10000",
                nameof(SellerSet) => "\"vatId\":\"DE1\",\"zone\":\"Europe/Berlin\",\"details\":{\"country\":\"DE\"}",
                nameof(SellerAccountProposed) => "\"iban\":\"DE89370400440532013000\"",
                nameof(SellerAccountAccepted) => "\"proposal\":1",
                _ => "\"User test passed\"",
            },
            details,
            StringComparison.Ordinal
        );
    }
}
