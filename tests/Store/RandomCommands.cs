using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Tests.Domain;

namespace MilestoneBot.Tests.Store;

/// <summary>Tries every command on every thing, sensible or not; the same seed repeats the same sequence.</summary>
internal sealed class RandomCommands(int seed)
{
    private static readonly Criterion[] Criteria = Enum.GetValues<Criterion>();
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private static readonly string[] People = [StoreFixture.Priya.Id, StoreFixture.Marc.Id, StoreFixture.Finn.Id];
    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    public Decision Try(Project p, DecisionContext s)
    {
        var milestone = p.Milestones.Count == 0 ? null : p.Milestones[random.Next(p.Milestones.Count)];
        var invoice = p.Invoices.Count == 0 ? null : p.Invoices[random.Next(p.Invoices.Count)];
        // A third of the time the next sensible step is taken: otherwise the project never gets beyond the first
        // milestone.
        if (
            random.Next(3) == 0
            && p.LiveMilestones.FirstOrDefault(m => p.InvoiceOf(m) is not { IsNumbered: true, Open.IsZero: true })
                is { } due
        )
            return Next(p, due, s);
        return random.Next(54) switch
        {
            0 or 1 => p.AddMilestones([New()], s),
            2 when milestone is not null => p.ChangeMilestone(
                milestone,
                new(
                    random.Next(2) == 0 ? Name() : null,
                    random.Next(8) == 0 ? Amount() : null,
                    null,
                    Day(),
                    random.Next(60),
                    Criteria[random.Next(5)]
                ),
                s
            ),
            3 when milestone is not null => p.MoveMilestone(
                milestone,
                p.Milestones[random.Next(p.Milestones.Count)],
                random.Next(2) == 0,
                s
            ),
            4 when milestone is not null && random.Next(3) == 0 => p.DropMilestone(milestone, s),
            5 => p.SendTerms(s),
            6 or 7 => p.AgreeTerms("Dana Weiss", "e-mail", s),
            8 => p.GiveRole(People[random.Next(3)], Roles[random.Next(4)], s),
            9 when random.Next(5) == 0 => p.RemoveRole(People[random.Next(3)], Roles[random.Next(4)], s),
            10 => p.TieConversation("msteams", p.Workspace, $"another-room-{random.Next(4)}", s),
            11 or 12 => p.Close(s),
            13 when milestone is not null => p.RequestChanges(milestone, "the appendix", s),
            14 when milestone is not null => p.Override(milestone, "the bank is slow this week, Dana says", s),
            15 when milestone is not null => p.Discard(milestone, s),
            < 21 when milestone is not null => p.Start(milestone, s),
            < 25 when milestone is not null => p.Submit(
                milestone,
                $"Report v{random.Next(9)}",
                random.Next(2) == 0 ? "" : "https://files.example/r.pdf",
                s
            ),
            < 29 when milestone is not null => p.Confirm(
                milestone,
                random.Next(2) == 0 ? "" : "Dana Weiss",
                random.Next(2) == 0 ? "" : "e-mail",
                "Somebody",
                s
            ),
            < 33 when milestone is not null => p.Draft(milestone, random.Next(2) == 0 ? null : "Thank you", s),
            < 36 when milestone is not null => p.Issue(milestone, s),
            < 39 when invoice is not null => p.Pay(invoice, Payment(invoice), s),
            < 45 => RandomProjectActions.Correct(p, s, random),
            < 47 => RandomProjectActions.Follow(p, s, random),
            < 49 when milestone is not null => RandomProjectActions.Ask(p, milestone, s, random),
            < 51 when milestone is not null => RandomProjectActions.Amend(p, milestone, s, random),
            51 => RandomProjectActions.Arrange(p, s, random),
            52 => random.Next(6) == 0 ? RandomProjectActions.Pause(p, s, random) : p.Undo(s),
            53 when milestone is not null => p.Reopen(milestone, "the wrong file", s),
            _ => new Refusal.NoMilestones(),
        };
    }

    private Decision Next(Project p, Milestone due, DecisionContext s) =>
        due.Stage switch
        {
            _ when p.Agreement is null => p.AgreeTerms("Dana Weiss", "e-mail", s),
            Stage.Planned => p.Start(due, s),
            Stage.Started or Stage.ChangesRequested => p.Submit(due, "Report", "", s),
            Stage.Submitted => p.Confirm(due, "Dana Weiss", "e-mail", "Somebody", s),
            _ => p.InvoiceOf(due) switch
            {
                null => p.Draft(due, null, s, again: random.Next(3) == 0),
                { State: InvoiceState.Draft } => p.Issue(due, s),
                var invoice => p.Pay(invoice, Payment(invoice), s),
            },
        };

    private NewMilestone New() =>
        new(
            Name(),
            Amount(),
            Expected: Day(),
            Criterion: Criteria[random.Next(5)],
            Note: random.Next(3) == 0 ? "A note" : ""
        );

    private string Name() => $"Design report {random.Next(500)}";

    private DateOnly Day() => new DateOnly(2026, 7, 1).AddDays(random.Next(200));

    private Amount Amount() =>
        random.Next(6) switch
        {
            0 => new Amount.Rest(),
            1 => new Amount.Unbilled(),
            2 => new Amount.Sum(new(1 + random.Next(300_000), Currency.Eur)),
            _ => new Amount.Share(new(1 + random.Next(300_000))),
        };

    private NewPayment Payment(Invoice invoice)
    {
        var open = Math.Max(1, invoice.Open.Minor);
        var amount = random.Next(3) switch
        {
            0 => open,
            1 => 1 + random.NextInt64(open),
            _ => open + random.Next(50_000),
        };
        return new(
            new(amount, invoice.Net.Currency),
            null,
            random.Next(2) == 0 ? "" : $"ref {random.Next(1_000)}",
            random.Next(3) == 0 ? $"bank-{random.Next(2_000)}" : "",
            random.Next(2) == 0,
            random.Next(2) == 0,
            ""
        );
    }
}
