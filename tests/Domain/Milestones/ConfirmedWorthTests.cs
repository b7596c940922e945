using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Tests.Kit;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>A confirmed milestone keeps its amount to the minor unit, whatever is amended beside it.</summary>
public sealed class ConfirmedWorthTests
{
    private static MilestoneChange To(Amount amount) => new(null, amount, null, null, null, null);

    private static Amount.Share Share(int units) => new(new Percent(units));

    [Fact]
    public void A_confirmed_rest_does_not_take_the_difference_of_another()
    {
        var fixture = Website(
                milestones:
                [
                    Stage("Discovery report", 30, Criterion.FileDelivery, 10) with
                    {
                        Amount = new Amount.Rest(),
                    },
                    Stage("Design approval", 40, Criterion.FileDelivery, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed()
            .Reach(1, "confirmed");
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), To(Share(500_000)), s));
        Assert.Equal("€3,600.00", fixture.Project.WithAmendment.NetOf(fixture.At(1)).ToString());
        fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), To(Share(200_000)), s));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal(
            ("€3,600.00", "€6,000.00", "€2,400.00"),
            (
                fixture.Project.NetOf(fixture.At(1)).ToString(),
                fixture.Project.NetOf(fixture.At(2)).ToString(),
                fixture.Project.NetOf(fixture.At(3)).ToString()
            )
        );
    }

    [Fact]
    public void A_confirmed_share_does_not_move_by_a_cent()
    {
        var fixture = Website(
                minor: 10_001,
                milestones:
                [
                    Stage("Discovery report", 30, Criterion.FileDelivery, 10),
                    Stage("Design approval", 40, Criterion.FileDelivery, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30),
                ]
            )
            .Agreed()
            .Reach(1, "confirmed");
        var before = fixture.Project.NetOf(fixture.At(1));
        foreach (
            var (second, third) in new[]
            {
                (333_300, 366_700),
                (100_000, 600_000),
                (349_999, 350_001),
                (650_000, 50_000),
            }
        )
        {
            fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), To(Share(second)), s));
            fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), To(Share(third)), s));
            fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
            Assert.Equal(before, fixture.Project.NetOf(fixture.At(1)));
            Assert.True(fixture.Project.Allocation.Closes);
        }
    }

    [Fact]
    [Needs(Need.Time)]
    public void Random_amendments_never_change_the_worth_of_what_is_confirmed_and_the_schedule_still_closes()
    {
        var (agreed, pinned) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(2, 7);
            var cuts = Enumerable
                .Range(0, count - 1)
                .Select(_ => random.Next(1, 1_000_000))
                .Distinct()
                .Order()
                .Append(1_000_000)
                .ToList();
            var stages = cuts.Select(
                    (end, at) =>
                        new NewMilestone(
                            $"Report {(char)('A' + at)} delivered",
                            Share(end - (at == 0 ? 0 : cuts[at - 1])),
                            null,
                            new DateOnly(2026, 8, 1).AddDays(at),
                            14,
                            Criterion.FileDelivery
                        )
                )
                .ToList();
            var hasRest = random.Next(3) == 0;
            if (hasRest)
                stages[random.Next(stages.Count)] = stages[^1] with
                {
                    Name = "Report Z delivered",
                    Amount = new Amount.Rest(),
                };
            var fixture = Website(
                GatePolicy.Advise,
                !hasRest && random.Next(2) == 0 ? random.Next(20, 500) : random.NextInt64(1_000_000, 5_000_000),
                milestones: stages
            );
            if (fixture.Try(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s)) is not Decision.Accepted)
                continue;
            for (var step = 0; step < 12; step++)
            {
                var worth = fixture
                    .Project.LiveMilestones.Where(m => m.Stage == MilestoneBot.Domain.Milestones.Stage.Confirmed)
                    .ToDictionary(m => m.Id, fixture.Project.NetOf);
                var at = random.Next(1, fixture.Project.LiveMilestones.Count() + 1);
                if (random.Next(4) == 0)
                {
                    fixture.Reach(at, random.Next(2) == 0 ? "confirmed" : "started");
                    continue;
                }
                var open = fixture
                    .Project.WithAmendment.LiveMilestones.Where(m =>
                        m.Stage != MilestoneBot.Domain.Milestones.Stage.Confirmed
                        && fixture.Project.Milestones.Exists(x => x.Id == m.Id && x.IsLive)
                    )
                    .ToList();
                if (open.Count < 2)
                    break;
                var (one, other) = (open[random.Next(open.Count)], open[random.Next(open.Count)]);
                if (one.Id == other.Id)
                    continue;
                Milestone Now(Milestone m) => fixture.Project.MilestoneOf(m.Id);
                var isAmended = false;
                void Amend(Func<Project, DecisionContext, Decision> action)
                {
                    isAmended |= fixture.Try(Priya, action) is Decision.Accepted;
                }
                if (one.Amount is Amount.Share a && other.Amount is Amount.Share b && a.Percent.Units > 2)
                {
                    var move = random.Next(1, a.Percent.Units - 1);
                    Amend((p, s) => p.Amend(Now(one), To(Share(a.Percent.Units - move)), s));
                    Amend((p, s) => p.Amend(Now(other), To(Share(b.Percent.Units + move)), s));
                }
                else if (random.Next(2) == 0)
                    Amend((p, s) => p.Amend(Now(one), To(new Amount.Rest()), s));
                else
                    Amend((p, s) => p.DropMilestone(Now(one), s));
                // A change of the milestone itself, made before it was confirmed, blocks the amendment. It is not a
                // change of others.
                var own =
                    fixture
                        .Project.Amendment?.Changes.Where(c =>
                            c.Wanted is null
                            && fixture.Project.MilestoneOf(c.Milestone).Stage
                                == MilestoneBot.Domain.Milestones.Stage.Confirmed
                        )
                        .Select(c => c.Milestone)
                        .ToHashSet()
                    ?? [];
                if (isAmended)
                    Assert.All(
                        worth.Where(w => !own.Contains(w.Key)),
                        w =>
                            Assert.Equal(
                                w.Value,
                                fixture.Project.WithAmendment.NetOf(fixture.Project.WithAmendment.MilestoneOf(w.Key))
                            )
                    );
                // A schedule that adds up as requested also adds up with the fixed sums, unless a confirmed rest
                // would have taken the difference.
                if (
                    isAmended
                    && own.Count == 0
                    && fixture.Project.Amendment is { } all
                    && !fixture.Project.LiveMilestones.Any(m =>
                        m is { Stage: MilestoneBot.Domain.Milestones.Stage.Confirmed, Amount: Amount.Rest }
                    )
                )
                {
                    var requested = fixture
                        .Project.Apply(
                            new(
                                new TermsAmended(all.Version, [.. all.Changes.Select(c => c.AsRequested())]),
                                all.Signed
                            )
                        )
                        .WithAmendment;
                    Assert.True(
                        !requested.Allocation.Closes || fixture.Project.WithAmendment.Allocation.Closes,
                        $"seed {seed}, step {step}"
                    );
                }
                if (fixture.Project.Amendment is { } waiting)
                    pinned += waiting.Changes.Any(c =>
                        fixture.Project.MilestoneOf(c.Milestone).Stage == MilestoneBot.Domain.Milestones.Stage.Confirmed
                    )
                        ? 1
                        : 0;
                if (fixture.Try(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s)) is not Decision.Accepted)
                    continue;
                agreed++;
                Assert.All(
                    worth,
                    w => Assert.Equal(w.Value, fixture.Project.NetOf(fixture.Project.MilestoneOf(w.Key)))
                );
                Assert.True(fixture.Project.Allocation.Closes);
            }
            Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
        }
        Assert.True(
            agreed > 1_000 && pinned > 50,
            $"{agreed} agreed, {pinned} with what is confirmed written as a sum: the cases are too tame"
        );
    }
}
