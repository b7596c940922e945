using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>An agreement by a link that the team handed out counts only when an approver accepts it.</summary>
public sealed class WaitingAgreementTests
{
    /// <summary>Dana on her page, by a link.</summary>
    private static Decision Agrees(Project p, DecisionContext s, int link = 1, bool hasCode = false) =>
        p.AgreeAsClient(
            new(link, "Dana Weiss", "client page, by a link that Priya handed out", p.Proposed?.At ?? s.At, hasCode),
            s with
            {
                Actor = new($"client/{p.Id}/{link}", "Dana", ActorKind.Client, IsInProjectConversation: false),
            }
        );

    private static ProjectFixture Waiting(string handsOut = Priya)
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(handsOut, (p, s) => p.CreateClientLink("h1", s));
        fixture.Do(Priya, (p, s) => Agrees(p, s));
        return fixture;
    }

    [Fact]
    public void It_waits_and_the_gate_stays_closed_until_an_approver_accepts()
    {
        var fixture = Waiting();
        Assert.Null(fixture.Project.Agreement);
        Assert.NotNull(fixture.Project.WaitingAgreement);
        fixture.Refused<Refusal.TermsNotAgreed>(Priya, (p, s) => p.Start(p.Milestones[0], s));
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.AcceptAgreement(s));
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.AcceptAgreement(s));
        fixture.Do(Marc, (p, s) => p.AcceptAgreement(s));
        var agreed = fixture.Project.Agreement!;
        Assert.True(agreed.HeldByTeam);
        Assert.Equal("Dana Weiss", agreed.ClientName);
        Assert.Null(fixture.Project.WaitingAgreement);
        fixture.Do(Priya, (p, s) => p.Start(p.Milestones[0], s));
    }

    [Fact]
    public void Who_handed_the_link_out_does_not_accept_what_came_by_it()
    {
        var fixture = Waiting(handsOut: Marc);
        var own = fixture.Refused<Refusal.OwnClientLink>(Marc, (p, s) => p.AcceptAgreement(s));
        Assert.Empty(own.OtherApprovers);
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        own = fixture.Refused<Refusal.OwnClientLink>(Marc, (p, s) => p.AcceptAgreement(s));
        Assert.Equal([Bob], own.OtherApprovers);
        fixture.Do(Bob, (p, s) => p.AcceptAgreement(s));
    }

    [Fact]
    public void Somebody_alone_accepts_it_themselves()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.CreateClientLink("h1", s));
        fixture.Do(Priya, (p, s) => Agrees(p, s));
        fixture.Do(Priya, (p, s) => p.AcceptAgreement(s));
        Assert.True(fixture.Project.Agreement!.HeldByTeam);
    }

    [Fact]
    public void A_refused_one_leaves_the_terms_waiting_and_the_client_may_agree_again()
    {
        var fixture = Waiting();
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.RefuseAgreement(" ", s));
        fixture.Do(Priya, (p, s) => p.RefuseAgreement("Dana knows nothing of it", s));
        Assert.Null(fixture.Project.WaitingAgreement);
        Assert.NotNull(fixture.Project.Proposed);
        fixture.Refused<Refusal.NoAgreementWaits>(Marc, (p, s) => p.AcceptAgreement(s));
        fixture.Refused<Refusal.NoAgreementWaits>(Marc, (p, s) => p.RefuseAgreement("again", s));
        fixture.Refused<Refusal.NeverUndone>(Priya, (p, s) => p.Undo(s));
        fixture.Do(Priya, (p, s) => Agrees(p, s));
        Assert.NotNull(fixture.Project.WaitingAgreement);
    }

    [Fact]
    public void It_is_for_the_terms_that_were_sent_and_for_no_others()
    {
        var fixture = Waiting();
        fixture.Do(Priya, (p, s) => p.MoveMilestone(p.Milestones[2], p.Milestones[1], before: true, s));
        Assert.Null(fixture.Project.WaitingAgreement);
        fixture.Refused<Refusal.NoAgreementWaits>(Marc, (p, s) => p.AcceptAgreement(s));
        fixture.Now = fixture.Now.AddMinutes(1);
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Assert.Null(fixture.Project.WaitingAgreement);
        Assert.Null(fixture.Project.Agreement);
    }

    [Fact]
    public void The_contact_may_still_agree_themselves_and_a_second_guess_adds_nothing()
    {
        var fixture = Waiting();
        fixture.Refused<Refusal.ClientPageOutdated>(Priya, (p, s) => Agrees(p, s));
        fixture.Do(Priya, (p, s) => Agrees(p, s, hasCode: true));
        Assert.False(fixture.Project.Agreement!.HeldByTeam);
    }

    [Fact]
    public void It_stands_in_the_inbox_of_those_who_may_accept_it_and_in_the_digest()
    {
        var fixture = Waiting(handsOut: Marc);
        fixture.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        IEnumerable<InboxReason> Of(string who) =>
            InboxItem
                .FindFor(fixture.Project, ContextOf(who, fixture.Now).Actor, fixture.Now, new(2026, 7, 1))
                .Select(i => i.Reason);
        Assert.Contains(InboxReason.Agreement, Of(Bob));
        Assert.DoesNotContain(InboxReason.Agreement, Of(Marc));
        Assert.DoesNotContain(InboxReason.Agreement, Of(Priya));
        Assert.DoesNotContain(InboxReason.Terms, Of(Priya));
        Assert.Contains(
            WeeklyDigest.Create(fixture.Project, fixture.Now, new(2026, 7, 1)).InboxItems,
            i => i.Reason == InboxReason.Agreement
        );
    }

    [Fact]
    public void The_approvers_are_asked_again_after_a_working_day_and_nobody_waits_for_the_client()
    {
        var notices = Waiting().Project.ScheduledNotices().Where(n => n.ItemId == 0).Select(n => n.Kind).ToList();
        Assert.Contains(NoticeKind.Evidence, notices);
        Assert.DoesNotContain(NoticeKind.Terms, notices);
    }
}
