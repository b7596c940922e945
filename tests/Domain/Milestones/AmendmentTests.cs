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

    private static Decision Amend(ProjectFixture desk, string who, int position, MilestoneChange change) =>
        desk.Try(who, (p, s) => p.Amend(desk.At(position), change, s));

    private static T Refused<T>(ProjectFixture desk, int position, MilestoneChange change)
        where T : Refusal => desk.Refused<T>(Priya, (p, s) => p.Amend(desk.At(position), change, s));

    private static void Stands(ProjectFixture desk, int position, MilestoneChange change) =>
        Assert.IsType<Decision.Accepted>(Amend(desk, Priya, position, change));

    private static ProjectFixture Amended()
    {
        var desk = Website().Agreed();
        Stands(desk, 2, Sum(5_000));
        Stands(desk, 3, Rest);
        return desk;
    }

    [Fact]
    public void An_amendment_holds_once_the_client_agrees_and_not_before()
    {
        var desk = Amended();
        Assert.Equal(
            ("4,800.00", "5,000.00", "3,400.00"),
            (
                desk.Project.NetOf(desk.At(2)).ToString(),
                desk.Project.WithAmendment.NetOf(desk.At(2)).ToString(),
                desk.Project.WithAmendment.NetOf(desk.At(3)).ToString()
            )
        );
        Assert.Equal((1, 2, null), (desk.Project.TermsVersion, desk.Project.Amendment!.Version, desk.Project.Proposed));
        desk.Do(Priya, (p, s) => p.SendTerms(s));
        desk.Refused<Refusal.TermsAlreadySent>(Priya, (p, s) => p.SendTerms(s));
        Assert.NotNull(desk.Project.Proposed);
        desk.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail 3 July", s));
        Assert.Equal(
            (2, null, "5,000.00", "3,400.00"),
            (
                desk.Project.TermsVersion,
                desk.Project.Amendment,
                desk.Project.NetOf(desk.At(2)).ToString(),
                desk.Project.NetOf(desk.At(3)).ToString()
            )
        );
        Assert.True(desk.Project.Agreement!.HeldByTeam);
        desk.Refused<Refusal.TermsAlreadyAgreed>(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal(desk.Project.Milestones, Project.FromEvents(desk.Journal).Milestones);
    }

    [Fact]
    public void Agreed_without_being_sent_is_agreed_and_a_change_after_the_sending_must_be_sent_again()
    {
        var desk = Amended();
        desk.Do(Priya, (p, s) => p.SendTerms(s));
        Stands(desk, 1, Due(30));
        Assert.Null(desk.Project.Proposed);
        Assert.Equal(2, desk.Project.Amendment!.Version);
        Assert.Equal(2, desk.Refused<Refusal.TermsOutdated>(Priya, (p, s) => p.AgreeTerms("Dana", "call", s)).Version);
        desk.Do(Priya, (p, s) => p.SendTerms(s));
        desk.Do(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
        Assert.Equal((30, 2), (desk.At(1).DueDays, desk.Project.TermsVersion));
        // The agreement ended that sending: the next proposal was never sent.
        Stands(desk, 1, Due(45));
        Assert.Equal((null, null), (desk.Project.Proposed, desk.Project.OutdatedProposal));
        desk.Do(Priya, (p, s) => p.AgreeTerms("Dana", "call", s));
        Assert.Equal(3, desk.Project.TermsVersion);
    }

    [Fact]
    public void Before_the_first_yes_there_is_nothing_to_amend()
    {
        var desk = Website();
        desk.Refused<Refusal.NotAgreedYet>(Priya, (p, s) => p.Amend(desk.At(1), Due(30), s));
        desk.Refused<Refusal.NoAmendment>(Priya, (p, s) => p.WithdrawAmendment(s));
    }

    [Fact]
    public void Words_that_change_nothing_amend_nothing()
    {
        var desk = Website().Agreed();
        Refused<Refusal.NothingToChange>(desk, 1, new(null, null, null, null, null, null));
        Refused<Refusal.NothingToAmend>(desk, 1, Due(14));
        Stands(desk, 1, Due(30));
        Refused<Refusal.NothingToAmend>(desk, 1, Due(30));
        Refused<Refusal.NothingToAmend>(desk, 2, Due(14));
        Stands(desk, 2, Due(7));
        Refused<Refusal.NothingToAmend>(desk, 1, Due(30));
    }

    [Fact]
    public void A_change_that_is_taken_back_leaves_the_amendment_and_the_last_one_ends_it()
    {
        var desk = Website().Agreed();
        Stands(desk, 1, Due(30));
        Stands(desk, 2, Due(30));
        Stands(desk, 1, Due(14));
        Assert.Equal(2, Assert.Single(desk.Project.Amendment!.Changes).Milestone);
        Stands(desk, 2, Due(14));
        Assert.Null(desk.Project.Amendment);
        Assert.IsType<AmendmentWithdrawn>(desk.Journal[^1].Event);
    }

    [Fact]
    public void A_withdrawn_amendment_is_gone_and_its_number_is_used_again()
    {
        var desk = Amended();
        desk.Do(Priya, (p, s) => p.WithdrawAmendment(s));
        Assert.Equal(
            (null, 1, "4,800.00"),
            (desk.Project.Amendment, desk.Project.TermsVersion, desk.Project.NetOf(desk.At(2)).ToString())
        );
        desk.Refused<Refusal.NoAmendment>(Priya, (p, s) => p.WithdrawAmendment(s));
        desk.Refused<Refusal.TermsAlreadyAgreed>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Stands(desk, 1, Due(7));
        Assert.Equal(2, desk.Project.Amendment!.Version);
    }

    [Fact]
    public void An_amendment_expires_after_thirty_days_and_the_next_one_begins_anew()
    {
        var desk = Amended();
        desk.Now = desk.Now.AddDays(30).AddSeconds(-1);
        Assert.Null(desk.Project.CheckProposal(desk.Now));
        desk.Now = desk.Now.AddSeconds(1);
        desk.Refused<Refusal.AmendmentExpired>(Priya, (p, s) => p.SendTerms(s));
        desk.Refused<Refusal.AmendmentExpired>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Refused<Refusal.NothingToAmend>(
            desk,
            2,
            Sum(4_800) with
            {
                Amount = new Amount.Share(new(40 * Percent.UnitsPerPercent)),
            }
        );
        Stands(desk, 1, Due(30));
        Assert.Equal(1, Assert.Single(desk.Project.Amendment!.Changes).Milestone);
        desk.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
    }

    [Fact]
    public void An_amendment_may_leave_a_gap_until_it_is_sent()
    {
        var desk = Website().Agreed();
        Stands(desk, 2, Amount(30));
        Assert.Equal(
            "1,200.00",
            desk.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.ToString()
        );
        desk.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Stands(desk, 3, Amount(45));
        Assert.True(
            desk.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.IsNegative
        );
        Stands(desk, 3, Amount(40));
        desk.Do(Priya, (p, s) => p.SendTerms(s));
    }

    [Fact]
    public void A_stage_that_is_dropped_leaves_the_schedule_once_the_client_agrees()
    {
        var desk = Website().Agreed();
        desk.Do(Priya, (p, s) => p.DropMilestone(desk.At(2), s));
        Assert.Equal(3, desk.Project.LiveMilestones.Count());
        desk.Refused<Refusal.NothingToAmend>(Priya, (p, s) => p.DropMilestone(desk.At(2), s));
        desk.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s));
        Stands(desk, 3, Rest);
        desk.Do(Priya, (p, s) => p.AgreeTerms("Dana", "mail", s));
        Assert.Equal(["Discovery and strategy", "Final delivery"], desk.Project.LiveMilestones.Select(m => m.Name));
        Assert.Equal("8,400.00", desk.Project.NetOf(desk.At(2)).ToString());
        Assert.Equal(
            ["Discovery and strategy", "Final delivery"],
            Project.FromEvents(desk.Journal).LiveMilestones.Select(m => m.Name)
        );
    }

    [Fact]
    public void A_stage_whose_rest_another_takes_can_be_dropped_and_not_come_back_with_it()
    {
        var desk = Website(
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
        Refused<Refusal.SecondRest>(desk, 1, Rest);
        Stands(desk, 2, Amount(50));
        Stands(desk, 1, Rest);
        desk.Do(Priya, (p, s) => p.DropMilestone(desk.At(2), s));
        Refused<Refusal.SecondRest>(desk, 2, Rest);
        Assert.Equal("12,000.00", desk.Project.WithAmendment.NetOf(desk.At(1)).ToString());
    }

    [Fact]
    public void A_name_is_used_once_across_the_schedule_and_what_waits()
    {
        var desk = Website().Agreed();
        Refused<Refusal.InvalidMilestoneName>(desk, 1, Name("Phase 1"));
        Refused<Refusal.NameTaken>(desk, 1, Name("design  APPROVAL"));
        Stands(desk, 1, Name("Discovery report"));
        Assert.Equal(1, Refused<Refusal.NameTaken>(desk, 2, Name("Discovery Report")).Position);
        Refused<Refusal.NameTaken>(desk, 2, Name("Discovery and strategy"));
        Stands(desk, 1, Name("Discovery and strategy"));
        Stands(desk, 2, Name("Discovery report"));
    }

    [Fact]
    public void Sums_are_positive_and_in_the_projects_currency()
    {
        var desk = Website().Agreed();
        Refused<Refusal.InvalidMoney>(
            desk,
            1,
            new(null, new Amount.Sum(new(100, Currency.All.First(c => c.Code == "USD"))), null, null, null, null)
        );
        Refused<Refusal.InvalidMoney>(desk, 1, Sum(0));
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("drafted")]
    [InlineData("issued")]
    [InlineData("paid")]
    public void What_is_done_stays_as_it_was_agreed(string point)
    {
        var desk = Website().Agreed().Reach(1, point);
        Assert.False(Refused<Refusal.TooLateToAmend>(desk, 1, Due(30)).IsWaiting);
        desk.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.DropMilestone(desk.At(1), s));
    }

    [Fact]
    public void What_is_submitted_may_still_be_amended_but_not_dropped()
    {
        var desk = Website().Agreed().Reach(1, "submitted");
        desk.Refused<Refusal.TooLateToAmend>(Priya, (p, s) => p.DropMilestone(desk.At(1), s));
        Stands(desk, 1, Due(30));
    }

    [Fact]
    public void Only_those_who_define_may_amend_withdraw_and_drop()
    {
        var desk = Website().Team().Agreed();
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.Amend(desk.At(1), Due(30), s));
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.DropMilestone(desk.At(1), s));
            desk.Refused<Refusal.NotAllowed>(who, (p, s) => p.WithdrawAmendment(s));
        }
        Assert.IsType<Decision.Accepted>(Amend(desk, Marc, 1, Due(30)));
    }

    [Fact]
    public void A_project_that_ends_takes_back_what_still_waits()
    {
        var desk = Amended();
        desk.Do(Priya, (p, s) => p.Cancel("no budget", s));
        Assert.Null(desk.Project.Amendment);
        Assert.Equal(
            [typeof(AmendmentWithdrawn), typeof(ProjectCancelled)],
            desk.Journal.TakeLast(2).Select(h => h.Event.GetType())
        );
        Refused<Refusal.ProjectAlreadyCancelled>(desk, 1, Due(30));
        desk.Refused<Refusal.ProjectAlreadyCancelled>(Priya, (p, s) => p.WithdrawAmendment(s));

        var done = Website().Agreed();
        Stands(done, 3, Due(30));
        done.Reach(1, "paid").Reach(2, "paid").Reach(3, "paid").Do(Priya, (p, s) => p.Close(s));
        Assert.Null(done.Project.Amendment);
        Assert.NotNull(done.Project.Closed);
    }
}
