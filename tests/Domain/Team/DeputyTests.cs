using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>
/// Somebody stands in for somebody until a day of the project's zone, that day included, and never beyond the other's
/// own roles.
/// </summary>
public sealed class DeputyTests
{
    private static readonly DateOnly LastDay = new(2026, 7, 10);

    private static ProjectFixture WithDeputy()
    {
        var desk = Website().Team().Agreed().Reach(1, "drafted");
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        return desk;
    }

    [Theory]
    [InlineData("2026-07-10T21:59:59Z", true)]
    [InlineData("2026-07-10T22:00:00Z", false)]
    [InlineData("2026-07-01T08:00:00Z", true)]
    public void A_deputy_acts_through_the_last_day_of_the_projects_own_zone(string at, bool may)
    {
        var desk = WithDeputy();
        desk.Now = DateTimeOffset.Parse(at);
        var decision = desk.Try(Bob, (p, s) => p.Issue(desk.At(1), s));
        Assert.Equal(may, decision is Decision.Accepted);
        if (!may)
            Assert.Equal(
                [Marc],
                Assert.IsType<Refusal.NotAllowed>(Assert.IsType<Decision.Refused>(decision).Why).Holders
            );
    }

    [Fact]
    public void The_last_day_moves_with_the_projects_zone()
    {
        var desk = WithDeputy();
        desk.Do(Priya, (p, s) => p.ChangeSettings("America/New_York", null, null, s));
        desk.Now = DateTimeOffset.Parse("2026-07-11T03:59:59Z");
        Assert.True(
            Permissions.IsAllowed(
                desk.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: false),
                desk.Now
            )
        );
        Assert.False(
            Permissions.IsAllowed(
                desk.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: false),
                desk.Now.AddSeconds(1)
            )
        );
    }

    [Fact]
    public void A_deputy_holds_the_others_roles_only_as_long_as_the_other_holds_them()
    {
        var desk = WithDeputy();
        Assert.Contains(Bob, Permissions.GetHolders(desk.Project, [Role.Approver], desk.Now));
        desk.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        desk.Do(Marc, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        desk.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.Issue(desk.At(1), s));
        Assert.Equal([Finn], Permissions.GetHolders(desk.Project, [Role.Approver], desk.Now));
    }

    [Fact]
    public void Whoever_stands_in_for_somebody_who_becomes_approver_later_is_a_second_person_from_then_on()
    {
        var desk = Website();
        desk.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Lead, s));
        desk.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Lead, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Approver, s));
        desk.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Finance, s));
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        Assert.False(desk.Project.SoloEnded);
        desk.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        desk.Do(Finn, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.True(desk.Project.SoloEnded);
        desk.Agreed();
        desk.Do(Bob, (p, s) => p.Start(desk.At(1), s));
        desk.Do(Bob, (p, s) => p.Submit(desk.At(1), "Report", "", s));
        desk.Do(Bob, (p, s) => p.Confirm(desk.At(1), "Dana Weiss", "portal", "", s));
        desk.Do(Bob, (p, s) => p.Draft(desk.At(1), null, s));
        Assert.Equal([Priya], desk.Refused<Refusal.OwnDraft>(Bob, (p, s) => p.Issue(desk.At(1), s)).OtherApprovers);
    }

    [Fact]
    public void Two_pairs_of_eyes_stay_two_whoever_stands_in()
    {
        var desk = WithDeputy();
        desk.Do(Marc, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s));
        Assert.Equal(
            [Marc, Bob],
            desk.Refused<Refusal.OwnDraft>(Priya, (p, s) => p.Issue(desk.At(1), s)).OtherApprovers
        );
        desk.Do(Bob, (p, s) => p.Issue(desk.At(1), s));
    }

    [Fact]
    public void A_deputy_for_approver_or_finance_ends_solo_for_good()
    {
        var desk = Website();
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        Assert.False(desk.Project.IsSolo);
        desk.Do(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        Assert.False(desk.Project.IsSolo);
        Assert.False(Project.FromEvents(desk.Journal).IsSolo);
    }

    [Fact]
    public void A_guest_who_is_named_all_the_same_may_nothing()
    {
        var desk = Website().Team();
        desk.Do(Priya, (p, s) => p.AddDeputy(Dana, Marc, LastDay, s));
        desk.Refused<Refusal.NotAllowed>(Dana, (p, s) => p.Hold("x", s));
    }

    [Fact]
    public void Every_wrong_naming_is_refused()
    {
        var desk = Website().Team();
        desk.Refused<Refusal.DeputyOfNobody>(Priya, (p, s) => p.AddDeputy(Marc, Bob, LastDay, s));
        desk.Refused<Refusal.OwnDeputy>(Priya, (p, s) => p.AddDeputy(Marc, Marc, LastDay, s));
        desk.Refused<Refusal.DateIsPast>(Priya, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 6, 30), s));
        desk.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        desk.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.RemoveDeputy(Bob, s));
        desk.Refused<Refusal.NoDeputy>(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 7, 1), s));
    }

    [Fact]
    public void A_deputy_named_again_has_the_newer_last_day_and_one_word_ends_all_his_standing_in()
    {
        var desk = WithDeputy();
        Assert.Empty(
            Assert.IsType<Decision.Accepted>(desk.Try(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s))).Events
        );
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay.AddDays(7), s));
        desk.Do(Priya, (p, s) => p.AddDeputy(Bob, Finn, LastDay, s));
        Assert.Equal([LastDay.AddDays(7), LastDay], desk.Project.Deputies.Select(d => d.Until));
        desk.Do(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        Assert.Empty(desk.Project.Deputies);
        desk.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.Issue(desk.At(1), s));
    }
}
