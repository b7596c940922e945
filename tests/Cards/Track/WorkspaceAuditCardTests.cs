using MilestoneBot.Cards.Track;
using MilestoneBot.Tests.Store.Workspaces;

namespace MilestoneBot.Tests.Cards.Track;

/// <summary>What the audit trail of a workspace's settings says of each change.</summary>
public sealed class WorkspaceAuditCardTests
{
    [Fact]
    public void Every_change_is_one_sentence_and_names_no_client_of_another_project() =>
        Assert.Equal(
            [
                "saved the template halves with 1 milestone",
                "set the seller: Studio, Street 1, VAT id DE1, zone Europe/Berlin, country DE",
                "proposed the account DE89 3704 0044 0532 0130 00 (Studio GmbH, COBADEFFXXX) (proposal 1)",
                "accepted the account of proposal 1",
                "declined the account of proposal 1: User test passed",
                "set the VAT of new projects to 0 % (small business)",
                "saved the label User test passed: PO 4711",
                "removed the label User test passed",
                "set how the books are exported: revenue 19 8400 3",
                "gave a client the account number 10000 in the exported books",
                "began the series INV-2026 at 418",
            ],
            WorkspaceWriterTests.Samples.Select(WorkspaceAuditCard.Describe)
        );
}
