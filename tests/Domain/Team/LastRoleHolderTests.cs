using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>Roles are for staff, and a project always keeps somebody of the staff who can act.</summary>
public sealed class LastRoleHolderTests
{
    private static readonly DateOnly LastDay = new(2026, 7, 20);

    [Fact]
    public void Nobody_whom_the_platform_calls_a_guest_or_gone_gets_a_role_and_the_creator_keeps_hers()
    {
        var desk = Website().Knowing(guests: [Dana], gone: [Bob]);
        Assert.True(desk.Refused<Refusal.NotStaff>(Priya, (p, s) => p.GiveRole(Dana, Role.Approver, s)).IsGuest);
        Assert.False(desk.Refused<Refusal.NotStaff>(Priya, (p, s) => p.GiveRole(Bob, Role.Lead, s)).IsGuest);
        Assert.True(desk.Refused<Refusal.NotStaff>(Priya, (p, s) => p.AddDeputy(Dana, Priya, LastDay, s)).IsGuest);
        Assert.True(desk.Project.IsSolo);
        Assert.Equal([Priya], desk.Project.HoldersOf(Role.Approver));
    }

    [Fact]
    public void The_last_lead_or_approver_who_can_act_is_not_taken_away_because_a_guest_is_left()
    {
        var desk = Website();
        desk.Do(Priya, (p, s) => p.GiveRole(Dana, Role.Approver, s));
        desk.Knowing(guests: [Dana]);
        desk.Refused<Refusal.NoManagerLeft>(Priya, (p, s) => p.RemoveRole(Priya, Role.Lead, s));
        // A person who can no longer act cannot give up the role themselves, so it is removed like any other.
        desk.Do(Priya, (p, s) => p.RemoveRole(Dana, Role.Approver, s));
    }

    [Fact]
    public void The_only_approver_who_can_act_goes_by_their_own_word_even_where_others_hold_the_role()
    {
        var desk = Website().Team();
        desk.Do(Marc, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        desk.Knowing(gone: [Bob]);
        desk.Refused<Refusal.LastApprover>(Priya, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Bob, Role.Approver, s));
    }

    [Fact]
    public void A_guest_and_whoever_is_gone_are_no_second_pair_of_eyes()
    {
        var desk = Website().Team().Agreed().Reach(1, "confirmed");
        foreach (var other in new[] { Bob, Dana })
            desk.Do(Marc, (p, s) => p.GiveRole(other, Role.Approver, s));
        desk.Do(Marc, (p, s) => p.Draft(desk.At(1), null, s));
        Assert.Equal([Bob, Dana], desk.Project.IssuersOf(desk.InvoiceAt(1), desk.Now));
        desk.Knowing(guests: [Dana], gone: [Bob]);
        Assert.Empty(desk.Project.IssuersOf(desk.InvoiceAt(1), desk.Now));
        Assert.Empty(desk.Refused<Refusal.OwnDraft>(Marc, (p, s) => p.Issue(desk.At(1), s)).OtherApprovers);
    }

    [Fact]
    public void Nobody_acts_in_a_guests_stead()
    {
        var desk = Website().Team();
        desk.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Knowing(guests: [Marc]);
        Assert.False(
            Permissions.IsAllowed(desk.Project, Permission.IssueInvoice, StampOf(Bob, desk.Now).Actor, desk.Now)
        );
        Assert.DoesNotContain(Bob, Permissions.GetHolders(desk.Project, [Role.Approver], desk.Now));
        desk.Refused<Refusal.DeputyOfNobody>(Priya, (p, s) => p.AddDeputy(Finn, Marc, LastDay, s));
    }

    [Fact]
    public void A_project_that_somebody_of_the_staff_holds_is_not_taken_over_and_its_people_are_named()
    {
        var desk = Website().Team();
        Assert.Equal([Priya, Marc], desk.Refused<Refusal.ProjectStillManaged>(Bob, (p, s) => p.Claim(s)).Managers);
        desk.Knowing(gone: [Priya]);
        Assert.Equal([Marc], desk.Refused<Refusal.ProjectStillManaged>(Bob, (p, s) => p.Claim(s)).Managers);
    }

    [Fact]
    public void Staff_in_its_place_take_over_a_project_that_no_staff_member_holds_and_name_who_approves()
    {
        var desk = Website().Team().Agreed().Reach(1, "confirmed").Knowing(guests: [Priya], gone: [Marc]);
        desk.Refused<Refusal.ClaimInConversation>(
            Bob,
            (p, s) => p.Claim(s with { Actor = s.Actor with { IsInProjectConversation = false } })
        );
        desk.Refused<Refusal.NotAllowed>(Dana, (p, s) => p.Claim(s));
        desk.Refused<Refusal.MembershipUnknown>(
            Bob,
            (p, s) => p.Claim(s with { Actor = s.Actor with { Kind = ActorKind.Unknown } })
        );
        Assert.Contains(
            InboxItem.FindFor(desk.Project, StampOf(Bob, desk.Now).Actor, desk.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.WithoutManager
        );
        desk.Do(Bob, (p, s) => p.Claim(s));
        Assert.Contains(new RoleHolder(Bob, Role.Lead, ByCreation: false), desk.Project.RoleHolders);
        Assert.DoesNotContain(
            InboxItem.FindFor(desk.Project, StampOf(Bob, desk.Now).Actor, desk.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.WithoutManager
        );
        // Nobody makes themselves an approver: this must name somebody else.
        desk.Refused<Refusal.OwnApprover>(Bob, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        desk.Do(Bob, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        desk.Do(Bob, (p, s) => p.Draft(desk.At(1), null, s));
        desk.Do(Finn, (p, s) => p.Issue(desk.At(1), s));
        Assert.Equal([Bob, Finn], desk.Refused<Refusal.ProjectStillManaged>(Finn, (p, s) => p.Claim(s)).Managers);
    }

    [Fact]
    public void A_project_that_has_ended_is_not_taken_over()
    {
        var desk = Website().Team();
        desk.Do(Priya, (p, s) => p.Cancel("the client gave it up", s));
        desk.Knowing(gone: [Priya, Marc]);
        desk.Refused<Refusal.ProjectAlreadyCancelled>(Bob, (p, s) => p.Claim(s));
    }
}
