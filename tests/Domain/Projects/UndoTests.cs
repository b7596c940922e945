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
        var desk = Confirmed();
        desk.Now += Project.UndoPeriod;
        desk.Refused<Refusal.NothingToUndo>(Priya, (p, s) => p.Undo(s));
        desk.Do(Marc, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, null, null),
            (desk.At(1).Stage, desk.At(1).Confirmation, desk.At(1).Evidence)
        );
        desk.Refused<Refusal.NothingToUndo>(Marc, (p, s) => p.Undo(s));
        desk.Reach(1, "confirmed");
    }

    [Fact]
    public void Evidence_that_an_approver_accepted_waits_for_one_again_and_his_own_goes_with_his_confirmation()
    {
        var desk = Website().Team().Agreed().Reach(1, "submitted");
        desk.Fork(d =>
        {
            d.Do(Marc, (p, s) => p.Confirm(d.At(1), "Dana Weiss", "call", "", s));
            d.Do(Marc, (p, s) => p.Undo(s));
            Assert.Null(d.At(1).Evidence);
            return 0;
        });
        desk.Do(Priya, (p, s) => p.Confirm(desk.At(1), "Dana Weiss", "portal", "", s));
        var held = desk.At(1).Evidence;
        desk.Now = desk.Now.AddMinutes(5);
        desk.Do(Marc, (p, s) => p.Confirm(desk.At(1), "", "", "", s));
        desk.Do(Marc, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, null, held),
            (desk.At(1).Stage, desk.At(1).Confirmation, desk.At(1).Evidence)
        );
        Assert.Contains(
            InboxItem.FindFor(desk.Project, StampOf(Marc, desk.Now).Actor, desk.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Evidence
        );
        desk.Do(Marc, (p, s) => p.Confirm(desk.At(1), "", "", "", s));
        Assert.Equal("portal", desk.At(1).Confirmation!.Reference);
    }

    [Fact]
    public void A_moment_too_late_it_names_what_takes_it_back_now()
    {
        var desk = Confirmed();
        desk.Now += Project.UndoPeriod + TimeSpan.FromMilliseconds(1);
        var late = desk.Refused<Refusal.UndoTooLate>(Marc, (p, s) => p.Undo(s));
        Assert.Equal((1, null), (late.Milestone.Id, late.Payment));
        desk.Reach(1, "paid").Now += Project.UndoPeriod + TimeSpan.FromMilliseconds(1);
        Assert.Equal("P1", desk.Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s)).Payment!.Name);
    }

    [Fact]
    public void Whoever_may_not_do_it_any_more_does_not_undo_it_either()
    {
        var desk = Confirmed();
        desk.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        Assert.Equal([Priya, Bob], desk.Refused<Refusal.NotAllowed>(Marc, (p, s) => p.Undo(s)).Holders);
        desk.Do(Priya, (p, s) => p.Draft(desk.At(1), null, s));
        desk.Do(Bob, (p, s) => p.Issue(desk.At(1), s));
        desk.Do(Finn, (p, s) => p.Pay(desk.InvoiceAt(1), Payment(Eur(100)), s));
        desk.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Finance, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Finn, Role.Finance, s));
        Assert.Equal([Bob], desk.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.Undo(s)).Holders);
    }

    [Fact]
    public void A_confirmation_with_an_invoice_on_it_is_not_undone_whether_the_invoice_lives_or_not()
    {
        var desk = Confirmed().Reach(1, "drafted");
        desk.Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Undo(s));
        // The draft is gone again, but it remains on record that somebody acted after the confirmation.
        desk.Fork(d =>
        {
            d.Do(Priya, (p, s) => p.Discard(d.At(1), s));
            d.Refused<Refusal.UndoTooLate>(Marc, (p, s) => p.Undo(s));
            return 0;
        });
        desk.Reach(1, "issued").Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Undo(s));
        desk.Do(Marc, (p, s) => p.Credit(p.Invoices[0], null, "wrong address", s));
        Assert.IsType<CreditIssued>(desk.Refused<Refusal.NeverUndone>(Marc, (p, s) => p.Undo(s)).Event);
    }

    [Fact]
    public void A_payment_is_undone_by_its_opposite_and_the_one_before_by_the_next_word()
    {
        var desk = Website().Team().Agreed().Reach(1, "issued");
        foreach (var minor in new[] { 100_000, 328_400 })
            desk.Do(Finn, (p, s) => p.Pay(desk.InvoiceAt(1), Payment(Eur(minor)), s));
        desk.Do(Finn, (p, s) => p.Undo(s));
        Assert.Equal((Eur(328_400), "undone"), (desk.InvoiceAt(1).Open, desk.InvoiceAt(1).Payments[^1].Reason));
        desk.Do(Finn, (p, s) => p.Undo(s));
        Assert.Equal(Eur(428_400), desk.InvoiceAt(1).Open);
        desk.Refused<Refusal.NothingToUndo>(Finn, (p, s) => p.Undo(s));
    }

    [Fact]
    public void A_payment_on_which_the_next_stage_was_started_is_no_longer_undone()
    {
        var desk = Website().Team().Agreed().Reach(1, "paid");
        desk.Now = desk.Now.AddSeconds(5);
        desk.Reach(2, "started").Refused<Refusal.UndoTooLate>(Finn, (p, s) => p.Undo(s));
    }

    [Fact]
    public void Of_two_things_the_later_is_undone()
    {
        var desk = Website().Agreed().Reach(1, "paid");
        desk.Now = desk.Now.AddHours(1);
        desk.Reach(2, "submitted").Now = desk.Now.AddSeconds(1);
        desk.Reach(2, "confirmed").Do(Priya, (p, s) => p.Undo(s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, InvoiceStatus.Paid),
            (desk.At(2).Stage, desk.InvoiceAt(1).Status)
        );
    }
}
