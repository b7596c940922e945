using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Projects;

/// <summary>
/// A closed project still accepts what concerns its money, and lists and corrects it too; its work is over.
/// </summary>
public sealed class ReopenProjectStory
{
    private const string Again = "The project is closed; its money is open again.";

    private static async Task<TeamsStory> ClosedAsync()
    {
        var story = await WebsiteProject.ToldAsync(solo: false, "paid");
        foreach (var (stage, sum) in new[] { (2, 5712), (3, 4284) })
        foreach (
            var (who, line) in new[]
            {
                (Priya, $"start {stage}"),
                (Priya, $"submit {stage} \"Work\""),
                (Marc, $"confirm {stage}"),
                (Priya, $"invoice {stage}"),
                (Marc, $"issue {stage}"),
                (Finn, $"pay {stage} {sum}"),
            }
        )
            await story.SayAsync(who, line);
        Says(await story.SayAsync(Priya, "project close"), "Acme website is closed");
        return story;
    }

    [Fact]
    public async Task What_somebody_did_to_the_money_of_a_closed_project_is_undone_like_everywhere()
    {
        await using var story = await ClosedAsync();
        Says(await story.SayAsync(Finn, "undo"), "too late to undo the payment P3", "[Reverse P3]");
        Says(await story.SayAsync(Marc, "undo"), "Nothing was changed");
        Says(await story.SayAsync(Finn, "reverse P1 reason \"bounced\""), "INV-2026-0001 has €4,284.00 open", Again);
        Says(await story.SayAsync(Finn, "pay 1 284"), "Received €284.00", "€4,000.00 open", Again);
        Says(await story.SayAsync(Finn, "undo"), "Reversed P5", "€4,284.00 open");
        Says(await story.SayAsync(Priya, "promise 1 tomorrow"), "Promised: 2026-07-02");
        Says(await story.SayAsync(Priya, "undo"), "Undid the promise");
        Says(await story.SayAsync(Finn, "pay 1 284 on +3d"), "€284.00 is announced");
        Says(await story.SayAsync(Finn, "undo"), "Took A1 back: undone");
        Says(
            await story.SayAsync(Priya, "status"),
            "closed; its money is open again",
            "Received: €9,996.00 gross",
            "Owed: €4,284.00 gross"
        );
        Says(await story.SayAsync(Priya, "verify"), "Audit trail intact");
    }

    [Fact]
    public async Task A_dispute_in_a_closed_project_is_settled_and_its_invoice_reminded()
    {
        await using var story = await ClosedAsync();
        await story.SayAsync(Finn, "reverse P1 reason \"bounced\"");
        Says(await story.SayAsync(Priya, "dispute 1 \"they paid\""), "is disputed");
        Says(await story.SayAsync(Priya, "remind 1"), "settle-dispute INV-2026-0001");
        Says(await story.SayAsync(Priya, "inbox"), "INV-2026-0001");
        Says(await story.SayAsync(Priya, "settle-dispute INV-2026-0001"), "INV-2026-0001 has €4,284.00 open");
        Says(await story.SayAsync(Priya, "remind 1"), "Reminder: INV-2026-0001");
    }

    [Fact]
    public async Task Who_may_only_ask_asks_for_the_money_of_a_closed_project_and_an_approver_decides()
    {
        await using var story = await ClosedAsync();
        await story.SayAsync(Finn, "reverse P1 reason \"bounced\"");
        Says(await story.SayAsync(Finn, "writeoff 1 reason \"insolvent\""), "R1 waits for an approver");
        Says(await story.SayAsync(Priya, "credit 1 119 reason \"goodwill\""), "R2 waits for an approver");
        Says(await story.SayAsync(Finn, "refund 2 100 reason \"goodwill\""), "R3 waits for an approver");
        Says(await story.SayAsync(Marc, "inbox"), "R1: Finn Berg", "R2: Priya Shah", "R3: Finn Berg");
        Says(await story.SayAsync(Marc, "approve R2"), "€4,165.00 open", Again);
        Says(await story.SayAsync(Marc, "approve R1"), "INV-2026-0001 is written off: €4,165.00 lost");
        Says(await story.SayAsync(Marc, "decline R3"), "R3 declined");
        Says(await story.SayAsync(Finn, "ask override 2 reason \"a reason that is long\""), "Nothing was changed");
    }

    [Fact]
    public async Task What_is_credited_in_full_in_a_closed_project_or_dropped_since_is_not_said_to_be_billed_again()
    {
        await using var story = await ClosedAsync();
        await story.SayAsync(Finn, "reverse P1 reason \"bounced\"");
        var credited = await story.SayAsync(Marc, "credit 1 reason \"typo\"");
        Says(credited, "The project is closed, so nothing is billed for it again.");
        Assert.DoesNotContain("next: invoice", credited.Text, StringComparison.Ordinal);
        await using var other = await WebsiteProject.ToldAsync(solo: true);
        foreach (
            var line in new[]
            {
                "credit 1 reason \"typo\"",
                "reopen 1 reason \"not wanted\"",
                "drop 1",
                "amend 3 amount rest",
            }
        )
            await other.SayAsync(Priya, line);
        Says(await other.SayAsync(Priya, "terms agreed by \"Dana\" ref \"mail\""), "terms v2");
        var dropped = await other.SayAsync(Priya, "show INV-2026-0001");
        Says(dropped, "Discovery report is dropped, so nothing is billed for it again.", "Discovery report (dropped)");
        Assert.DoesNotContain("milestone 0", dropped.Text, StringComparison.Ordinal);
    }
}
