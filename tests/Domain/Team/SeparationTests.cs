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
        var fixture = Website().Team();
        fixture.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Approver, s));
    }

    [Fact]
    public void Whoever_holds_every_role_alone_takes_and_keeps_them_as_before()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.True(fixture.Project.IsSolo);
    }

    [Fact]
    public void An_approvers_deputy_does_not_make_themselves_an_approver()
    {
        var fixture = Website().Team();
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Refused<Refusal.OwnApprover>(Bob, (p, s) => p.GiveRole(Bob, Role.Approver, s));
    }

    [Fact]
    public void A_lead_who_stands_in_for_somebody_does_not_make_that_one_an_approver()
    {
        var fixture = Website().Team();
        fixture.Do(Marc, (p, s) => p.AddDeputy(Priya, Finn, LastDay, s));
        fixture.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
    }

    [Fact]
    public void A_deputy_needs_the_word_of_the_one_stood_in_for_or_of_a_second_who_holds_a_role()
    {
        var fixture = Website().Team();
        Assert.Equal(
            [Marc],
            fixture.Refused<Refusal.DeputyNeedsConsent>(Priya, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s)).Others
        );
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        // Bob is Marc's deputy and cannot pass this on.
        fixture.Refused<Refusal.DeputyNeedsConsent>(Bob, (p, s) => p.AddDeputy(Dana, Marc, LastDay, s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Finn, Marc, LastDay, s));
        fixture.Do(Marc, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s));
    }

    [Fact]
    public void A_deputy_decides_nothing_that_the_one_stood_in_for_may_not()
    {
        var fixture = Website().Team().Agreed().Reach(1, "confirmed");
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Do(Marc, (p, s) => p.Draft(fixture.At(1), null, s));
        var draft = fixture.InvoiceAt(1);
        Assert.False(fixture.Project.CanIssue(draft, ContextOf(Bob, fixture.Now).Actor, fixture.Now));
        Assert.Empty(fixture.Project.IssuersOf(draft, fixture.Now));
        Assert.Empty(fixture.Refused<Refusal.OwnDraft>(Bob, (p, s) => p.Issue(fixture.At(1), s)).OtherApprovers);
        Assert.DoesNotContain(
            InboxItem.FindFor(fixture.Project, ContextOf(Bob, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.Draft
        );
        // With a role of their own, or for somebody else, they may.
        fixture.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        fixture.Do(Finn, (p, s) => p.AddDeputy(Bob, Finn, LastDay, s));
        fixture.Do(Bob, (p, s) => p.Issue(fixture.At(1), s));
    }

    [Fact]
    public void A_deputy_does_not_decide_what_the_one_stood_in_for_has_asked()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Marc, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Do(Marc, (p, s) => p.RequestOverride(fixture.At(2), "the client promised payment on Friday", s));
        var request = fixture.Project.Requests[0];
        Assert.Equal([Finn], fixture.Refused<Refusal.OwnRequest>(Bob, (p, s) => p.Approve(request, s)).OtherApprovers);
        fixture.Refused<Refusal.OwnRequest>(
            Bob,
            (p, s) => p.Override(fixture.At(2), "the client promised payment on Friday", s)
        );
        fixture.Do(Finn, (p, s) => p.Approve(request, s));
    }

    [Fact]
    public void A_leads_deputy_does_not_confirm_what_that_lead_submitted_nor_a_deputy_their_own()
    {
        var fixture = Website(milestones: [Stage("Final delivery", 100, Criterion.FileDelivery, 10)])
            .Team()
            .Agreed()
            .Reach(1, "submitted");
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        fixture.Refused<Refusal.OwnSubmission>(Bob, (p, s) => p.Confirm(fixture.At(1), "", "", "Bob", s));
        fixture.Do(Marc, (p, s) => p.RequestChanges(fixture.At(1), "the annex", s));
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Do(Bob, (p, s) => p.Submit(fixture.At(1), "Report 2", "", s));
        fixture.Refused<Refusal.OwnSubmission>(Bob, (p, s) => p.Confirm(fixture.At(1), "", "", "Bob", s));
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "", "", "Priya", s));
    }

    [Fact]
    public void An_approver_does_not_do_at_once_what_they_asked_for_while_they_could_only_ask()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.RequestWriteOff(fixture.InvoiceAt(1), "insolvent", s));
        fixture.Do(Marc, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.Equal(
            [Marc],
            fixture
                .Refused<Refusal.OwnRequest>(Priya, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s))
                .OtherApprovers
        );
        fixture.Do(Marc, (p, s) => p.Approve(p.Requests[0], s));
    }
}
