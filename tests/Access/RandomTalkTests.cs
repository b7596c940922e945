using System.Text.RegularExpressions;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// Random people send random commands and click random buttons that they were shown, in random states of a project.
/// Whatever follows, the tables agree with the journal, invoice numbers have no gap, and the statement explains every
/// cent.
/// </summary>
[Collection(CheckpointsCollection.Name)]
[Needs(Need.Time)]
public sealed partial class RandomTalkTests(ProjectCheckpoints projectCheckpoints, ITestOutputHelper output)
{
    private const int Sequences = 60,
        Steps = 50;

    private static readonly string[] Lines =
    [
        .. CommandCases
            .All.Select(v => v.Line)
            .Where(l =>
                !l.StartsWith("project use", StringComparison.Ordinal)
                && !l.StartsWith("project new", StringComparison.Ordinal)
            )
            .Distinct(),
    ];

    /// <summary>Commands for the state in which everything is paid.</summary>
    private static readonly string[] Progress =
    [
        "project close",
        "credit INV-2026-0001 10 EUR reason \"discount agreed on 3 August\"",
        "refund INV-2026-0001 10 EUR reason \"paid twice\"",
        "reverse P1 reason \"booked on the wrong invoice\"",
        "statement",
    ];

    private static readonly string[] Points =
    [
        "bare",
        "draft",
        "agreed",
        "amended",
        "submitted",
        "drafted",
        "issued",
        "asked",
        "part-paid",
        "paid",
    ];

    [Fact]
    public async Task Three_thousand_lines_and_presses_of_random_people_leave_the_records_whole()
    {
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        var clicks = 0;
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed + 7);
            projectCheckpoints.PutBack(Points[random.Next(Points.Length)], solo: random.Next(2) == 0);
            MilestoneBot.Chat.Cards.Card? shown = null;
            for (var step = 0; step < Steps; step++)
            {
                projectCheckpoints.Later(
                    random.Next(3) == 0 ? TimeSpan.FromHours(random.Next(80)) : TimeSpan.FromSeconds(random.Next(20))
                );
                var (next, lines) =
                    random.Next(2) == 0
                        ? NextOf((await projectCheckpoints.SeeAsync()).Project, random)
                        : (Participants.All[random.Next(5)], Lines[random.Next(Lines.Length)]);
                // Sometimes anybody sends it.
                var who = random.Next(6) == 0 ? Participants.All[random.Next(Participants.All.Count)] : next;
                var button =
                    shown?.Buttons is { Count: > 0 } buttons && random.Next(4) == 0
                        ? buttons[random.Next(buttons.Count)]
                        : null;
                if (button is not null)
                    clicks++;
                var reply = await projectCheckpoints.AnswerAsync(
                    button is null
                        ? projectCheckpoints.Turn(who, Varied(lines, random), inRoom: true)
                        : projectCheckpoints.Turn(who, button.CommandText, shown!, inRoom: true)
                );
                Assert.True(
                    reply is not null && !reply.Text.Contains("broke on my side", StringComparison.Ordinal),
                    $"seed {seed}, step {step}: {reply?.Text}"
                );
                shown = reply!.Card ?? shown;
            }
            foreach (var (verb, _) in projectCheckpoints.Entries())
                made[verb] = made.GetValueOrDefault(verb) + 1;
            await CheckAsync($"seed {seed}");
        }
        output.WriteLine(
            $"{Sequences * Steps} lines, {clicks} of them presses; entries made: "
                + $"{string.Join(", ", made.OrderByDescending(m => m.Value).Select(m => $"{m.Key} {m.Value}"))}"
        );
        // The conversation must reach the important events.
        Assert.All(
            new[]
            {
                "terms-agreed",
                "stage-confirmed",
                "invoice-issued",
                "payment-recorded",
                "credit-issued",
                "refund-recorded",
                "payment-reversed",
                "invoice-written-off",
                "gate-overridden",
                "terms-amended",
                "request-decided",
            },
            verb => Assert.True(made.GetValueOrDefault(verb) > 0, $"{verb}: {made.GetValueOrDefault(verb)} times")
        );
    }

    /// <summary>
    /// What the project needs next and a person who usually may do it, so that sequences reach far.
    /// </summary>
    private static (Participant Who, string Line) NextOf(Project p, Random random)
    {
        if (p.Held is not null)
            return (Participants.Lead, "project resume reason \"work goes on\"");
        if (p.Agreement is null)
            return (
                Participants.Lead,
                p.Allocation.Closes && p.MissingTerms.Count == 0
                    ? "terms agreed by \"Dana Weiss\" ref \"e-mail 1 July\""
                    : "fill expected-1 2026-08-01 done-when-1 file-delivery expected-2 2026-09-01 done-when-2 "
                        + "file-delivery expected-3 2026-10-01 done-when-3 file-delivery"
            );
        if (
            p.LiveMilestones.FirstOrDefault(m => p.InvoiceOf(m) is not { IsNumbered: true, Open.IsZero: true })
            is not { } m
        )
            return (
                random.Next(2) == 0 ? Participants.Lead : Participants.Approver,
                Progress[random.Next(Progress.Length)]
            );
        var at = p.PositionOf(m);
        return m.Stage switch
        {
            Stage.Planned => random.Next(4) == 0
                ? (Participants.Approver, $"override {at} reason \"the client promised payment on Friday\"")
                : (Participants.Member, $"start {at}"),
            Stage.Started or Stage.ChangesRequested => (Participants.Member, $"submit {at} \"Report v3\""),
            Stage.Submitted => (
                Participants.Approver,
                random.Next(2) == 0 ? $"confirm {at}" : $"confirm {at} by \"Dana Weiss\" ref \"portal approval\""
            ),
            _ => p.InvoiceOf(m) switch
            {
                null => (Participants.Lead, $"invoice {at}"),
                { IsNumbered: false } => (Participants.Approver, $"issue {at}"),
                var open => random.Next(4) switch
                {
                    0 => (Participants.Finance, $"pay {open.IssueDetails!.Number} {random.Next(1, 600)} EUR again"),
                    1 => (
                        Participants.Approver,
                        $"credit {open.IssueDetails!.Number} {random.Next(1, 300)} EUR reason \"discount agreed on 3 August\""
                    ),
                    2 => Corrected(p, open, random),
                    _ => (Participants.Finance, $"pay {open.IssueDetails!.Number} {open.Open} again"),
                },
            },
        };
    }

    private static (Participant, string) Corrected(Project p, Invoice of, Random random) =>
        random.Next(6) switch
        {
            0 when p.CreditLeft.IsPositive => (Participants.Finance, $"apply {of.IssueDetails!.Number}"),
            0 or 5 when of.Payments is [.., var paid] => (
                Participants.Finance,
                $"reverse {paid.Name} reason \"booked on the wrong invoice\""
            ),
            1 when of.Received.IsPositive => (
                Participants.Approver,
                $"refund {Paid(p, of).IssueDetails!.Number} {random.Next(1, 200)} EUR reason \"paid twice\""
            ),
            2 => (Participants.Approver, $"writeoff {of.IssueDetails!.Number} reason \"the client is insolvent\""),
            3 => (
                Participants.Lead,
                $"credit {of.IssueDetails!.Number} {random.Next(1, 200)} EUR reason \"discount agreed on 3 August\""
            ),
            _ => p.Requests.Find(r => r.IsOpen) is { } request
                ? (Participants.Approver, $"approve {request.Name}")
                : (Participants.Finance, $"remind {of.IssueDetails!.Number}"),
        };

    private static Invoice Paid(Project p, Invoice otherwise) =>
        p.IssuedInvoices.FirstOrDefault(i => i.Received > i.Refunded) ?? otherwise;

    private async Task CheckAsync(string where)
    {
        var view = await projectCheckpoints.SeeAsync();
        var p = view.Project;
        var check = await projectCheckpoints.AnswerAsync(
            projectCheckpoints.Turn(Participants.Stranger, "verify", inRoom: true)
        );
        Assert.True(check!.Text.Contains("Audit trail intact", StringComparison.Ordinal), $"{where}: {check.Text}");
        var statement = await projectCheckpoints.AnswerAsync(
            projectCheckpoints.Turn(Participants.Stranger, "statement", inRoom: true)
        );
        Assert.True(
            statement!.Text.Contains("Unexplained: €0.00", StringComparison.Ordinal),
            $"{where}: {statement.Text}"
        );
        foreach (
            var numbers in new[]
            {
                p.NumberedInvoices.Select(i => i.IssueDetails!.Number),
                p.Invoices.SelectMany(i => i.CreditNotes).Select(c => c.Number),
            }
        )
        {
            var taken = numbers.Select(n => int.Parse(n.Split('-')[^1])).Order().ToList();
            Assert.True(
                // Somebody may have said at which number the series begins.
                taken.SequenceEqual(Enumerable.Range(taken.FirstOrDefault(1), taken.Count)),
                $"{where}: numbers {string.Join(", ", taken)}"
            );
        }
        var totals = Totals.Create(p);
        Assert.True(
            totals.Claimed == totals.Used + totals.Applied + totals.Settled + totals.Owed,
            $"{where}: claims - credited = used + applied + settled + open"
        );
        Assert.True(
            totals.Received - totals.ReturnedByBank
                == totals.Used + totals.Applied + totals.Credit + totals.Refunded + totals.Interest,
            $"{where}: received = used + applied + credit left + refunded + interest"
        );
        Assert.True(
            p.Invoices.Where(i => i.IsLive).GroupBy(i => i.Milestone).All(g => g.Count() == 1),
            $"{where}: one live invoice"
        );
    }

    /// <summary>The same command with another milestone, invoice, payment or amount.</summary>
    private static string Varied(string line, Random random)
    {
        var one = OneOfMany().Replace(line, m => m.Value[..^1] + random.Next(1, 4));
        return one.Replace("500 EUR", $"{random.Next(1, 600)} EUR", StringComparison.Ordinal)
            .Replace("119.00 EUR", $"{random.Next(1, 500)} EUR", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=^[a-z-]+ (override )?)1(?= |$)|INV-2026-0001|P1|R1")]
    private static partial Regex OneOfMany();
}
