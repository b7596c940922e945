using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>Several milestones are changed together: all of them or none.</summary>
public sealed class MilestoneChangeTests
{
    private static readonly MilestoneChange Later = new(
        null,
        null,
        null,
        new DateOnly(2026, 12, 1),
        null,
        Criterion.WrittenEmail
    );

    [Fact]
    public void Each_change_is_an_event_of_its_own()
    {
        var fixture = Website();
        var events = Assert
            .IsType<Decision.Accepted>(
                fixture.Try(
                    Priya,
                    (p, s) =>
                        p.ChangeMilestones(
                            [(fixture.At(1), Later), (fixture.At(3), Later with { Criterion = null })],
                            s
                        )
                )
            )
            .Events;
        Assert.Equal([1, 3], events.Cast<MilestoneChanged>().Select(e => e.Milestone));
        Assert.Equal(
            (new DateOnly(2026, 12, 1), Criterion.WrittenEmail),
            (fixture.At(1).Expected, fixture.At(1).Criterion)
        );
        Assert.Equal(
            (new DateOnly(2026, 12, 1), Criterion.FileDelivery),
            (fixture.At(3).Expected, fixture.At(3).Criterion)
        );
    }

    [Fact]
    public void One_that_is_refused_refuses_all()
    {
        var fixture = Website();
        fixture.Refused<Refusal.NothingToChange>(
            Priya,
            (p, s) =>
                p.ChangeMilestones(
                    [(fixture.At(1), Later), (fixture.At(2), new(null, null, null, null, null, null))],
                    s
                )
        );
        fixture.Refused<Refusal.InvalidMilestoneName>(
            Priya,
            (p, s) =>
                p.ChangeMilestones([(fixture.At(1), Later), (fixture.At(2), Later with { Name = "70% complete" })], s)
        );
        // Each change is checked after the ones before it: two names that were free cannot be used twice.
        fixture.Refused<Refusal.NameTaken>(
            Priya,
            (p, s) =>
                p.ChangeMilestones(
                    [
                        (fixture.At(1), Later with { Name = "Report delivered" }),
                        (fixture.At(2), Later with { Name = "Report delivered" }),
                    ],
                    s
                )
        );
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.ChangeMilestones([(fixture.At(1), Later)], s));
        fixture.Agreed();
        fixture.Refused<Refusal.TermsFrozen>(Priya, (p, s) => p.ChangeMilestones([(fixture.At(1), Later)], s));
        Assert.Equal(new DateOnly(2026, 7, 16), fixture.At(1).Expected);
    }
}
