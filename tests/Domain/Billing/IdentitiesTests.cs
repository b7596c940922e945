using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Tests.Domain.Books;
using MilestoneBot.Tests.Domain.Milestones;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>Whatever people do in whatever order, the money adds up: 10,000 random sequences of actions.</summary>
[Needs(Need.Time)]
public sealed class IdentitiesTests
{
    private const int Steps = 42;

    private static readonly string[] Everybody = [Priya, Marc, Finn, Bob, Dana];

    /// <summary>Every kind of event except those that create a project and tie its conversations.</summary>
    private static readonly Type[] Events =
    [
        .. typeof(ProjectEvent)
            .Assembly.GetTypes()
            .Where(t =>
                t.IsSubclassOf(typeof(ProjectEvent))
                && !t.IsAbstract
                && t != typeof(ConversationTied)
                && t != typeof(ConversationLeft)
            ),
    ];

    private static readonly (string Currency, long Minor)[] Contracts =
    [
        ("EUR", 1_200_000),
        ("EUR", 5),
        ("JPY", 100_001),
        ("KWD", 7_777_777),
        ("EUR", 1_000_001),
    ];

    [Fact]
    public void Sums_numbers_and_replay_hold_after_ten_thousand_random_sequences()
    {
        var (stands, refusals) = (0, 0);
        var kinds = new HashSet<Type>();
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var (currency, minor) = Contracts[random.Next(Contracts.Length)];
            var fixture = Website((GatePolicy)random.Next(3), minor, currency);
            if (random.Next(2) == 0)
                fixture.Team();
            if (seed % 4 == 1)
                fixture.AllowSilence(5 + seed % 9);
            if (random.Next(8) > 0)
                fixture.Agreed();
            for (var step = 0; step < Steps; step++)
            {
                fixture.Now =
                    random.Next(4) == 0
                        ? fixture.Now.AddSeconds(random.Next(20))
                        : fixture.Now.AddHours(random.Next(60));
                var before = fixture.Project.Revision;
                if (fixture.Try(Who(fixture.Project, random), (p, s) => Act(p, s, random)) is Decision.Accepted)
                {
                    stands++;
                    Check(fixture, seed, step);
                }
                else
                {
                    refusals++;
                    Assert.Equal(before, fixture.Project.Revision);
                }
            }
            // The last refusal has changed nothing either.
            Check(fixture, seed, Steps);
            if (seed % 5 == 0)
                BookSums.Check(fixture, $"seed {seed}");
            kinds.UnionWith(fixture.Journal.Select(h => h.Event.GetType()));
            Assert.Distinct(fixture.Project.ScheduledNotices().Select(c => (c.Kind, c.ItemId)));
            var replayed = Project.FromEvents(fixture.Journal);
            Assert.Equal(JsonSerializer.Serialize(Facts(fixture.Project)), JsonSerializer.Serialize(Facts(replayed)));
        }
        // The sequences must reach every kind of event.
        var missing = string.Join(", ", Events.Where(e => !kinds.Contains(e)).Select(e => e.Name));
        Assert.True(missing.Length == 0, $"never happened: {missing}");
        Assert.True(stands > 100_000 && refusals > 50_000, $"{stands} stood, {refusals} were refused");
    }

    /// <summary>Mostly a person who may do the action, sometimes anybody.</summary>
    private static string Who(Project p, Random random)
    {
        if (random.Next(20) == 0)
            return Clock;
        if (random.Next(4) == 0)
            return Everybody[random.Next(Everybody.Length)];
        return p.IsSolo ? Priya : Everybody[random.Next(3)];
    }

    /// <summary>The number of the action that moves the stage on.</summary>
    private static int NextAct(Project p, Milestone m) =>
        m.Stage switch
        {
            MilestoneBot.Domain.Milestones.Stage.Planned => 0,
            MilestoneBot.Domain.Milestones.Stage.Submitted => 3,
            MilestoneBot.Domain.Milestones.Stage.Confirmed => p.InvoiceOf(m) is null ? 5 : 7,
            _ => 1,
        };

    private static Decision Act(Project p, DecisionContext s, Random random)
    {
        if (s.Actor.Kind == ActorKind.Clock)
            return
                p.ScheduledNotices().ToList() is { Count: > 0 } notices
                && notices[random.Next(notices.Count)] is var notice
                ? p.SendNotice(notice.Kind, notice.ItemId, s)
                : new Refusal.NoticeNotDue(null);
        if (RandomProjectActions.ClientTurn(p, s, random) is { } said)
            return said;
        if (RandomProjectActions.SilenceTurn(p, s) is { } told)
            return told;
        var live = p.LiveMilestones.ToList();
        if (p.Ended is not null && random.Next(5) == 0)
            return RandomProjectActions.ChangeContract(p, p.Milestones[0], s, random);
        // A project may end with nothing left of its contract.
        if (live.Count == 0)
            return random.Next(3) == 0 ? p.Close(s) : RandomProjectActions.Correct(p, s, random);
        var m = live[random.Next(live.Count)];
        if (random.Next(3) > 0)
            m = live.Find(x => p.InvoiceOf(x)?.Status != InvoiceStatus.Paid) ?? m;
        var open = p.IssuedInvoices.FirstOrDefault(i => i.Open.IsPositive);
        if (
            p.LiveMilestones.All(x => x.Stage == MilestoneBot.Domain.Milestones.Stage.Confirmed)
            && open is null
            && (random.Next(3) == 0 || (!p.LiveMilestones.Any(p.IsUnbilled) && random.Next(4) == 0))
        )
            return p.Close(s);
        if (p.Ended is not null && random.Next(8) == 0)
            return RandomProjectActions.ChangeContract(p, m, s, random);
        // Half of the time the next useful action, otherwise any.
        var next = open is not null && random.Next(3) == 0 ? 10 : NextAct(p, m);
        return (random.Next(2) == 0 ? next : random.Next(32)) switch
        {
            0 => p.Start(m, s),
            1 or 2 => m.Stage == MilestoneBot.Domain.Milestones.Stage.Planned
                ? p.Start(m, s)
                : p.Submit(m, "Report", "", s),
            3 when random.Next(3) == 0 => p.Confirm(m, RandomProjectActions.Message(m), "message", s),
            4 when random.Next(3) == 0 => p.MarkEvidenceEdited(
                "chat/a/b",
                $"{m.Id}",
                random.Next(4) == 0 ? "hash" : "another",
                s with
                {
                    Actor = new("source/chat", "the chat", ActorKind.Source, IsInProjectConversation: false),
                }
            ),
            3 or 4 => p.Confirm(
                m,
                m.Criterion!.Value.IsConfirmedByClient() ? "Dana" : "",
                m.Criterion.Value.IsConfirmedByClient() ? "portal" : "",
                s.Actor.Name,
                s
            ),
            5 or 6 when p.Fee == m.Id => p.DraftFee(m, null, (FeeVat)random.Next(2), s, again: random.Next(2) == 0),
            5 or 6 => p.Draft(m, null, s, again: random.Next(2) == 0),
            7 or 8 => p.Issue(m, s),
            9 => random.Next(3) switch
            {
                0 => p.Discard(m, s),
                1 => p.SendBack(m, "the note", s),
                _ => p.PostponeDraft(m, s),
            },
            10 or 11 when open is not null => p.Pay(
                open,
                Payment(new(random.NextInt64(1, open.Open.Minor + 2), p.Currency), surplus: random.Next(2) == 0),
                s
            ),
            10 or 11 => random.Next(9) == 0 ? p.Close(s) : p.SendTerms(s),
            12 when random.Next(2) == 0 => RandomMails.Pause(p, s, random),
            12 => p.RequestChanges(m, "more", s),
            13 or 14 or >= 26 => RandomProjectActions.Correct(p, s, random),
            15 or 16 => RandomProjectActions.Follow(p, s, random),
            17 => RandomProjectActions.Ask(p, m, s, random),
            18 or 19 => RandomProjectActions.Amend(p, m, s, random),
            20 or 25 => random.Next(4) == 0 ? RandomProjectActions.Pause(p, s, random) : p.Undo(s),
            // A person gets another id, which may be the id of another role holder.
            21 when random.Next(40) == 0 => new PersonRekeyed(
                Dana,
                random.Next(2) == 0 ? Dana + " of the directory" : Bob,
                p.SoloEnded
            ),
            21 => RandomProjectActions.Arrange(p, s, random),
            22 => p.Reopen(m, "the wrong file", s),
            23 or 24 => RandomProjectActions.Bank(p, s, random),
            _ => random.Next(4) == 0 ? p.Override(m, "a reason that is long enough", s) : p.SendTerms(s),
        };
    }

    private static void Check(ProjectFixture fixture, int seed, int step)
    {
        var p = fixture.Project;
        var totals = Totals.Create(p);
        var (where, zero) = ($"seed {seed}, step {step}", Money.Zero(p.Currency));
        var recorded = RecordedTotals.Of(fixture) with
        {
            GivenUp = totals.GivenUp,
            NotYetBilled = totals.NotYetBilled,
            LostVat = totals.LostVat,
        };
        Assert.True(totals == recorded, $"the sums are what happened: {where}\n{totals}\n{recorded}");
        Assert.True(p.Allocation.Closes || p.Agreement is null, $"agreed terms close: {where}");
        if (p.Allocation.Closes)
            Assert.True(
                p.Contract == totals.Billed - totals.Credited + totals.GivenUp + totals.NotYetBilled,
                $"contract = billed - credited + given up + not yet billed: {where}"
            );
        Assert.True(
            totals.Received - totals.ReturnedByBank
                == totals.Used + totals.Applied + totals.Credit + totals.Refunded + totals.Interest,
            $"received - taken back = used + applied + credit left + refunded + interest: {where}"
        );
        Assert.True(
            totals.Claimed == totals.Used + totals.Applied + totals.Settled + totals.Owed,
            $"claims - credited = used + applied + settled + open: {where}"
        );
        Assert.True(
            p.Invoices.All(i => i.Balance.Minor >= 0 && i.CreditLeft.Minor >= 0 && i.Refunded.Minor >= 0),
            $"nothing below zero: {where}"
        );
        Assert.True(
            p.Entries.All(e => e.Credit.Minor >= 0 || p.IsReversed(e) || e.Kind != PaymentKind.Payment),
            $"no payment gave more credit than it had: {where}"
        );
        Assert.True(
            p.Applications.All(a => a.Remaining.Minor >= 0 && a.InDoubt <= a.Remaining),
            $"no more taken off than applied: {where}"
        );
        Assert.True(
            p.Invoices.All(i => i.Received == i.Used + i.MovedToCredit + i.RefundedOutOfUse + i.Interest),
            $"received = used + moved to credit + refunded out of use + interest: {where}"
        );
        Assert.True(
            p.Invoices.All(i =>
                i.ReturnedByBank.Minor >= 0
                && i.BookedCredit >= i.CreditLeft
                && i.TakenBackInDoubt <= i.OpenReturns.Aggregate(zero, (sum, r) => sum + i.RemainingOf(r))
            ),
            $"no more in doubt than the bank took back: {where}"
        );
        Assert.True(
            p.Invoices.All(i =>
                i.State == InvoiceState.Credited
                    ? i.Credited + i.ClaimLowered == i.Gross
                    : !i.IsNumbered || i.Credited < i.Gross
            ),
            $"void is what is credited in full: {where}"
        );
        Assert.True(
            p.Invoices.All(i =>
                i.UncreditedShares.Zip(i.RemainingShares)
                    .All(x => x.Second.Net.Minor >= 0 && x.Second.Vat.Minor >= 0 && x.Second.Gross <= x.First.Gross)
            ),
            $"no more VAT and no more net is settled than is claimed: {where}"
        );
        Assert.True(
            p.Invoices.SelectMany(i => i.SettledAmounts)
                .All(s =>
                    s.Shares.Count == 0 || s.Shares.Aggregate(zero, (sum, share) => sum + share.Gross) == s.Amount
                ),
            $"the shares are the whole: {where}"
        );
        Assert.True(
            p.Invoices.Where(i => i.IsLive).GroupBy(i => i.Milestone).All(g => g.Count() == 1),
            $"one live invoice: {where}"
        );
        Assert.True(
            p.Invoices.Where(i => i.IsLive).All(i => p.NetOf(p.MilestoneOf(i)) == i.Net),
            $"what is billed is what is agreed: {where}"
        );
        Assert.Equal(
            Enumerable.Range(1, fixture.Numbers.Count),
            fixture.Numbers.Select(n => int.Parse(n.Split('-')[^1])).Order()
        );
        Assert.Equal(
            Enumerable.Range(1, fixture.CreditNumbers.Count),
            fixture.CreditNumbers.Select(n => int.Parse(n.Split('-')[^1])).Order()
        );
        Assert.All(p.Invoices.Where(i => i.IsLive), i => Assert.NotNull(p.MilestoneOf(i).Confirmation));
    }

    private static object Facts(Project p) =>
        new
        {
            p.Milestones,
            p.Invoices,
            p.AccountEntries,
            Holders = p.RoleHolders,
            p.SoloEnded,
            p.Proposed,
            p.Agreement,
            p.Amendment,
            p.Requests,
            p.Deputies,
            Links = p.ClientLinks,
            p.Held,
            p.Cancelled,
            Habits = p.ReminderSettings,
            p.Client,
            p.Zone,
            p.Policy,
            p.Closed,
            p.Revision,
        };
}
