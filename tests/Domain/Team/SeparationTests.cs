using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>
/// The second check is by somebody else: neither naming oneself nor acting as a deputy gets around it.
/// </summary>
public sealed class SeparationTests
{
    private static readonly DateOnly LastDay = new(2026, 7, 20);

    [Fact]
    public void A_lead_alone_makes_nobody_of_themselves_an_approver()
    {
        var desk = Website().Team();
        desk.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        desk.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Approver, s));
    }

    [Fact]
    public void Whoever_holds_every_role_alone_takes_and_keeps_them_as_before()
    {
        var desk = Website();
        desk.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.True(desk.Project.IsSolo);
    }

    [Fact]
    public void An_approvers_deputy_does_not_make_themselves_an_approver()
    {
        var desk = Website().Team();
        desk.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Refused<Refusal.OwnApprover>(Bob, (p, s) => p.GiveRole(Bob, Role.Approver, s));
    }

    [Fact]
    public void A_lead_who_stands_in_for_somebody_does_not_make_that_one_an_approver()
    {
        var desk = Website().Team();
        desk.Do(Marc, (p, s) => p.AddDeputy(Priya, Finn, LastDay, s));
        desk.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        desk.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
    }

    [Fact]
    public void A_deputy_needs_the_word_of_the_one_stood_in_for_or_of_a_second_who_holds_a_role()
    {
        var desk = Website().Team();
        Assert.Equal(
            [Marc],
            desk.Refused<Refusal.DeputyNeedsConsent>(Priya, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s)).Others
        );
        desk.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        // Bob is Marc's deputy and cannot pass this on.
        desk.Refused<Refusal.DeputyNeedsConsent>(Bob, (p, s) => p.AddDeputy(Dana, Marc, LastDay, s));
        desk.Do(Priya, (p, s) => p.AddDeputy(Finn, Marc, LastDay, s));
        desk.Do(Marc, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s));
    }

    [Fact]
    public void A_deputy_decides_nothing_that_the_one_stood_in_for_may_not()
    {
        var desk = Website().Team().Agreed().Reach(1, "confirmed");
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Do(Marc, (p, s) => p.Draft(desk.At(1), null, s));
        var draft = desk.InvoiceAt(1);
        Assert.False(desk.Project.CanIssue(draft, StampOf(Bob, desk.Now).Actor, desk.Now));
        Assert.Empty(desk.Project.IssuersOf(draft, desk.Now));
        Assert.Empty(desk.Refused<Refusal.OwnDraft>(Bob, (p, s) => p.Issue(desk.At(1), s)).OtherApprovers);
        Assert.DoesNotContain(
            InboxItem.FindFor(desk.Project, StampOf(Bob, desk.Now).Actor, desk.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Draft
        );
        // With a role of their own, or for somebody else, they may.
        desk.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        desk.Do(Finn, (p, s) => p.AddDeputy(Bob, Finn, LastDay, s));
        desk.Do(Bob, (p, s) => p.Issue(desk.At(1), s));
    }

    [Fact]
    public void A_deputy_does_not_decide_what_the_one_stood_in_for_has_asked()
    {
        var desk = Website().Team().Agreed().Reach(1, "issued");
        desk.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Do(Marc, (p, s) => p.RequestOverride(desk.At(2), "the client promised payment on Friday", s));
        var request = desk.Project.Requests[0];
        Assert.Equal([Finn], desk.Refused<Refusal.OwnRequest>(Bob, (p, s) => p.Approve(request, s)).OtherApprovers);
        desk.Refused<Refusal.OwnRequest>(
            Bob,
            (p, s) => p.Override(desk.At(2), "the client promised payment on Friday", s)
        );
        desk.Do(Finn, (p, s) => p.Approve(request, s));
    }

    [Fact]
    public void A_leads_deputy_does_not_confirm_what_that_lead_submitted_nor_a_deputy_their_own()
    {
        var desk = Website(milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)])
            .Team()
            .Agreed()
            .Reach(1, "submitted");
        desk.Do(Marc, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        desk.Refused<Refusal.OwnSubmission>(Bob, (p, s) => p.Confirm(desk.At(1), "", "", "Bob", s));
        desk.Do(Marc, (p, s) => p.RequestChanges(desk.At(1), "the annex", s));
        desk.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Do(Bob, (p, s) => p.Submit(desk.At(1), "Report 2", "", s));
        desk.Refused<Refusal.OwnSubmission>(Bob, (p, s) => p.Confirm(desk.At(1), "", "", "Bob", s));
        desk.Do(Priya, (p, s) => p.Confirm(desk.At(1), "", "", "Priya", s));
    }

    [Fact]
    public void An_approver_does_not_do_at_once_what_they_asked_for_while_they_could_only_ask()
    {
        var desk = Website().Team().Agreed().Reach(1, "issued");
        desk.Do(Priya, (p, s) => p.RequestWriteOff(desk.InvoiceAt(1), "insolvent", s));
        desk.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.Equal(
            [Marc],
            desk.Refused<Refusal.OwnRequest>(
                Priya,
                (p, s) => p.WriteOff(desk.InvoiceAt(1), "insolvent", s)
            ).OtherApprovers
        );
        desk.Do(Marc, (p, s) => p.Approve(p.Requests[0], s));
    }
}
