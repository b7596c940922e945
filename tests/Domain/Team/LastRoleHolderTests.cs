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
        var fixture = Website().Knowing(guests: [Dana], gone: [Bob]);
        Assert.True(fixture.Refused<Refusal.NotStaff>(Priya, (p, s) => p.GiveRole(Dana, Role.Approver, s)).IsGuest);
        Assert.False(fixture.Refused<Refusal.NotStaff>(Priya, (p, s) => p.GiveRole(Bob, Role.Lead, s)).IsGuest);
        Assert.True(fixture.Refused<Refusal.NotStaff>(Priya, (p, s) => p.AddDeputy(Dana, Priya, LastDay, s)).IsGuest);
        Assert.True(fixture.Project.IsSolo);
        Assert.Equal([Priya], fixture.Project.HoldersOf(Role.Approver));
    }

    [Fact]
    public void The_last_lead_or_approver_who_can_act_is_not_taken_away_because_a_guest_is_left()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.GiveRole(Dana, Role.Approver, s));
        fixture.Knowing(guests: [Dana]);
        fixture.Refused<Refusal.NoManagerLeft>(Priya, (p, s) => p.RemoveRole(Priya, Role.Lead, s));
        // A person who can no longer act cannot give up the role themselves, so it is removed like any other.
        fixture.Do(Priya, (p, s) => p.RemoveRole(Dana, Role.Approver, s));
    }

    [Fact]
    public void The_only_approver_who_can_act_goes_by_their_own_word_even_where_others_hold_the_role()
    {
        var fixture = Website().Team();
        fixture.Do(Marc, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        fixture.Knowing(gone: [Bob]);
        fixture.Refused<Refusal.LastApprover>(Priya, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Bob, Role.Approver, s));
    }

    [Fact]
    public void A_guest_and_whoever_is_gone_are_no_second_pair_of_eyes()
    {
        var fixture = Website().Team().Agreed().Reach(1, "confirmed");
        foreach (var other in new[] { Bob, Dana })
            fixture.Do(Marc, (p, s) => p.GiveRole(other, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.Draft(fixture.At(1), null, s));
        Assert.Equal([Bob, Dana], fixture.Project.IssuersOf(fixture.InvoiceAt(1), fixture.Now));
        fixture.Knowing(guests: [Dana], gone: [Bob]);
        Assert.Empty(fixture.Project.IssuersOf(fixture.InvoiceAt(1), fixture.Now));
        Assert.Empty(fixture.Refused<Refusal.OwnDraft>(Marc, (p, s) => p.Issue(fixture.At(1), s)).OtherApprovers);
    }

    [Fact]
    public void Nobody_acts_in_a_guests_stead()
    {
        var fixture = Website().Team();
        fixture.Do(Marc, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Knowing(guests: [Marc]);
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                Permission.IssueInvoice,
                ContextOf(Bob, fixture.Now).Actor,
                fixture.Now
            )
        );
        Assert.DoesNotContain(Bob, Permissions.GetHolders(fixture.Project, [Role.Approver], fixture.Now));
        fixture.Refused<Refusal.DeputyOfNobody>(Priya, (p, s) => p.AddDeputy(Finn, Marc, LastDay, s));
    }

    [Fact]
    public void A_project_that_somebody_of_the_staff_holds_is_not_taken_over_and_its_people_are_named()
    {
        var fixture = Website().Team();
        Assert.Equal([Priya, Marc], fixture.Refused<Refusal.ProjectStillManaged>(Bob, (p, s) => p.Claim(s)).Managers);
        fixture.Knowing(gone: [Priya]);
        Assert.Equal([Marc], fixture.Refused<Refusal.ProjectStillManaged>(Bob, (p, s) => p.Claim(s)).Managers);
    }

    [Fact]
    public void Staff_in_its_place_take_over_a_project_that_no_staff_member_holds_and_name_who_approves()
    {
        var fixture = Website().Team().Agreed().Reach(1, "confirmed").Knowing(guests: [Priya], gone: [Marc]);
        fixture.Refused<Refusal.ClaimInConversation>(
            Bob,
            (p, s) => p.Claim(s with { Actor = s.Actor with { IsInProjectConversation = false } })
        );
        fixture.Refused<Refusal.NotAllowed>(Dana, (p, s) => p.Claim(s));
        fixture.Refused<Refusal.MembershipUnknown>(
            Bob,
            (p, s) => p.Claim(s with { Actor = s.Actor with { Kind = ActorKind.Unknown } })
        );
        Assert.Contains(
            InboxItem.FindFor(fixture.Project, ContextOf(Bob, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.WithoutManager
        );
        fixture.Do(Bob, (p, s) => p.Claim(s));
        Assert.Contains(new RoleHolder(Bob, Role.Lead, ByCreation: false), fixture.Project.RoleHolders);
        Assert.DoesNotContain(
            InboxItem.FindFor(fixture.Project, ContextOf(Bob, fixture.Now).Actor, fixture.Now, new(2026, 7, 1)),
            w => w.Reason == InboxReason.WithoutManager
        );
        // Nobody makes themselves an approver: this must name somebody else.
        fixture.Refused<Refusal.OwnApprover>(Bob, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        fixture.Do(Bob, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        fixture.Do(Bob, (p, s) => p.Draft(fixture.At(1), null, s));
        fixture.Do(Finn, (p, s) => p.Issue(fixture.At(1), s));
        Assert.Equal([Bob, Finn], fixture.Refused<Refusal.ProjectStillManaged>(Finn, (p, s) => p.Claim(s)).Managers);
    }

    [Fact]
    public void A_project_that_has_ended_is_not_taken_over()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.Cancel("the client gave it up", s));
        fixture.Knowing(gone: [Priya, Marc]);
        fixture.Refused<Refusal.ProjectAlreadyCancelled>(Bob, (p, s) => p.Claim(s));
    }
}
