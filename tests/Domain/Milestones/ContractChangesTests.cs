using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>
/// The agreed contract changes by amendment: another total, more milestones, one split in two. 12,000.00 at 30/40/30 %
/// is 3,600 / 4,800 / 3,600.
/// </summary>
public sealed class ContractChangesTests
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    private static Money Eur(long whole) => new(whole * 100, Currency.Eur);

    private static MilestoneChange To(Amount amount) => new(null, amount, null, null, null, null);

    private static Amount.Share Share(int percent) => new(new(percent * Percent.UnitsPerPercent));

    private static NewMilestone Extra(Amount amount, string name = "Extra report") =>
        new(name, amount, null, Day, null, Criterion.FileDelivery);

    private static string Nets(Project p) => string.Join(" / ", p.LiveMilestones.Select(m => p.NetOf(m).ToString()));

    private static string Names(Project p) => string.Join(" / ", p.LiveMilestones.Select(m => m.Name));

    private static void Agree(ProjectFixture fixture) =>
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "mail", s));

    [Fact]
    public void A_new_total_keeps_every_sum_and_the_difference_is_unassigned_until_it_is_given_to_one()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(15_000), s));
        Assert.Equal("€3,600.00 / €4,800.00 / €3,600.00", Nets(fixture.Project.WithAmendment));
        Assert.Equal(
            "€3,000.00",
            fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.ToString()
        );
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), To(new Amount.Rest()), s));
        Agree(fixture);
        Assert.Equal("€3,600.00 / €4,800.00 / €6,600.00", Nets(fixture.Project));
        Assert.Equal(("€15,000.00", 2), ($"{fixture.Project.Contract}", fixture.Project.TermsVersion));
        Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
    }

    /// <summary>
    /// Of KWD 17.767 the shares are 4.555 / 8.602 / 4.610. Once the second is two sums, the others would be rounded down,
    /// and 0.001 would be in no milestone.
    /// </summary>
    [Fact]
    public void A_split_moves_nobody_by_rounding_also_where_the_shares_could_not_take_it()
    {
        Amount.Share Part(int units) => new(new(units));
        var fixture = Website(
                minor: 17_767,
                currency: "KWD",
                milestones:
                [
                    Stage("Wireframes", 30, Criterion.FileDelivery, 10) with
                    {
                        Amount = Part(256_366),
                    },
                    Stage("Concept document", 40, Criterion.FileDelivery, 20) with
                    {
                        Amount = Part(484_185),
                    },
                    Stage("Visual design", 30, Criterion.FileDelivery, 30) with
                    {
                        Amount = Part(259_449),
                    },
                ]
            )
            .Agreed();
        Assert.Equal("KWD 4.555 / KWD 8.602 / KWD 4.610", Nets(fixture.Project));
        fixture.Do(
            Priya,
            (p, s) => p.AmendSplit(fixture.At(2), new(3_701, fixture.Project.Currency), "Part report", s)
        );
        Agree(fixture);
        Assert.Equal("KWD 4.555 / KWD 4.901 / KWD 3.701 / KWD 4.610", Nets(fixture.Project));
    }

    [Fact]
    public void The_rest_takes_the_difference()
    {
        var fixture = Website(
                milestones:
                [
                    Stage("Discovery report", 30, Criterion.FileDelivery, 10),
                    Stage("Design approval", 40, Criterion.FileDelivery, 20),
                    Stage("Final delivery", 30, Criterion.FileDelivery, 30) with
                    {
                        Amount = new Amount.Rest(),
                    },
                ]
            )
            .Agreed();
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(11_000), s));
        Agree(fixture);
        Assert.Equal("€3,600.00 / €4,800.00 / €2,600.00", Nets(fixture.Project));
    }

    [Fact]
    public void A_share_of_the_new_total_is_asked_for_before_or_after_the_total()
    {
        foreach (var totalFirst in new[] { true, false })
        {
            var fixture = Website().Agreed();
            void Total() => fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(15_000), s));
            if (totalFirst)
                Total();
            // 50 % of the new total is 7,500.00.
            fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), To(Share(50)), s));
            if (!totalFirst)
                Total();
            fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), To(new Amount.Rest()), s));
            Agree(fixture);
            Assert.Equal("€3,600.00 / €7,500.00 / €3,900.00", Nets(fixture.Project));
        }
    }

    [Fact]
    public void The_same_share_said_again_is_one_of_the_new_total()
    {
        var fixture = Website().Agreed();
        fixture.Refused<Refusal.NothingToAmend>(Priya, (p, s) => p.Amend(fixture.At(2), To(Share(40)), s));
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(15_000), s));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), To(Share(40)), s));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), new(null, null, null, null, 30, null), s));
        Assert.Equal("€3,600.00 / €6,000.00 / €3,600.00", Nets(fixture.Project.WithAmendment));
        // Without the new total it is what was agreed, and only the days to pay are changed.
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(12_000), s));
        Assert.Equal("€3,600.00 / €4,800.00 / €3,600.00", Nets(fixture.Project.WithAmendment));
        var change = Assert.Single(fixture.Project.Amendment!.Changes);
        Assert.Equal((30, Share(40), null), (change.DueDays, change.Amount, change.IsOfNewTotal));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), new(null, null, null, null, 14, null), s));
        Assert.Null(fixture.Project.Amendment);
    }

    [Fact]
    public void A_total_is_positive_of_the_projects_currency_and_not_below_what_is_confirmed()
    {
        var fixture = Website().Agreed().Reach(1, "confirmed");
        fixture.Refused<Refusal.InvalidMoney>(Priya, (p, s) => p.AmendTotal(Eur(0), s));
        fixture.Refused<Refusal.InvalidMoney>(
            Priya,
            (p, s) => p.AmendTotal(new(100, Currency.All.First(c => c.Code == "USD")), s)
        );
        Assert.Equal(
            "€3,600.00",
            fixture
                .Refused<Refusal.TotalBelowConfirmed>(Priya, (p, s) => p.AmendTotal(Eur(3_599), s))
                .Confirmed.ToString()
        );
        fixture.Refused<Refusal.TotalUnchanged>(Priya, (p, s) => p.AmendTotal(Eur(12_000), s));
        // Exactly what is confirmed is a contract without the rest of the work.
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(3_600), s));
        fixture.Refused<Refusal.TotalUnchanged>(Priya, (p, s) => p.AmendTotal(Eur(3_600), s));
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(2), s));
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(3), s));
        Agree(fixture);
        Assert.Equal("€3,600.00", Nets(fixture.Project));
    }

    [Fact]
    public void A_milestone_is_added_with_a_higher_total_in_one_version()
    {
        var fixture = Website().Agreed().Reach(1, "paid");
        fixture.Do(Priya, (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1_500))), s));
        Assert.Equal(
            "-€1,500.00",
            fixture.Refused<Refusal.AmountsDoNotAddUp>(Priya, (p, s) => p.SendTerms(s)).Allocation.Unassigned.ToString()
        );
        Assert.Equal("€13,500.00", fixture.Project.FittingTotal(fixture.Now)?.ToString());
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(13_500), s));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Assert.Equal(3, fixture.Project.LiveMilestones.Count());
        Agree(fixture);
        Assert.Equal("€3,600.00 / €4,800.00 / €3,600.00 / €1,500.00", Nets(fixture.Project));
        Assert.Equal(MilestoneBot.Domain.Milestones.Stage.Planned, fixture.At(4).Stage);
        Assert.Null(fixture.Project.Amendment);
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "paid").Do(Priya, (p, s) => p.Close(s));
    }

    [Fact]
    public void What_is_only_proposed_is_changed_and_taken_out_by_its_name()
    {
        var fixture = Website().Agreed();
        fixture.Do(Priya, (p, s) => p.AmendAdd(new("Extra report", new Amount.Sum(Eur(1_000))), s));
        var extra = Found(fixture, "extra");
        // It has no date and no criterion yet.
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(13_000), s));
        Assert.True(fixture.Refused<Refusal.TermsIncomplete>(Priya, (p, s) => p.SendTerms(s)).IsAmendment);
        fixture.Do(Priya, (p, s) => p.Amend(extra, new("Extra audit", null, null, Day, 30, Criterion.FileDelivery), s));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Refused<Refusal.NameTaken>(
            Priya,
            (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1)), "extra AUDIT"), s)
        );
        fixture.Refused<Refusal.NameTaken>(
            Priya,
            (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1)), "Final delivery"), s)
        );
        fixture.Refused<Refusal.NameTaken>(
            Priya,
            (p, s) => p.Amend(fixture.At(1), new("Extra audit", null, null, null, null, null), s)
        );
        fixture.Refused<Refusal.InvalidMilestoneName>(
            Priya,
            (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1)), "Phase 2"), s)
        );
        Assert.IsType<Refusal.MilestoneUnknown>(fixture.Project.FindAmendable("4", fixture.Now).No);
        fixture.Do(Priya, (p, s) => p.DropMilestone(Found(fixture, "Extra audit"), s));
        fixture.Do(Priya, (p, s) => p.AmendTotal(Eur(12_000), s));
        Assert.Null(fixture.Project.Amendment);
    }

    [Fact]
    public void A_name_that_fits_the_schedule_and_what_is_proposed_is_asked_back()
    {
        var fixture = Website().Agreed();
        fixture.Do(Priya, (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1_000)), "Design system"), s));
        Assert.Equal(
            2,
            Assert
                .IsType<Refusal.MilestoneAmbiguous>(fixture.Project.FindAmendable("design", fixture.Now).No)
                .Candidates.Count
        );
        Assert.Equal("Design approval", Found(fixture, "design approval").Name);
        Assert.Equal("Design system", Found(fixture, "Design System").Name);
        Assert.Equal("Design approval", Found(fixture, "2").Name);
        Assert.Equal("Design approval", Found(fixture, "phase 2").Name);
    }

    [Fact]
    public void A_split_leaves_the_state_the_terms_and_the_rest_of_the_sum_and_its_part_follows_as_planned()
    {
        var fixture = Website().Agreed().Reach(1, "paid").Reach(2, "submitted");
        fixture.Do(Priya, (p, s) => p.AmendSplit(fixture.At(2), Eur(1_800), "Mobile layout approved", s));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        Agree(fixture);
        Assert.Equal(
            "Discovery and strategy / Design approval / Mobile layout approved / Final delivery",
            Names(fixture.Project)
        );
        Assert.Equal("€3,600.00 / €3,000.00 / €1,800.00 / €3,600.00", Nets(fixture.Project));
        var (old, part) = (fixture.At(2), fixture.At(3));
        Assert.Equal(
            (MilestoneBot.Domain.Milestones.Stage.Submitted, MilestoneBot.Domain.Milestones.Stage.Planned),
            (old.Stage, part.Stage)
        );
        Assert.Equal((old.DueDays, old.Criterion, old.Expected), (part.DueDays, part.Criterion, part.Expected));
        // The new part waits for the old one.
        Assert.IsType<StageGate.Waiting>(fixture.Project.GateOf(part, Day));
        fixture.Reach(2, "paid").Reach(3, "paid").Reach(4, "paid").Do(Priya, (p, s) => p.Close(s));
        Assert.Equal(fixture.Project.Milestones, Project.FromEvents(fixture.Journal).Milestones);
    }

    [Fact]
    public void A_part_is_split_again_before_the_client_agrees()
    {
        var fixture = Website().Agreed();
        fixture.Do(Priya, (p, s) => p.AmendSplit(fixture.At(2), Eur(1_800), "Mobile layout approved", s));
        fixture.Do(
            Priya,
            (p, s) => p.AmendSplit(Found(fixture, "mobile layout"), Eur(800), "Tablet layout approved", s)
        );
        fixture.Do(Priya, (p, s) => p.AmendSplit(fixture.At(2), Eur(500), "Icons approved", s));
        Agree(fixture);
        Assert.Equal(
            "Discovery and strategy / Design approval / Icons approved / Mobile layout approved / "
                + "Tablet layout approved / Final delivery",
            Names(fixture.Project)
        );
        Assert.Equal("€3,600.00 / €2,500.00 / €500.00 / €1,000.00 / €800.00 / €3,600.00", Nets(fixture.Project));
    }

    [Fact]
    public void Less_than_the_whole_is_split_off_and_never_off_what_is_confirmed()
    {
        var fixture = Website().Agreed().Reach(1, "confirmed");
        Refusal Split(int at, long whole) =>
            fixture.Refused<Refusal>(Priya, (p, s) => p.AmendSplit(fixture.At(at), Eur(whole), "Icons approved", s));
        Assert.IsType<Refusal.TooLateToAmend>(Split(1, 100));
        Assert.Equal("€4,800.00", Assert.IsType<Refusal.SplitTooLarge>(Split(2, 4_800)).Net.ToString());
        Assert.IsType<Refusal.InvalidMoney>(Split(2, 0));
        fixture.Do(Priya, (p, s) => p.DropMilestone(fixture.At(3), s));
        Assert.IsType<Refusal.MilestoneLeaves>(Split(3, 100));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(3), To(new Amount.Unbilled()), s));
        Assert.IsType<Refusal.NothingToSplit>(Split(3, 100));
    }

    [Fact]
    public void A_split_of_the_rest_leaves_the_rest_and_no_other_share_moves_by_a_cent()
    {
        // 100.01 at three thirds: 33.34 / 33.33 / 33.34.
        var fixture = Website(
                minor: 10_001,
                milestones:
                [
                    Third("Discovery report", 333_333),
                    Third("Design approval", 333_333),
                    Third("Final delivery", 333_334),
                ]
            )
            .Agreed();
        var before = fixture.Project.LiveMilestones.ToDictionary(m => m.Id, fixture.Project.NetOf);
        fixture.Do(Priya, (p, s) => p.AmendSplit(fixture.At(2), new(1_000, Currency.Eur), "Icons approved", s));
        Agree(fixture);
        Assert.Equal(before[1], fixture.Project.NetOf(fixture.At(1)));
        Assert.Equal(before[2], fixture.Project.NetOf(fixture.At(2)) + fixture.Project.NetOf(fixture.At(3)));
        Assert.Equal(before[3], fixture.Project.NetOf(fixture.At(4)));
    }

    [Fact]
    public void Nothing_is_amended_before_the_client_has_agreed_and_only_by_those_who_define()
    {
        var fixture = Website();
        Assert.Equal(
            AmendedPart.Total,
            fixture.Refused<Refusal.NothingAgreedToAmend>(Priya, (p, s) => p.AmendTotal(Eur(1), s)).Part
        );
        fixture.Refused<Refusal.NothingAgreedToAmend>(Priya, (p, s) => p.AmendAdd(Extra(new Amount.Sum(Eur(1))), s));
        fixture.Refused<Refusal.NothingAgreedToAmend>(
            Priya,
            (p, s) => p.AmendSplit(fixture.At(1), Eur(1), "Icons approved", s)
        );
        fixture.Team().Agreed();
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.AmendTotal(Eur(15_000), s));
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.AmendAdd(Extra(new Amount.Rest()), s));
            fixture.Refused<Refusal.NotAllowed>(
                who,
                (p, s) => p.AmendSplit(fixture.At(1), Eur(1), "Icons approved", s)
            );
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.ProposeEnd("stop", null, "", s));
        }
        fixture.Do(Marc, (p, s) => p.AmendTotal(Eur(15_000), s));
    }

    private static NewMilestone Third(string name, int units) =>
        Stage(name, 30, Criterion.FileDelivery, 10) with
        {
            Amount = new Amount.Share(new(units)),
        };

    private static Milestone Found(ProjectFixture fixture, string typed) =>
        fixture.Project.FindAmendable(typed, fixture.Now).Found!;
}
