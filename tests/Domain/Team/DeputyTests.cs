using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Team;

/// <summary>
/// A deputy acts for a person until a day in the project's time zone, that day included, and never has more than that
/// person's own roles.
/// </summary>
public sealed class DeputyTests
{
    private static readonly DateOnly LastDay = new(2026, 7, 10);

    private static ProjectFixture WithDeputy()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        return fixture;
    }

    [Theory]
    [InlineData("2026-07-10T21:59:59Z", true)]
    [InlineData("2026-07-10T22:00:00Z", false)]
    [InlineData("2026-07-01T08:00:00Z", true)]
    public void A_deputy_acts_through_the_last_day_of_the_projects_own_zone(string at, bool may)
    {
        var fixture = WithDeputy();
        fixture.Now = DateTimeOffset.Parse(at);
        var decision = fixture.Try(Bob, (p, s) => p.Issue(fixture.At(1), s));
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
        var fixture = WithDeputy();
        fixture.Do(Priya, (p, s) => p.ChangeSettings("America/New_York", null, null, s));
        fixture.Now = DateTimeOffset.Parse("2026-07-11T03:59:59Z");
        Assert.True(
            Permissions.IsAllowed(
                fixture.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: false),
                fixture.Now
            )
        );
        Assert.False(
            Permissions.IsAllowed(
                fixture.Project,
                Permission.IssueInvoice,
                new(Bob, Bob, ActorKind.Staff, IsInProjectConversation: false),
                fixture.Now.AddSeconds(1)
            )
        );
    }

    [Fact]
    public void A_deputy_holds_the_others_roles_only_as_long_as_the_other_holds_them()
    {
        var fixture = WithDeputy();
        Assert.Contains(Bob, Permissions.GetHolders(fixture.Project, [Role.Approver], fixture.Now));
        fixture.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Approver, s));
        fixture.Do(Marc, (p, s) => p.RemoveRole(Marc, Role.Approver, s));
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.Issue(fixture.At(1), s));
        Assert.Equal([Finn], Permissions.GetHolders(fixture.Project, [Role.Approver], fixture.Now));
    }

    [Fact]
    public void Whoever_stands_in_for_somebody_who_becomes_approver_later_is_a_second_person_from_then_on()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Lead, s));
        fixture.Do(Priya, (p, s) => p.GiveRole(Priya, Role.Lead, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Approver, s));
        fixture.Do(Priya, (p, s) => p.RemoveRole(Priya, Role.Finance, s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        Assert.False(fixture.Project.SoloEnded);
        fixture.Refused<Refusal.OwnApprover>(Priya, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        fixture.Do(Finn, (p, s) => p.GiveRole(Priya, Role.Approver, s));
        Assert.True(fixture.Project.SoloEnded);
        fixture.Agreed();
        fixture.Do(Bob, (p, s) => p.Start(fixture.At(1), s));
        fixture.Do(Bob, (p, s) => p.Submit(fixture.At(1), "Report", "", s));
        fixture.Do(Bob, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "portal", "", s));
        fixture.Do(Bob, (p, s) => p.Draft(fixture.At(1), null, s));
        Assert.Equal(
            [Priya],
            fixture.Refused<Refusal.OwnDraft>(Bob, (p, s) => p.Issue(fixture.At(1), s)).OtherApprovers
        );
    }

    [Fact]
    public void Two_pairs_of_eyes_stay_two_whoever_stands_in()
    {
        var fixture = WithDeputy();
        fixture.Do(Marc, (p, s) => p.AddDeputy(Priya, Marc, LastDay, s));
        Assert.Equal(
            [Marc, Bob],
            fixture.Refused<Refusal.OwnDraft>(Priya, (p, s) => p.Issue(fixture.At(1), s)).OtherApprovers
        );
        fixture.Do(Bob, (p, s) => p.Issue(fixture.At(1), s));
    }

    [Fact]
    public void A_deputy_for_approver_or_finance_ends_solo_for_good()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Priya, LastDay, s));
        Assert.False(fixture.Project.IsSolo);
        fixture.Do(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        Assert.False(fixture.Project.IsSolo);
        Assert.False(Project.FromEvents(fixture.Journal).IsSolo);
    }

    [Fact]
    public void A_guest_who_is_named_all_the_same_may_nothing()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.AddDeputy(Dana, Marc, LastDay, s));
        fixture.Refused<Refusal.NotAllowed>(Dana, (p, s) => p.Hold("x", s));
    }

    [Fact]
    public void Every_wrong_naming_is_refused()
    {
        var fixture = Website().Team();
        fixture.Refused<Refusal.DeputyOfNobody>(Priya, (p, s) => p.AddDeputy(Marc, Bob, LastDay, s));
        fixture.Refused<Refusal.OwnDeputy>(Priya, (p, s) => p.AddDeputy(Marc, Marc, LastDay, s));
        fixture.Refused<Refusal.DateIsPast>(Priya, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 6, 30), s));
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s));
        fixture.Refused<Refusal.NotAllowed>(Finn, (p, s) => p.RemoveDeputy(Bob, s));
        fixture.Refused<Refusal.NoDeputy>(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 7, 1), s));
    }

    [Fact]
    public void A_deputy_named_again_has_the_newer_last_day_and_one_word_ends_all_his_standing_in()
    {
        var fixture = WithDeputy();
        Assert.Empty(
            Assert.IsType<Decision.Accepted>(fixture.Try(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay, s))).Events
        );
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, LastDay.AddDays(7), s));
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Finn, LastDay, s));
        Assert.Equal([LastDay.AddDays(7), LastDay], fixture.Project.Deputies.Select(d => d.Until));
        fixture.Do(Priya, (p, s) => p.RemoveDeputy(Bob, s));
        Assert.Empty(fixture.Project.Deputies);
        fixture.Refused<Refusal.NotAllowed>(Bob, (p, s) => p.Issue(fixture.At(1), s));
    }
}
