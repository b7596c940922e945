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
        var desk = Website();
        var events = Assert
            .IsType<Decision.Accepted>(
                desk.Try(
                    Priya,
                    (p, s) =>
                        p.ChangeMilestones([(desk.At(1), Later), (desk.At(3), Later with { Criterion = null })], s)
                )
            )
            .Events;
        Assert.Equal([1, 3], events.Cast<MilestoneChanged>().Select(e => e.Milestone));
        Assert.Equal((new DateOnly(2026, 12, 1), Criterion.WrittenEmail), (desk.At(1).Expected, desk.At(1).Criterion));
        Assert.Equal((new DateOnly(2026, 12, 1), Criterion.FileDelivery), (desk.At(3).Expected, desk.At(3).Criterion));
    }

    [Fact]
    public void One_that_is_refused_refuses_all()
    {
        var desk = Website();
        desk.Refused<Refusal.NothingToChange>(
            Priya,
            (p, s) =>
                p.ChangeMilestones([(desk.At(1), Later), (desk.At(2), new(null, null, null, null, null, null))], s)
        );
        desk.Refused<Refusal.InvalidMilestoneName>(
            Priya,
            (p, s) => p.ChangeMilestones([(desk.At(1), Later), (desk.At(2), Later with { Name = "70% complete" })], s)
        );
        // Each change is checked after the ones before it: two names that were free cannot be used twice.
        desk.Refused<Refusal.NameTaken>(
            Priya,
            (p, s) =>
                p.ChangeMilestones(
                    [
                        (desk.At(1), Later with { Name = "Report delivered" }),
                        (desk.At(2), Later with { Name = "Report delivered" }),
                    ],
                    s
                )
        );
        desk.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.ChangeMilestones([(desk.At(1), Later)], s));
        desk.Agreed();
        desk.Refused<Refusal.TermsFrozen>(Priya, (p, s) => p.ChangeMilestones([(desk.At(1), Later)], s));
        Assert.Equal(new DateOnly(2026, 7, 16), desk.At(1).Expected);
    }
}
