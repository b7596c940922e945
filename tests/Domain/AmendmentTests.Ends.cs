using MilestoneBot.Domain;
using static MilestoneBot.Tests.Domain.Desktop;

namespace MilestoneBot.Tests.Domain;

public sealed partial class AmendmentTests
{
    [Fact]
    public void Only_those_who_define_may_amend_withdraw_and_drop()
    {
        var desk = Website().Team().Agreed();
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.Amend(desk.At(1), Due(30), s));
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.Drop(desk.At(1), s));
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.WithdrawAmendment(s));
        }
        Assert.IsType<Decision.Accepted>(Amend(desk, Marc, 1, Due(30)));
    }

    [Fact]
    public void A_project_that_ends_takes_back_what_still_waits()
    {
        var desk = Amended();
        desk.Do(Priya, (p, s) => p.Cancel("no budget", s));
        Assert.Null(desk.Project.Amendment);
        Assert.Equal([typeof(AmendmentWithdrawn), typeof(ProjectCancelled)], desk.Journal.TakeLast(2).Select(h => h.What.GetType()));
        Refused<Refusal.IsCancelled>(desk, 1, Due(30));
        desk.Refused<Refusal.IsCancelled>(Priya, (p, s) => p.WithdrawAmendment(s));

        var done = Website().Agreed();
        Stands(done, 3, Due(30));
        done.Reach(1, "paid").Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
        Assert.Null(done.Project.Amendment);
        Assert.NotNull(done.Project.Closed);
    }
}
