using MilestoneBot.Tests.Kit.Databases;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Kit.Teams.StoryPerson;
using static MilestoneBot.Tests.Stories.Platforms.WebsiteProjectStory;

namespace MilestoneBot.Tests.Stories.Promises;

/// <summary>Promises 14 to 17: the money is followed to the cent, and it decides about the next stage.</summary>
public sealed partial class TrackPromises
{
    /// <summary>Payments by webhook and by payment check have their own stories; here finance types them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "14")]
    public async Task All_invoices_and_all_money_stand_together_and_every_part_payment_is_counted(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo);
        if (!solo)
            foreach (var who in new[] { Priya, Marc, Bob })
                Says(
                    await story.SayAsync(who, "pay 1 2000"),
                    "You cannot record a payment in this project: that is for finance (Finn Berg). Nothing was changed."
                );
        await story.SayAsync(Priya, "override 2 reason \"paid by cheque, in the post\"");
        if (!solo)
            await story.SayAsync(Marc, "approve R1");
        foreach (var line in new[] { "start 2", "submit 2 \"Screens\"" })
            await story.SayAsync(Priya, line);
        await story.SayAsync(Marc, "confirm 2");
        await MoneyAsync(
            story,
            "Billed: €3,600.00 net + €684.00 VAT",
            "Not yet billed: €8,400.00 net",
            "of that confirmed: €4,800.00 net",
            "Received: €0.00 gross",
            "Owed: €4,284.00 gross",
            "of that overdue: €0.00 gross",
            "Expected: €14,280.00 gross still to come"
        );
        await story.SayAsync(Priya, "invoice 2");
        Assert.Equal(
            [
                "INV-2026-0001 · Discovery report: open, due in 14 days (issued 2026-07-01, due 2026-07-15) · €4,284.00 · €4,284.00",
                "draft · Design approval: draft · €5,712.00 · €0.00",
                "Sum · €9,996.00 · €4,284.00",
            ],
            Table(await story.SayAsync(Bob, "invoices"))
        );
        await story.SayAsync(Marc, "issue 2");

        // Part by part; the balance follows by itself.
        story.Day("2026-07-06T09:00:00Z");
        var finn = solo ? "Priya Shah · solo" : "Finn Berg";
        Says(
            await story.SayAsync(Finn, "pay INV-2026-0001 2,000.00 on 2026-07-03 ref \"wire 7\""),
            "Received €2,000.00 on INV-2026-0001",
            "€2,284.00 open, due in 9 days.",
            $"P1 2026-07-03 · wire 7 · {finn} · €2,000.00"
        );
        Says(await story.SayAsync(Finn, "pay 1 284.50"), "€1,999.50 open", "P2 2026-07-06");
        // A payment that looks like a duplicate, has another currency or is years away is not counted.
        var facts = story.Bot.Facts();
        foreach (
            var (line, says) in new[]
            {
                ("pay 1 2000 ref \"WIRE 7\"", "looks recorded"),
                ("pay 1 284.50", "looks recorded"),
                ("pay 1 100 USD", "INV-2026-0001 is in EUR, and $100.00 i"),
                ("pay 1 100 on 2062-07-07", "Fri 7 Jul 2062 is more than a year from today"),
                ("pay 1 0", "above 0"),
                ("pay 1 -50", "above 0"),
                ("pay 1 1200.005", "EUR has 2 decimals"),
            }
        )
            Assert.Contains(says, (await story.SayAsync(Finn, line)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(facts, story.Bot.Facts());

        // An overpayment is refused until somebody states that it is credit, and then everybody sees it.
        Says(
            await story.SayAsync(Finn, "pay 1 2500"),
            "€500.50 too much for INV-2026-0001",
            "€2,500.00 arrived, €1,999.50 is open. Nothing is recorded until you choose",
            "[Keep as client credit]"
        );
        Assert.Equal(facts, story.Bot.Facts());
        Says(await story.PressAsync(Finn, "Keep as client credit"), "INV-2026-0001 is paid in full (3 payments)");
        Says(
            await story.SayAsync(Bob, "show INV-2026-0001"),
            "Received: €4,784.50 = used €4,284.00 + moved to client credit €500.50",
            "Open: €0.00",
            "Client credit: €500.50 of what was paid here is left",
            "P3 2026-07-06"
        );
        Assert.Equal(
            [
                "INV-2026-0001 · Discovery report: paid Mon 6 Jul 2026 (issued 2026-07-01, due 2026-07-15) · €4,284.00 · €0.00",
                "INV-2026-0002 · Design approval: open, due in 9 days (issued 2026-07-01, due 2026-07-15) · €5,712.00 · €5,712.00",
                "Sum · €9,996.00 · €5,712.00",
            ],
            Table(await story.SayAsync(Bob, "invoices all"))
        );
        story.Day("2026-07-17T09:00:00Z");
        Assert.Equal(
            [
                "INV-2026-0002 · Design approval: open, 2 days overdue (issued 2026-07-01, due 2026-07-15) · €5,712.00 · €5,712.00",
                "Sum · €5,712.00 · €5,712.00",
            ],
            Table(await story.SayAsync(Bob, "invoices overdue"))
        );
        Assert.Equal(
            [
                "INV-2026-0001 · Discovery report: paid Mon 6 Jul 2026 (issued 2026-07-01, due 2026-07-15) · €4,284.00 · €0.00",
                "Sum · €4,284.00 · €0.00",
            ],
            Table(await story.SayAsync(Bob, "invoices paid"))
        );
        await MoneyAsync(
            story,
            "Billed: €8,400.00 net + €1,596.00 VAT",
            "Not yet billed: €3,600.00 net",
            "of that confirmed: €0.00 net",
            "Received: €4,784.50 gross",
            "Owed: €5,712.00 gross",
            "of that overdue: €5,712.00 gross",
            "Expected: €9,996.00 gross still to come",
            "Client credit: €500.50 gross left"
        );
        Says(await story.SayAsync(Bob, "forecast"), "€9,996.00 expected");
    }

    /// <summary>The reminders ahead of the next stage are the scheduler's and have their own story.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Promise", "15")]
    public async Task The_gate_answers_from_the_money_as_it_is_now_open_waiting_blocked_or_overridden(bool solo)
    {
        await using var story = await WebsiteProject.ToldAsync(solo, "confirmed");
        const string policy = "Policy: previous stage paid in full.";
        Says(
            await story.SayAsync(Bob, "start 3"),
            "Final delivery: Waiting",
            "Waiting: Design approval is planned; it must be confirmed complete, billed and paid first.",
            policy
        );
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Design approval: Blocked",
            "Blocked: Discovery report is confirmed complete and not billed yet.",
            policy,
            "[Create invoice] invoice 1",
            solo ? "[Start it anyway] override 2" : "[Ask Marc to allow it] ask override 2"
        );
        await story.SayAsync(Priya, "invoice 1");
        Says(await story.SayAsync(Bob, "start 2"), "not billed yet", "[Show draft]");
        await story.SayAsync(Marc, "issue 1");
        Says(
            await story.SayAsync(Bob, "start 2"),
            $"Blocked: INV-2026-0001 has €4,284.00 open (due Wed 15 Jul 2026, not overdue). {policy}",
            "[Post a team reminder] remind INV-2026-0001",
            solo ? "[Start it anyway] override 2" : "[Ask Marc to allow it] ask override 2"
        );

        // Never from an old card: a card that was posted before the money came is updated, and a click is answered
        // from the ledger.
        story.Day("2026-07-20T09:00:00Z");
        await story.SayAsync(Finn, "pay 1 2000");
        var blocked = await story.SayAsync(Bob, "start 2");
        Says(
            blocked,
            $"Blocked: INV-2026-0001 has €2,284.00 open (due Wed 15 Jul 2026, 5 days overdue). {policy} Follow up first.",
            "[Post a team reminder] remind INV-2026-0001",
            "[Save promised date] promise INV-2026-0001",
            solo ? "[Start it anyway] override 2" : "[Ask Marc to allow it] ask override 2",
            "As of Mon 20 Jul 2026 11:00"
        );
        Says(await story.SayAsync(Finn, "dispute 1 \"the budget page is missing\""), "disputed");
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Blocked: INV-2026-0001 is disputed (the budget page is missing), €2,284.00 open. Settle it first."
        );
        await story.SayAsync(Finn, "settle-dispute 1");
        await story.SayAsync(Finn, "pay 1 2284");
        Says(
            await story.SayAsync(Bob, "can we start design approval?"),
            "May start: INV-2026-0001 for Discovery report is paid in full.",
            policy
        );
        await story.EditedAsync("May start: INV-2026-0001 for Discovery report is paid in full.");
        await story.SayAsync(Finn, "reverse P2 reason \"bounced\"");
        Says(await story.SayAsync(Bob, "start 2"), "Blocked: INV-2026-0001 has €2,284.00 open");

        // Overridden: by an approver who did not request it, for one stage, with a reason, shown with the person.
        Says(
            await story.SayAsync(Marc, "override 2 reason \"hurry\""),
            "An override needs a reason of 15 characters or more"
        );
        if (!solo)
        {
            foreach (var who in new[] { Bob, Finn })
                Says(
                    await story.SayAsync(who, "override 2 reason \"Dana promised the transfer\""),
                    "You cannot override a gate in this project: that is for an approver (Marc Oliver)"
                );
            Says(
                await story.SayAsync(Priya, "override 2 reason \"Dana promised the transfer\""),
                "Marc Oliver, may Design approval start before Discovery report is paid? (R1, asked by Priya Shah)",
                "Nothing changes before the answer."
            );
            Says(await story.PressAsync(Priya, "Approve"), "You cannot", "Marc Oliver");
            Says(await story.SayAsync(Bob, "start 2"), "Blocked");
            Says(await story.PressAsync(Marc, "Approve"), "overridden by Marc Oliver, 2026-07-20 11:00");
        }
        else
            Says(
                await story.SayAsync(Priya, "override 2 reason \"Dana promised the transfer\""),
                "May start: the gate was overridden by Priya Shah, 2026-07-20 11:00 · solo: Dana promised the transfer"
            );
        var who2 = solo ? "Priya Shah, 2026-07-20 11:00 · solo" : "Marc Oliver, 2026-07-20 11:00";
        Says(
            await story.SayAsync(Bob, "start 2"),
            "Design approval started",
            $"Gate overridden: Dana promised the transfer ({who2})"
        );
        Says(
            await story.SayAsync(Bob, "status"),
            "2 · Design approval · €4,800.00 · 2026-08-14 · started · gate overridden"
        );
        Says(
            await story.SayAsync(Bob, "proof 2"),
            $"Gate overridden: Dana promised the transfer ({who2})",
            "The gate then: Blocked: INV-2026-0001 has €2,284.00 open"
        );
        Says(await story.SayAsync(Bob, "start 3"), "Waiting: Design approval is started");

        // The policy in force is always named, and another one answers differently.
        foreach (var line in new[] { "submit 2 \"Screens\"" })
            await story.SayAsync(Bob, line);
        await story.SayAsync(Marc, "confirm 2");
        await story.SayAsync(Priya, "invoice 2");
        await story.SayAsync(Marc, "issue 2");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "Blocked: INV-2026-0002 has €5,712.00 open",
            policy
        );
        await story.SayAsync(Priya, "settings gate not-overdue");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "May start: Design approval is billed and not overdue.",
            "Policy: previous stage billed and not overdue."
        );
        story.Day("2026-08-04T09:00:00Z");
        Says(
            await story.SayAsync(Bob, "start 3"),
            "Blocked: INV-2026-0002 has €5,712.00 open (due Mon 3 Aug 2026, 1 day overdue). Policy: previous stage billed and not overdue."
        );
        await story.SayAsync(Priya, "settings gate advise");
        Says(
            await story.SayAsync(Bob, "can we start final delivery?"),
            "May start, though Design approval is not paid in full; the policy only advises."
        );
    }

    private static async Task MoneyAsync(TeamsStory story, params string[] facts)
    {
        var money = await story.SayAsync(Bob, "money");
        Assert.Equal(["Contract: €12,000.00 net", .. facts], money.Lines.Skip(1).TakeWhile(l => !IsSum(l)));
        AddsUp(money);
    }

    private static bool IsSum(string line) => line.Contains(" = ", StringComparison.Ordinal);

    /// <summary>The three sums on the page: what stands left of "=" is what stands right of it.</summary>
    private static void AddsUp(BotAnswer answer)
    {
        var sums = answer.Lines.Where(IsSum).ToList();
        Assert.Equal(3, sums.Count);
        Assert.All(
            sums,
            line =>
            {
                var sides = line.Split(" = ").Select(Side).ToList();
                Assert.True(sides is [var left, var right] && left == right, line);
            }
        );
        static decimal Side(string text) =>
            text.Split(" + ").Sum(part => part.Split(" − ").Select(Number).Aggregate((first, next) => first - next));
        static decimal Number(string text) =>
            decimal.Parse(text.Split(' ')[^1].Replace("€", ""), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Table(BotAnswer answer) =>
        answer.Lines.Where(line => line.Contains(" · ", StringComparison.Ordinal));
}
