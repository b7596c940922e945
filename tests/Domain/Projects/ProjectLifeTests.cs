using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Projects;

/// <summary>
/// A project is paused, resumed, cancelled or closed; its settings and client data are changed by people who may.
/// </summary>
public sealed class ProjectLifeTests
{
    [Fact]
    public void While_a_project_is_on_hold_no_stage_starts_and_everything_else_goes_on()
    {
        var fixture = Website().Agreed().Reach(1, "started");
        fixture.Do(Priya, (p, s) => p.Hold("the client pauses", s));
        Assert.Equal(ProjectState.OnHold, fixture.Project.State);
        fixture.Refused<Refusal.ProjectOnHold>(Priya, (p, s) => p.Hold("again", s));
        fixture.Reach(1, "paid");
        Assert.Equal(
            "the client pauses",
            fixture.Refused<Refusal.ProjectOnHold>(Priya, (p, s) => p.Start(fixture.At(2), s)).Reason
        );
        fixture.Refused<Refusal.ProjectOnHold>(
            Priya,
            (p, s) => p.Override(fixture.At(2), "a reason that is long enough", s)
        );
        Assert.Equal(
            GateReason.OnHold,
            Assert.IsType<StageGate.Blocked>(fixture.Project.GateOf(fixture.At(2), new(2026, 7, 1))).Reason
        );
        fixture.Do(Priya, (p, s) => p.Resume("goes on", s));
        fixture.Do(Priya, (p, s) => p.Start(fixture.At(2), s));
        fixture.Refused<Refusal.ProjectNotOnHold>(Priya, (p, s) => p.Resume("again", s));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public void A_pause_and_an_end_need_a_reason_of_one_line(string reason)
    {
        var fixture = Website();
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.Hold(reason, s));
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.Cancel(reason, s));
        fixture.Do(Priya, (p, s) => p.Hold("pause", s));
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.Resume(reason, s));
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.Resume(new string('x', 241), s));
    }

    [Fact]
    public void A_project_is_cancelled_only_while_nothing_is_issued_and_then_takes_no_more_acts()
    {
        var issued = Website().Agreed().Reach(1, "issued");
        Assert.Equal(
            ["INV-2026-0001"],
            issued.Refused<Refusal.InvoicesAlreadyIssued>(Priya, (p, s) => p.Cancel("gone", s)).Numbers
        );
        var fixture = Website().Agreed().Reach(1, "drafted");
        fixture.Do(Priya, (p, s) => p.Hold("pause", s));
        fixture.Do(Priya, (p, s) => p.Cancel("gone", s));
        Assert.Equal(
            (ProjectState.Cancelled, true, null),
            (fixture.Project.State, fixture.Project.IsOver, fixture.Project.Held)
        );
        foreach (
            var action in new Func<Project, DecisionContext, Decision>[]
            {
                (p, s) => p.Cancel("again", s),
                (p, s) => p.Hold("x", s),
                (p, s) => p.Resume("x", s),
                (p, s) => p.Close(s),
                (p, s) => p.Start(fixture.At(2), s),
                (p, s) => p.Issue(fixture.At(1), s),
                (p, s) => p.Confirm(fixture.At(1), "", "", "", s),
                (p, s) => p.GiveRole(Marc, Role.Lead, s),
                (p, s) => p.AddDeputy(Marc, Priya, new(2026, 8, 1), s),
                (p, s) => p.ChangeSettings(null, GatePolicy.Advise, null, s),
                (p, s) => p.ChangeClient("x", null, null, null, s),
                (p, s) => p.CreateClientLink("hash", s),
                (p, s) => p.RevokeClientLinks(s),
                (p, s) => p.SendTerms(s),
                (p, s) => p.Reopen(fixture.At(1), "x", s),
            }
        )
            fixture.Refused<Refusal.ProjectAlreadyCancelled>(Priya, action);
    }

    [Fact]
    public void Only_leads_and_approvers_turn_a_projects_life()
    {
        var fixture = Website().Team().Agreed();
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            foreach (
                var action in new Func<Project, DecisionContext, Decision>[]
                {
                    (p, s) => p.Hold("x", s),
                    (p, s) => p.Resume("x", s),
                    (p, s) => p.Cancel("x", s),
                    (p, s) => p.ChangeSettings("UTC", null, null, s),
                    (p, s) => p.ChangeClient("x", null, null, null, s),
                    (p, s) => p.CreateClientLink("hash", s),
                    (p, s) => p.RevokeClientLinks(s),
                }
            )
                fixture.Refused<Refusal.NotAllowed>(who, action);
        }
        fixture.Do(Marc, (p, s) => p.Hold("x", s));
    }

    [Fact]
    public void A_stage_is_reopened_by_an_approver_while_nothing_is_billed_on_it()
    {
        var fixture = Website().Team().Agreed().Reach(1, "started");
        fixture.Refused<Refusal.NotConfirmed>(Marc, (p, s) => p.Reopen(fixture.At(1), "wrong", s));
        fixture.Reach(1, "confirmed");
        fixture.Refused<Refusal.NotAllowed>(Priya, (p, s) => p.Reopen(fixture.At(1), "wrong", s));
        fixture.Refused<Refusal.InvalidText>(Marc, (p, s) => p.Reopen(fixture.At(1), " ", s));
        fixture.Do(Marc, (p, s) => p.Reopen(fixture.At(1), "wrong file", s));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Started, null, null),
            (fixture.At(1).Stage, fixture.At(1).Confirmation, fixture.At(1).Evidence)
        );
        Assert.Contains(fixture.Journal, h => h.Event is StageConfirmed);
        fixture.Reach(1, "drafted");
        fixture.Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Reopen(fixture.At(1), "wrong", s));
        fixture.Reach(1, "issued");
        fixture.Refused<Refusal.ConfirmedStageBilled>(Marc, (p, s) => p.Reopen(fixture.At(1), "wrong", s));
        fixture.Do(Marc, (p, s) => p.Credit(fixture.InvoiceAt(1), null, "wrong file", s));
        fixture.Do(Marc, (p, s) => p.Reopen(fixture.At(1), "wrong file", s));
    }

    [Fact]
    public void What_the_client_paid_too_much_is_paid_back_before_the_project_closes()
    {
        var fixture = Website().Team().Agreed().Reach(1, "issued");
        fixture.Do(
            Finn,
            (p, s) => p.Pay(fixture.InvoiceAt(1), Payment(new(428_400 + 1_600, Currency.Eur), surplus: true), s)
        );
        fixture.Reach(2, "paid").Reach(3, "paid");
        Assert.Equal(
            new(1_600, Currency.Eur),
            fixture.Refused<Refusal.ProjectStillOpen>(Priya, (p, s) => p.Close(s)).CreditLeft
        );
        fixture.Do(Marc, (p, s) => p.Refund(fixture.InvoiceAt(1), new(1_600, Currency.Eur), "paid too much", s));
        fixture.Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(Money.Zero(Currency.Eur), Totals.Create(fixture.Project).Credit);
    }

    [Fact]
    public void A_project_with_a_cancelled_and_a_written_off_stage_is_closed_and_one_credited_for_another_reason_is_not()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.WriteOff(fixture.InvoiceAt(1), "insolvent", s));
        fixture.Reach(2, "issued");
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(2), null, "wrong address", s));
        fixture.Do(Priya, (p, s) => p.Override(fixture.At(3), "the stage is billed again later", s));
        fixture.Reach(3, "paid");
        Assert.Equal(
            ["Design approval"],
            fixture.Refused<Refusal.ProjectStillOpen>(Priya, (p, s) => p.Close(s)).Unbilled
        );
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(2), null, s, again: true));
        fixture.Do(Priya, (p, s) => p.Issue(fixture.At(2), s));
        Assert.Single(fixture.Refused<Refusal.ProjectStillOpen>(Priya, (p, s) => p.Close(s)).Unpaid);
        fixture.Do(Priya, (p, s) => p.Credit(fixture.InvoiceAt(2), null, "Stage cancelled by the client", s));
        fixture.Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(ProjectState.Closed, fixture.Project.State);
    }

    [Theory]
    [InlineData(9, 17, "", "")]
    [InlineData(0, 24, "12-13", "")]
    [InlineData(9, 17, "9-10", "")]
    [InlineData(17, 9, "", "Hours go from")]
    [InlineData(9, 9, "", "Hours go from")]
    [InlineData(9, 25, "", "Hours go from")]
    [InlineData(9, 17, "8-10", "Quiet hours lie within")]
    [InlineData(9, 17, "16-18", "Quiet hours lie within")]
    [InlineData(9, 17, "13-12", "Quiet hours lie within")]
    [InlineData(9, 17, "9-17", "leave no time to post")]
    public void Hours_are_those_of_one_day_and_quiet_ones_lie_within_them(
        int from,
        int to,
        string quiet,
        string problem
    )
    {
        var fixture = Website();
        var decision = fixture.Try(
            Priya,
            (p, s) => p.ChangeSettings(null, null, p.ReminderSettings with { From = from, To = to, Quiet = quiet }, s)
        );
        if (problem.Length == 0)
            Assert.IsType<Decision.Accepted>(decision);
        else
            Assert.Contains(
                problem,
                Assert.IsType<Refusal.InvalidReminderSettings>(Assert.IsType<Decision.Refused>(decision).Why).Said(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Four_hundred_holidays_are_kept_and_no_more()
    {
        var fixture = Website();
        ReminderSettings With(int count) =>
            ReminderSettings.Default with
            {
                Holidays = [.. Enumerable.Range(0, count).Select(i => new DateOnly(2020, 1, 1).AddDays(i))],
            };
        fixture.Do(Priya, (p, s) => p.ChangeSettings(null, null, With(ReminderSettings.MaxHolidays), s));
        fixture.Refused<Refusal.InvalidReminderSettings>(
            Priya,
            (p, s) => p.ChangeSettings(null, null, With(ReminderSettings.MaxHolidays + 1), s)
        );
        Assert.Empty(
            Assert
                .IsType<Decision.Accepted>(
                    fixture.Try(Priya, (p, s) => p.ChangeSettings(null, null, With(ReminderSettings.MaxHolidays), s))
                )
                .Events
        );
    }

    [Theory]
    [InlineData("Europe/Berlin", null)]
    [InlineData("america/new_york", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Mars/Base", "write it like Europe/Berlin")]
    [InlineData("new york", "write America/New_York")]
    [InlineData("Berlin", "write Europe/Berlin")]
    [InlineData("", "write it like Europe/Berlin")]
    public void A_zone_is_found_in_any_case_and_a_city_is_answered_with_its_zone(string text, string? answer)
    {
        var fixture = Website();
        var decision = fixture.Try(Priya, (p, s) => p.ChangeSettings(text, null, null, s));
        if (decision is Decision.Refused(Refusal.ZoneUnknown why))
            Assert.EndsWith($"{answer}. Nothing was changed.", why.Said(), StringComparison.Ordinal);
        else
            Assert.Equal(answer ?? "Europe/Berlin", fixture.Project.Zone);
    }

    [Fact]
    public void What_is_known_of_the_client_goes_onto_invoices_from_then_on()
    {
        var fixture = Website().Agreed().Reach(1, "issued");
        fixture.Do(Priya, (p, s) => p.ChangeClient("Acme AG", "", "Street 2, Bern", "CHE123456789", s));
        Assert.Equal(new Party("Acme GmbH", "", ""), fixture.InvoiceAt(1).IssueDetails!.Buyer);
        fixture.Reach(1, "paid").Reach(2, "issued");
        Assert.Equal(new Party("Acme AG", "Street 2, Bern", "CHE123456789"), fixture.InvoiceAt(2).IssueDetails!.Buyer);
        Assert.Equal("", fixture.Project.Contact);
        fixture.Refused<Refusal.InvalidText>(Priya, (p, s) => p.ChangeClient(" ", null, null, null, s));
        fixture.Refused<Refusal.InvalidPartyValue>(
            Priya,
            (p, s) => p.ChangeClient(null, null, null, new string('1', 41), s)
        );
        Assert.Empty(
            Assert
                .IsType<Decision.Accepted>(fixture.Try(Priya, (p, s) => p.ChangeClient("Acme AG", null, null, null, s)))
                .Events
        );
    }

    [Fact]
    public void A_client_link_is_the_contacts_lives_thirty_days_and_is_closed_with_all_others()
    {
        var fixture = Website();
        fixture.Do(Priya, (p, s) => p.CreateClientLink("h1", s));
        fixture.Do(Priya, (p, s) => p.CreateClientLink("h2", s));
        Assert.Equal(["dana@acme.example", "dana@acme.example"], fixture.Project.ClientLinks.Select(l => l.Contact));
        fixture.Now = fixture.Now.AddDays(30);
        fixture.Do(Priya, (p, s) => p.CreateClientLink("h3", s));
        Assert.Equal([false, false, true], fixture.Project.ClientLinks.Select(l => l.IsOpen(fixture.Now)));
        fixture.Do(Priya, (p, s) => p.RevokeClientLinks(s));
        Assert.Equal(1, Assert.IsType<ClientLinksRevoked>(fixture.Journal[^1].Event).Count);
        fixture.Refused<Refusal.NoClientLink>(Priya, (p, s) => p.RevokeClientLinks(s));
        fixture.Do(Priya, (p, s) => p.ChangeClient(null, "", null, null, s));
        Assert.Contains(
            "settings client contact",
            fixture.Refused<Refusal.NoClientContact>(Priya, (p, s) => p.CreateClientLink("h4", s)).Said(),
            StringComparison.Ordinal
        );
    }
}
