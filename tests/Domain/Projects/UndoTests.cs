using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>
/// People can undo their own confirmation or payment within thirty seconds, while nothing else is based on it.
/// </summary>
public sealed class UndoTests
{
    private static Money Eur(long minor) => new(minor, Currency.Eur);

    private static ProjectFixture Confirmed() => Website().Team().Agreed().Reach(1, "confirmed");

    [Fact]
    public void A_confirmation_is_undone_by_whoever_recorded_it_and_the_stage_waits_for_one_again()
    {
        var fixture = Confirmed();
        fixture.Now += Project.UndoPeriod;
        fixture.Refused<Refusal.NothingToUndo>(Priya, (p, s) => p.Undo(s));
        fixture.Do(Marc, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, null, null),
            (fixture.At(1).Stage, fixture.At(1).Confirmation, fixture.At(1).Evidence)
        );
        fixture.Refused<Refusal.NothingToUndo>(Marc, (p, s) => p.Undo(s));
        fixture.Reach(1, "confirmed");
    }

    [Fact]
    public void Evidence_that_an_approver_accepted_waits_for_one_again_and_his_own_goes_with_his_confirmation()
    {
        var fixture = Website().Team().Agreed().Reach(1, "submitted");
        fixture.Fork(d =>
        {
            d.Do(Marc, (p, s) => p.Confirm(d.At(1), "Dana Weiss", "call", "", s));
            d.Do(Marc, (p, s) => p.Undo(s));
            Assert.Null(d.At(1).Evidence);
            return 0;
        });
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "portal", "", s));
        var held = fixture.At(1).Evidence;
        fixture.Now = fixture.Now.AddMinutes(5);
        fixture.Do(Marc, (p, s) => p.Confirm(fixture.At(1), "", "", "", s));
        fixture.Do(Marc, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, null, held),
            (fixture.At(1).Stage, fixture.At(1).Confirmation, fixture.At(1).Evidence)
        );
        Assert.Contains(
            InboxItem.FindFor(fixture.Project, ContextOf(Marc, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Evidence
        );
        fixture.Do(Marc, (p, s) => p.Confirm(fixture.At(1), "", "", "", s));
        Assert.Equal("portal", fixture.At(1).Confirmation!.Reference);
    }

    [Fact]
    public void A_moment_too_late_it_names_what_takes_it_back_now()
    {
        var fixture = Confirmed();
        fixture.Now += Project.UndoPeriod + TimeSpan.FromMilliseconds(1);
        var late = fixture.Refused<Refusal.UndoTooLate>(Marc, (p, s) => p.Undo(s));
        Assert.Equal((1, null), (late.Milestone!.Id, late.Payment));
        fixture.Reach(1, "paid").Now += Project.UndoPeriod + TimeSpan.FromMilliseconds(1);
        Assert.Equal("P1", fixture.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s)).Payment!.Name);
    }

    [Fact]
    public void Whoever_may_not_do_it_any_more_does_not_undo_it_either()
    {
        var fixture = Confirmed();
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        Assert.Equal([Priya, Bob], fixture.Refused<Refusal.NotAllowed>(Marc, (p, s) => p.Undo(s)).Holders);
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(1), null, s));
        fixture.Do(Bob, (p, s) => p.Issue(fixture.At(1), s));
        fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(100)), s));
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Finance, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Finn, Role.Finance, s));
        Assert.Equal([Bob], fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.Undo(s)).Holders);
    }

    [Fact]
    public void A_confirmation_with_an_invoice_on_it_is_not_undone_whether_the_invoice_lives_or_not()
    {
        var fixture = Confirmed().Reach(1, "drafted");
        fixture.Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Undo(s));
        // The draft is gone again, but it remains on record that somebody acted after the confirmation.
        fixture.Fork(d =>
        {
            d.Do(Priya, (p, s) => p.Discard(d.At(1), s));
            d.Refused<Refusal.UndoTooLate>(Marc, (p, s) => p.Undo(s));
            return 0;
        });
        fixture.Reach(1, "issued").Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Undo(s));
        fixture.Do(Marc, (p, s) => p.Credit(p.Invoices[0], null, "wrong address", s));
        Assert.IsType<CreditIssued>(fixture.Refused<Refusal.NeverUndone>(Marc, (p, s) => p.Undo(s)).Event);
    }

    [Fact]
    public void A_payment_is_undone_by_its_opposite_and_the_one_before_is_reversed_by_its_name()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        foreach (var minor in new[] { 100_000, 328_400 })
            fixture.Do(Finn, (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(Eur(minor)), s));
        fixture.Do(Finn, (p, s) => p.Undo(s));
        Assert.Equal((Eur(328_400), "undone"), (fixture.InvoiceAt(1).Open, fixture.InvoiceAt(1).Payments[^1].Reason));
        Assert.Equal("P1", fixture.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s)).Payment!.Name);
        fixture.Do(Finn, (p, s) => p.Reverse(fixture.InvoiceAt(1).Payments[0], "recorded by mistake", s));
        Assert.Equal(Eur(428_400), fixture.InvoiceAt(1).Open);
        fixture.Refused<Refusal>(Finn, (p, s) => p.Undo(s));
    }

    [Fact]
    public void A_payment_on_which_the_next_stage_was_started_is_no_longer_undone()
    {
        var fixture = Website().Team().Agreed().Reach(1, "paid");
        fixture.Now = fixture.Now.AddSeconds(5);
        fixture.Reach(2, "started").Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s));
    }

    [Fact]
    public void Of_two_things_the_later_is_undone()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Now = fixture.Now.AddHours(1);
        fixture.Reach(2, "submitted").Now = fixture.Now.AddSeconds(1);
        fixture.Reach(2, "confirmed").Do(Priya, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, InvoiceStatus.Paid),
            (fixture.At(2).Stage, fixture.InvoiceAt(1).Status)
        );
    }
}
