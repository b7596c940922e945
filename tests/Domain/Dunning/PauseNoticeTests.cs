using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Dunning;

/// <summary>Telling the client that work is paused, and when that ends.</summary>
public sealed class PauseNoticeTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    private static ProjectFixture Paused()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        return fixture;
    }

    private static bool IsEndDue(ProjectFixture f) =>
        f.Project.FindNotice(NoticeKind.PauseEnded, f.At(2).Id) is not null;

    [Fact]
    public void Only_an_open_invoice_that_keeps_the_milestone_closed_pauses_it()
    {
        var fixture = Website().Team().Agreed();
        fixture.Refused<Refusal.NotPausedByMoney>(Priya, (p, s) => p.GivePauseNotice(fixture.At(1), s));
        fixture.Refused<Refusal.NotPausedByMoney>(Priya, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        fixture.Reach(1, "confirmed");
        fixture.Refused<Refusal.NotPausedByMoney>(Priya, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        fixture.Reach(1, "issued");
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        fixture.Do(Finn, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        Assert.Equal(fixture.InvoiceAt(1).Id, fixture.Project.PauseOf(fixture.At(2), Today)!.Invoice);
        fixture.Refused<Refusal.AlreadyPaused>(Priya, (p, s) => p.GivePauseNotice(fixture.At(2), s));
        Assert.False(IsEndDue(fixture));
    }

    [Fact]
    public void It_lifts_itself_when_the_money_is_there()
    {
        var fixture = Paused().Reach(1, "paid");
        Assert.Null(fixture.Project.PauseOf(fixture.At(2), Today));
        Assert.True(IsEndDue(fixture));
        fixture.Do(Clock, (p, s) => p.SendNotice(NoticeKind.PauseEnded, fixture.At(2).Id, s));
        Assert.Null(fixture.At(2).Pause);
        Assert.False(IsEndDue(fixture));
    }

    [Fact]
    public void It_lifts_itself_after_an_override_a_dispute_a_write_off_a_credit_and_a_milder_policy()
    {
        (string Who, Func<MilestoneBot.Domain.Projects.Project, DecisionContext, Decision> Do)[] ways =
        [
            (Marc, (p, s) => p.Override(p.LiveMilestones.ElementAt(1), "the client promised to pay", s)),
            (Finn, (p, s) => p.DisputeInvoice(p.NumberedInvoices.First(), "late", s)),
            (Marc, (p, s) => p.WriteOff(p.NumberedInvoices.First(), "insolvent", s)),
            (Marc, (p, s) => p.Credit(p.NumberedInvoices.First(), null, "stage cancelled", s)),
            (Priya, (p, s) => p.ChangeSettings(null, GatePolicy.NotOverdue, null, s)),
        ];
        foreach (var (who, act) in ways)
        {
            var fixture = Paused();
            fixture.Do(who, act);
            Assert.Null(fixture.Project.PauseOf(fixture.At(2), Today));
            Assert.True(IsEndDue(fixture));
        }
    }

    [Fact]
    public void A_project_on_hold_does_not_end_it_and_part_of_the_money_neither()
    {
        var fixture = Paused();
        fixture.Do(Priya, (p, s) => p.Hold("the client pauses", s));
        Assert.NotNull(fixture.Project.PauseOf(fixture.At(2), Today));
        fixture = Paused();
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(new(100, p.Currency)), s));
        Assert.NotNull(fixture.Project.PauseOf(fixture.At(2), Today));
        Assert.False(IsEndDue(fixture));
    }

    [Fact]
    public void A_person_takes_it_back_and_undo_does_too()
    {
        var fixture = Paused();
        fixture.Do(Marc, (p, s) => p.LiftPauseNotice(fixture.At(2), s));
        fixture.Refused<Refusal.NotPaused>(Marc, (p, s) => p.LiftPauseNotice(fixture.At(2), s));
        fixture = Paused();
        fixture.Do(Priya, (p, s) => p.Undo(s));
        Assert.Null(fixture.At(2).Pause);
    }
}
