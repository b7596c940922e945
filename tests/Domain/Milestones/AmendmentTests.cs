using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>
/// Agreed terms change only by a new version that the client agrees to. Until then the old ones are valid, and billed
/// amounts never change.
/// </summary>
public sealed partial class AmendmentTests
{
    private static MilestoneChange Amount(int percent) =>
        new(null, new Amount.Share(new(percent * Percent.UnitsPerPercent)), null, null, null, null);

    private static MilestoneChange Sum(long euros) =>
        new(null, new Amount.Sum(new(euros * 100, Currency.Eur)), null, null, null, null);

    private static MilestoneChange Rest { get; } = new(null, new Amount.Rest(), null, null, null, null);

    private static MilestoneChange Name(string name) => new(name, null, null, null, null, null);

    private static MilestoneChange Due(int days) => new(null, null, null, null, days, null);

    private static Decision Amend(ProjectFixture fixture, string who, int position, MilestoneChange change) =>
        fixture.Try(who, (p, s) => p.Amend(fixture.At(position), change, s));

    private static T Refused<T>(ProjectFixture fixture, int position, MilestoneChange change)
        where T : Refusal => fixture.Refused<T>(Priya, (p, s) => p.Amend(fixture.At(position), change, s));

    private static void Accepted(ProjectFixture fixture, int position, MilestoneChange change) =>
        Assert.IsType<Decision.Accepted>(Amend(fixture, Priya, position, change));

    private static ProjectFixture Amended()
    {
        var fixture = Website().Agreed();
        Accepted(fixture, 2, Sum(5_000));
        Accepted(fixture, 3, Rest);
        return fixture;
    }

    [Fact]
    public void An_amendment_holds_once_the_client_agrees_and_not_before()
    {
        var fixture = Amended();
        Assert.Equal(
            ("€4,800.00", "€5,000.00", "€3,400.00"),
            (
                fixture.Project.NetOf(fixture.At(2)).ToString(),
                fixture.Project.WithAmendment.NetOf(fixture.At(2)).ToString(),
                fixture.Project.WithAmendment.NetOf(fixture.At(3)).ToString()
            )
        );
        Assert.Equal(
            (1, 2, null),
            (fixture.Project.TermsVersion, fixture.Project.Amendment!.Version, fixture.Project.Proposed)
        );
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Refused<Refusal.TermsAlreadySent>(Priya, (p, s) => p.SendTerms(s));
        Assert.NotNull(fixture.Project.Proposed);
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 3 July", s));
        Assert.Equal(
            (2, null, "€5,000.00", "€3,400.00"),
            (
                fixture.Project.TermsVersion,
                fixture.Project.Amendment,
                fixture.Project.NetOf(fixture.At(2)).ToString(),
                fixture.Project.NetOf(fixture.At(3)).ToString()
            )
        );
        Assert.True(fixture.Project.Agreement!.HeldByTeam);
        fixture.Refused<Refusal.TermsAlreadyAgreed>(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
    }

    [Fact]
    public void Agreed_without_being_sent_is_agreed_and_a_change_after_the_sending_must_be_sent_again()
    {
        var fixture = Amended();
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Accepted(fixture, 1, Due(30));
        Assert.Null(fixture.Project.Proposed);
        Assert.Equal(2, fixture.Project.Amendment!.Version);
        Assert.Equal(
            2,
            fixture.Refused<Refusal.TermsOutdated>(Priya, (p, s) => p.AgreeTerms("Dana", "call", s)).Version
        );
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
        Assert.Equal((30, 2), (fixture.At(1).DueDays, fixture.Project.TermsVersion));
        // The agreement ended that sending: the next proposal was never sent.
        Accepted(fixture, 1, Due(45));
        Assert.Equal((null, null), (fixture.Project.Proposed, fixture.Project.OutdatedProposal));
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
        Assert.Equal(3, fixture.Project.TermsVersion);
    }

    [Fact]
    public void Before_the_first_yes_there_is_nothing_to_amend()
    {
        var fixture = Website();
        fixture.Refused<Refusal.NotAgreedYet>(Priya, (p, s) => p.Amend(fixture.At(1), Due(30), s));
        fixture.Refused<Refusal.NoAmendment>(Priya, (p, s) => p.WithdrawAmendment(s));
    }

    [Fact]
    public void Words_that_change_nothing_amend_nothing()
    {
        var fixture = Website().Agreed();
        Refused<Refusal.NothingToChange>(fixture, 1, new(null, null, null, null, null, null));
        Refused<Refusal.NothingToAmend>(fixture, 1, Due(14));
        Accepted(fixture, 1, Due(30));
        Refused<Refusal.NothingToAmend>(fixture, 1, Due(30));
        Refused<Refusal.NothingToAmend>(fixture, 2, Due(14));
        Accepted(fixture, 2, Due(7));
        Refused<Refusal.NothingToAmend>(fixture, 1, Due(30));
    }

    [Fact]
    public void A_change_that_is_taken_back_leaves_the_amendment_and_the_last_one_ends_it()
    {
        var fixture = Website().Agreed();
        Accepted(fixture, 1, Due(30));
        Accepted(fixture, 2, Due(30));
        Accepted(fixture, 1, Due(14));
        Assert.Equal(2, Assert.Single(fixture.Project.Amendment!.Changes).Milestone);
        Accepted(fixture, 2, Due(14));
        Assert.Null(fixture.Project.Amendment);
        Assert.IsType<AmendmentWithdrawn>(fixture.Journal[^1].Event);
    }

    [Fact]
    public void A_withdrawn_amendment_is_gone_and_its_number_is_used_again()
    {
        var fixture = Amended();
        fixture.Do(Priya, (p, s) => p.WithdrawAmendment(s));
        Assert.Equal(
            (null, 1, "€4,800.00"),
            (fixture.Project.Amendment, fixture.Project.TermsVersion, fixture.Project.NetOf(fixture.At(2)).ToString())
        );
        fixture.Refused<Refusal.NoAmendment>(Priya, (p, s) => p.WithdrawAmendment(s));
        fixture.Refused<Refusal.TermsAlreadyAgreed>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Accepted(fixture, 1, Due(7));
        Assert.Equal(2, fixture.Project.Amendment!.Version);
    }

    [Fact]
    public void An_amendment_expires_after_thirty_days_and_the_next_one_begins_anew()
    {
        var fixture = Amended();
        fixture.Now = fixture.Now.AddDays(30).AddSeconds(-1);
        Assert.Null(fixture.Project.CheckProposal(fixture.Now));
        fixture.Now = fixture.Now.AddSeconds(1);
        fixture.Refused<Refusal.AmendmentExpired>(Priya, (p, s) => p.SendTerms(s));
        fixture.Refused<Refusal.AmendmentExpired>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Refused<Refusal.NothingToAmend>(
            fixture,
            2,
            Sum(4_800) with
            {
                Amount = new Amount.Share(new(40 * Percent.UnitsPerPercent)),
            }
        );
        Accepted(fixture, 1, Due(30));
        Assert.Equal(1, Assert.Single(fixture.Project.Amendment!.Changes).Milestone);
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
    }

    [Fact]
    public void An_amendment_may_leave_a_gap_until_it_is_sent()
    {
        var fixture = Website().Agreed();
        Accepted(fixture, 2, Amount(30));
        Assert.Equal(
            "€1,200.00",
            fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.ToString()
        );
        fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Accepted(fixture, 3, Amount(45));
        Assert.True(
            fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.IsNegative
        );
        Accepted(fixture, 3, Amount(40));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
    }

    [Fact]
    public void A_stage_that_is_dropped_leaves_the_schedule_once_the_client_agrees()
    {
        var fixture = Website().Agreed();
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(2), s));
        Assert.Equal(3, fixture.Project.LiveMilestones.Count());
        fixture.Refused<Refusal.NothingToAmend>(Priya, (p, s) => p.DropMilestone(fixture.At(2), s));
        fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s));
        Accepted(fixture, 3, Rest);
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal(["Discovery and strategy", "Final delivery"], fixture.Project.LiveMilestones.Select(m => m.Name));
        Assert.Equal("€8,400.00", fixture.Project.NetOf(fixture.At(2)).ToString());
        Assert.Equal(
            ["Discovery and strategy", "Final delivery"],
            Project.FromEvents(fixture.Journal).LiveMilestones.Select(m => m.Name)
        );
    }

    [Fact]
    public void A_stage_whose_rest_another_takes_can_be_dropped_and_not_come_back_with_it()
    {
        var fixture = Website(
                milestones:
                [
                    Stage("Discovery report", 50, Criterion.FileDelivery, 10),
                    Stage("Design approval", 50, Criterion.FileDelivery, 20) with
                    {
                        Amount = new Amount.Rest(),
                    },
                ]
            )
            .Agreed();
        Refused<Refusal.SecondRest>(fixture, 1, Rest);
        Accepted(fixture, 2, Amount(50));
        Accepted(fixture, 1, Rest);
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(2), s));
        Refused<Refusal.SecondRest>(fixture, 2, Rest);
        Assert.Equal("€12,000.00", fixture.Project.WithAmendment.NetOf(fixture.At(1)).ToString());
    }

    [Fact]
    public void A_name_is_used_once_across_the_schedule_and_what_waits()
    {
        var fixture = Website().Agreed();
        Refused<Refusal.InvalidMilestoneName>(fixture, 1, Name("Phase 1"));
        Refused<Refusal.NameTaken>(fixture, 1, Name("design  APPROVAL"));
        Accepted(fixture, 1, Name("Discovery report"));
        Assert.Equal(1, Refused<Refusal.NameTaken>(fixture, 2, Name("Discovery Report")).Position);
        Refused<Refusal.NameTaken>(fixture, 2, Name("Discovery and strategy"));
        Accepted(fixture, 1, Name("Discovery and strategy"));
        Accepted(fixture, 2, Name("Discovery report"));
    }

    [Fact]
    public void Sums_are_positive_and_in_the_projects_currency()
    {
        var fixture = Website().Agreed();
        Refused<Refusal.InvalidMoney>(
            fixture,
            1,
            new(null, new Amount.Sum(new(100, Currency.All.First(c => c.Code == "USD"))), null, null, null, null)
        );
        Refused<Refusal.InvalidMoney>(fixture, 1, Sum(0));
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("drafted")]
    [InlineData("issued")]
    [InlineData("paid")]
    public void What_is_done_stays_as_it_was_agreed(string point)
    {
        var fixture = Website().Agreed().Reach(1, point);
        Assert.False(Refused<Refusal.TooLateToAmend>(fixture, 1, Due(30)).IsWaiting);
        fixture.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.DropMilestone(fixture.At(1), s));
    }

    [Fact]
    public void What_is_submitted_may_still_be_amended_but_not_dropped()
    {
        var fixture = Website().Agreed().Reach(1, "submitted");
        fixture.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.DropMilestone(fixture.At(1), s));
        Accepted(fixture, 1, Due(30));
    }

    [Fact]
    public void Only_those_who_define_may_amend_withdraw_and_drop()
    {
        var fixture = Website().Team().Agreed();
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.Amend(fixture.At(1), Due(30), s));
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.DropMilestone(fixture.At(1), s));
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.WithdrawAmendment(s));
        }
        Assert.IsType<Decision.Accepted>(Amend(fixture, Marc, 1, Due(30)));
    }

    [Fact]
    public void A_project_that_ends_takes_back_what_still_waits()
    {
        var fixture = Amended();
        fixture.Do(Priya, (p, s) => p.Cancel("no budget", s));
        Assert.Null(fixture.Project.Amendment);
        Assert.Equal(
            [typeof(AmendmentWithdrawn), typeof(ProjectCancelled)],
            fixture.Journal.TakeLast(2).Select(h => h.Event.GetType())
        );
        Refused<Refusal.ProjectAlreadyCancelled>(fixture, 1, Due(30));
        fixture.Refused<Refusal.ProjectAlreadyCancelled>(Priya, (p, s) => p.WithdrawAmendment(s));

        var done = Website().Agreed();
        Accepted(done, 3, Due(30));
        done.Reach(1, "paid").Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
        Assert.Null(done.Project.Amendment);
        Assert.NotNull(done.Project.Closed);
    }
}
