using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>
/// Random changes of the contract between deliveries, invoices and credit notes: the agreed schedule is the contract to
/// the cent, what is confirmed never moves, and the contract is what is billed, given up and not yet billed.
/// </summary>
[Needs(Need.Time)]
public sealed class ContractsAtRandomTests
{
    private static readonly (string Currency, long Minor)[] Contracts =
    [
        ("EUR", 1_200_000),
        ("EUR", 1_000_001),
        ("EUR", 777),
        ("JPY", 100_001),
        ("KWD", 7_777_777),
    ];

    [Fact]
    public void However_the_contract_is_changed_it_adds_up_and_what_is_confirmed_stays()
    {
        var (agreed, totals, added, ended, closed) = (0, 0, 0, 0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var (currency, minor) = Contracts[random.Next(Contracts.Length)];
            var fixture = Website(GatePolicy.Advise, minor, currency, Milestones(random)).Agreed();
            for (var step = 0; step < 40 && fixture.Project.Closed is null; step++)
            {
                fixture.Now = fixture.Now.AddHours(random.Next(30));
                var before = fixture.Project;
                var worth = Confirmed(before);
                var decision = fixture.Try(Priya, (p, s) => Act(p, s, random));
                var where = $"seed {seed}, step {step}";
                Check(fixture.Project, where);
                // What was confirmed before and still is keeps its worth, whatever is proposed or agreed.
                foreach (var (id, net) in Confirmed(fixture.Project).Where(one => worth.ContainsKey(one.Key)))
                    Assert.True(worth[id] == net, $"{worth[id]} became {net}: {where}");
                Proposed(fixture, where);
                if (decision is not Decision.Accepted(var events))
                    continue;
                agreed += events.Any(e => e is TermsAgreed) ? 1 : 0;
                totals += events.Any(e => e is ContractChanged) ? 1 : 0;
                added += events.Count(e => e is MilestoneAdded);
                ended += events.Any(e => e is ProjectEnded) ? 1 : 0;
                closed += events.Any(e => e is ProjectClosed) ? 1 : 0;
            }
            var replayed = Project.FromEvents(fixture.Journal);
            Assert.Equal(fixture.Project.Milestones, replayed.Milestones);
            Assert.Equal(fixture.Project.Contract, replayed.Contract);
        }
        Assert.True(
            agreed > 2_000 && totals > 1_000 && added > 1_000 && ended > 300 && closed > 50,
            $"{agreed} agreed, {totals} totals, {added} added, {ended} ended, {closed} closed: the cases are too tame"
        );
    }

    private static void Check(Project p, string where)
    {
        Assert.True(p.Allocation.Closes, $"the agreed schedule is the contract: {where}");
        var sums = Totals.Create(p);
        Assert.True(
            p.Contract == sums.Billed - sums.Credited + sums.GivenUp + sums.NotYetBilled,
            $"{p.Contract} = {sums.Billed} - {sums.Credited} + {sums.GivenUp} + {sums.NotYetBilled}: {where}"
        );
        Assert.True(
            sums.NotYetBilled
                == p.LiveMilestones.Where(p.IsUnbilled).Aggregate(Money.Zero(p.Currency), (sum, m) => sum + p.NetOf(m)),
            where
        );
        Assert.Equal(Enumerable.Range(1, p.Milestones.Count), p.Milestones.Select(m => m.Id).Order());
    }

    /// <summary>A proposal that could be sent adds up and moves nothing that is confirmed.</summary>
    private static void Proposed(ProjectFixture fixture, string where)
    {
        var p = fixture.Project;
        if (p.Amendment is null || p.CheckProposal(fixture.Now) is not null)
            return;
        var after = p.WithAmendment;
        Assert.True(after.Allocation.Closes, where);
        Assert.All(Confirmed(p), one => Assert.Equal(one.Value, after.NetOf(after.MilestoneOf(one.Key))));
    }

    private static Dictionary<int, Money> Confirmed(Project p) =>
        p
            .LiveMilestones.Where(m => m is { Stage: MilestoneBot.Domain.Milestones.Stage.Confirmed, IsBillable: true })
            .ToDictionary(m => m.Id, p.NetOf);

    private static Decision Act(Project p, DecisionContext s, Random random)
    {
        var live = p.LiveMilestones.ToList();
        if (live.Count == 0)
            return p.Close(s);
        var m = live[random.Next(live.Count)];
        return random.Next(20) switch
        {
            < 7 => Next(p, m, s, random),
            7 or 8 when p.NumberedInvoices.Any() => RandomProjectActions.Correct(p, s, random),
            9 => p.Reopen(m, "the wrong file", s),
            10 => p.Close(s),
            11 => p.DropMilestone(m, s),
            12 => p.Amend(m, new(null, Amounts(p, random), null, null, null, null), s),
            13 or 14 => p.AgreeTerms("Dana Weiss", "mail", s),
            15 => Fit(p, s),
            _ => RandomProjectActions.ChangeContract(p, m, s, random),
        };
    }

    /// <summary>Makes what is proposed add up, by the total or by the rest of the last open milestone.</summary>
    private static Decision Fit(Project p, DecisionContext s)
    {
        if (p.FittingTotal(s.At) is { } total)
            return p.AmendTotal(total, s);
        return p.LiveMilestones.LastOrDefault(m => p.CanAmend(m, s.At)) is { } last
            ? p.Amend(last, new(null, new Amount.Rest(), null, null, null, null), s)
            : p.AgreeTerms("Dana Weiss", "mail", s);
    }

    private static Decision Next(Project p, Milestone m, DecisionContext s, Random random) =>
        m.Stage switch
        {
            MilestoneBot.Domain.Milestones.Stage.Planned => p.Start(m, s),
            MilestoneBot.Domain.Milestones.Stage.Submitted => p.Confirm(m, "", "", "Priya", s),
            MilestoneBot.Domain.Milestones.Stage.Confirmed => p.InvoiceOf(m) switch
            {
                null when p.Fee == m.Id => p.DraftFee(m, null, (FeeVat)random.Next(2), s, again: random.Next(2) == 0),
                null => p.Draft(m, null, s, again: random.Next(2) == 0),
                { IsNumbered: false } => p.Issue(m, s),
                { Open.IsPositive: true } open => p.Pay(open, Payment(open.Open), s),
                _ => p.SendTerms(s),
            },
            _ => p.Submit(m, "Report", "", s),
        };

    private static Amount Amounts(Project p, Random random) =>
        random.Next(4) switch
        {
            0 => new Amount.Rest(),
            1 => new Amount.Unbilled(),
            2 => new Amount.Share(new(random.Next(1, 700_000))),
            _ => new Amount.Sum(new(random.NextInt64(1, Math.Max(2, p.Contract.Minor)), p.Currency)),
        };

    private static List<NewMilestone> Milestones(Random random)
    {
        var cuts = Enumerable
            .Range(0, random.Next(1, 5))
            .Select(_ => random.Next(100_000, 900_000))
            .Distinct()
            .Order()
            .Append(1_000_000)
            .ToList();
        var stages = cuts.Select(
                (end, at) =>
                    Stage($"Report {(char)('A' + at)} delivered", 1, Criterion.FileDelivery, at) with
                    {
                        Amount = new Amount.Share(new(end - (at == 0 ? 0 : cuts[at - 1]))),
                    }
            )
            .ToList();
        var at = random.Next(stages.Count);
        if (random.Next(3) == 0)
            stages[at] = stages[at] with { Amount = new Amount.Rest() };
        return stages;
    }
}
