using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Notices;

/// <summary>
/// What waits for whom: by permissions, deputies included, and never one's own work if somebody else can check it.
/// </summary>
public sealed class InboxItemTests
{
    private static IReadOnlyList<InboxReason> For(ProjectFixture fixture, string who, bool inPlace = false) =>
        [.. All(fixture, who, inPlace).Select(w => w.Reason)];

    private static IReadOnlyList<InboxItem> All(ProjectFixture fixture, string who, bool inPlace = false) =>
        [
            .. InboxItem.FindFor(
                fixture.Project,
                ContextOf(who, fixture.Now, inPlace).Actor,
                fixture.Now,
                ZonedCalendar.GetDate(fixture.Now, "Europe/Berlin")
            ),
        ];

    [Fact]
    public void A_draft_waits_for_the_approver_and_for_nobody_else()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        Assert.Equal(InboxReason.Draft, Assert.Single(For(fixture, Marc)));
        Assert.Empty(For(fixture, Priya));
        Assert.Empty(For(fixture, Finn));
        Assert.Empty(For(fixture, Bob, inPlace: true));
        Assert.Equal(new DateOnly(2026, 7, 1), All(fixture, Marc)[0].Since);
        fixture.Do(Marc, (p, s) => p.PostponeDraft(fixture.At(1), s));
        Assert.Equal(
            (InboxReason.Postponed, new DateOnly(2026, 7, 2)),
            (All(fixture, Marc)[0].Reason, All(fixture, Marc)[0].Invoice!.PostponedUntil)
        );
        fixture.Now = fixture.Now.AddDays(1);
        Assert.Equal([InboxReason.Draft], For(fixture, Marc));
    }

    [Fact]
    public void An_approvers_own_draft_does_not_wait_for_him_unless_he_is_alone()
    {
        var team = Website().Team().Agreed().Reach(1, "confirmed");
        team.Do(Marc, (p, s) => p.Draft(team.At(1), null, s));
        Assert.Empty(For(team, Marc));
        Assert.Equal([InboxReason.Draft], For(Website().Agreed().Reach(1, "drafted"), Priya));
    }

    [Fact]
    public void A_deputy_finds_what_waits_for_whom_he_stands_in_until_his_last_day()
    {
        var fixture = Website().Team().Agreed().Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.AddDeputy(Bob, Marc, new(2026, 7, 3), s));
        Assert.Equal([InboxReason.Draft], For(fixture, Bob));
        fixture.Now = fixture.Now.AddDays(3);
        Assert.Empty(For(fixture, Bob));
        Assert.Equal([InboxReason.Draft], For(fixture, Marc));
    }

    [Fact]
    public void Evidence_waits_for_an_approver_and_a_missing_one_for_the_lead()
    {
        var fixture = Website().Team().Agreed().Reach(1, "submitted");
        Assert.Equal([InboxReason.Confirmation], For(fixture, Priya));
        fixture.Do(Priya, (p, s) => p.Confirm(fixture.At(1), "Dana Weiss", "mail", "", s));
        Assert.Equal([InboxReason.Evidence], For(fixture, Marc));
        Assert.Empty(For(fixture, Priya));
    }

    [Fact]
    public void The_teams_own_criterion_waits_for_everybody_who_may_confirm_but_the_one_who_submitted()
    {
        var fixture = Website(GatePolicy.Advise).Team().Agreed().Reach(3, "submitted");
        Assert.Empty(For(fixture, Priya));
        Assert.Equal([InboxReason.Confirmation], For(fixture, Marc));
    }

    [Fact]
    public void What_is_complete_and_not_billed_waits_for_those_who_draft_and_says_when_it_was_sent_back()
    {
        var fixture = Website().Team().Agreed().Reach(1, "confirmed");
        foreach (var who in new[] { Priya, Marc, Finn })
            Assert.Equal([InboxReason.Unbilled], For(fixture, who));
        fixture.Reach(1, "drafted");
        fixture.Do(Marc, (p, s) => p.SendBack(fixture.At(1), "name the order", s));
        Assert.Equal("name the order", Assert.Single(All(fixture, Finn)).Invoice!.SendBackReason);
    }

    [Fact]
    public void A_stage_sent_back_waits_for_the_team()
    {
        var fixture = Website().Team().Agreed().Reach(1, "submitted");
        fixture.Do(Marc, (p, s) => p.RequestChanges(fixture.At(1), "the appendix", s));
        Assert.Equal([InboxReason.Changes], For(fixture, Bob, inPlace: true));
        Assert.Empty(For(fixture, Bob));
        Assert.Empty(For(fixture, Finn));
    }

    [Fact]
    public void A_request_waits_for_the_approver_who_did_not_make_it_and_expires()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(Finn, (p, s) => p.RequestWriteOff(p.Invoices[0], "they are slow", s));
        Assert.Equal([InboxReason.Request], For(fixture, Marc));
        Assert.Empty(For(fixture, Finn));
        fixture.Do(Marc, (p, s) => p.RequestCredit(p.Invoices[0], null, "wrong buyer", s));
        Assert.Equal("R1", Assert.Single(All(fixture, Marc)).Request!.Name);
        fixture.Now = fixture.Now.AddDays(14);
        Assert.Empty(For(fixture, Marc));
    }

    [Fact]
    public void Terms_that_wait_for_the_client_wait_for_those_who_record_his_yes()
    {
        var fixture = Website().Team();
        Assert.Equal([InboxReason.TermsUnsent], For(fixture, Priya));
        Assert.Empty(For(fixture, Finn));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal([InboxReason.Terms], For(fixture, Priya));
        Assert.Empty(For(fixture, Finn));
        fixture.Agreed().Reach(1, "started");
        Assert.Empty(For(fixture, Priya));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), new(null, null, null, new(2026, 9, 1), null, null), s));
        Assert.Equal([InboxReason.TermsUnsent], For(fixture, Priya));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal([InboxReason.Terms], For(fixture, Marc));
    }

    [Fact]
    public void What_the_client_asks_for_waits_for_the_lead_until_other_terms_are_sent()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        var asked = fixture.Project with
        {
            Wish = new ClientWish(1, "pay later", new Signature("client/p/1", fixture.Now, Solo: false)),
        };
        IEnumerable<InboxReason> Of(Project p) =>
            InboxItem
                .FindFor(p, ContextOf(Priya, fixture.Now).Actor, fixture.Now, new(2026, 7, 1))
                .Select(item => item.Reason);
        Assert.Equal([InboxReason.ClientWish], Of(asked));
        var sent = new Signature(Priya, fixture.Now.AddMinutes(1), Solo: false);
        Assert.Equal([InboxReason.Terms], Of(asked with { Proposed = sent }));
        Assert.Null((asked with { Proposed = sent }).OpenWish);
    }

    [Fact]
    public void Terms_that_lack_something_and_a_stage_that_can_start_wait_for_the_lead()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(3), s));
        Assert.Equal([InboxReason.TermsUnfinished], For(fixture, Priya));
        fixture = Website().Team().Agreed();
        Assert.Equal([], For(fixture, Finn));
        fixture.Now = DateTimeOffset.Parse("2026-07-02T10:00+02:00");
        Assert.Equal([InboxReason.ToStart], For(fixture, Priya));
        fixture.Reach(1, "started");
        Assert.Empty(For(fixture, Priya));
        // The first one is not paid, so the second one cannot start.
        fixture.Reach(1, "issued");
        Assert.Empty(For(fixture, Priya));
    }

    [Fact]
    public void Overdue_and_disputed_invoices_wait_for_those_who_follow_up()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Now = fixture.Now.AddDays(14);
        Assert.Empty(For(fixture, Finn));
        fixture.Now = fixture.Now.AddDays(1);
        Assert.Equal(
            (InboxReason.Overdue, new DateOnly(2026, 7, 15)),
            (All(fixture, Finn)[0].Reason, All(fixture, Finn)[0].Since)
        );
        Assert.Equal([InboxReason.Overdue], For(fixture, Priya));
        Assert.Empty(For(fixture, Bob, inPlace: true));
        fixture.Do(Finn, (p, s) => p.DisputeInvoice(p.Invoices[0], "too much", s));
        Assert.Equal([InboxReason.Dispute], For(fixture, Finn));
    }

    [Fact]
    public void A_stage_past_its_expected_day_waits_for_the_team_while_the_project_runs()
    {
        var fixture = Website().Team().Agreed().Reach(1, "started");
        fixture.Now = fixture.Now.AddDays(16);
        Assert.Equal(
            (InboxReason.Expected, new DateOnly(2026, 7, 16)),
            (All(fixture, Priya)[0].Reason, All(fixture, Priya)[0].Since)
        );
        fixture.Do(Priya, (p, s) => p.Hold("the client pauses", s));
        Assert.Empty(For(fixture, Priya));
    }

    [Fact]
    public void Nothing_waits_in_a_project_that_has_ended_and_nothing_for_a_guest()
    {
        var fixture = Website().Agreed().Reach(1, "submitted");
        Assert.NotEmpty(For(fixture, Priya));
        Assert.Empty(For(fixture, Dana, inPlace: true));
        fixture.Do(Priya, (p, s) => p.Cancel("the client gave up", s));
        Assert.Empty(For(fixture, Priya));
    }
}
