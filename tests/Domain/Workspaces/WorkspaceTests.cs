using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Workspaces;

/// <summary>
/// What all projects share is changed by people who have the permission in the project of the conversation.
/// </summary>
public sealed class WorkspaceTests
{
    private static readonly Party Studio = new("Studio GmbH", "Main Street 1", "DE123456789");

    private static Workspace Of(
        ProjectFixture here,
        ProjectFixture? first = null,
        bool hasSeller = false,
        params Label[] labels
    ) => new(here.Project, (first ?? here).Project, hasSeller, labels);

    private static DecisionContext By(string who) => ContextOf(who, new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Who_may_not_change_the_schedule_keeps_no_template_and_no_label()
    {
        var workspace = Of(Website().Team(), labels: new Label("Go-live"));
        foreach (var who in new[] { Finn, Bob, Dana })
        {
            Assert.IsType<Refusal.NotAllowed>(workspace.SaveTemplate("mine", By(who)).Refusal);
            Assert.IsType<Refusal.NotAllowed>(workspace.SaveLabel(new("Go-live"), By(who)).Refusal);
            Assert.IsType<Refusal.NotAllowed>(workspace.RemoveLabel("Go-live", By(who)).Refusal);
            Assert.IsType<Refusal.NotAllowed>(workspace.SetSeller(Studio, null, By(who)).Refusal);
        }
        foreach (var who in new[] { Priya, Marc })
            Assert.IsType<TemplateSaved>(workspace.SaveTemplate("mine", By(who)).Event);
    }

    [Fact]
    public void A_template_is_the_schedule_without_its_dates()
    {
        var saved = Assert.IsType<TemplateSaved>(Of(Website()).SaveTemplate("mine", By(Priya)).Event);
        Assert.Equal(
            ["Discovery and strategy", "Design approval", "Final delivery"],
            saved.Milestones.Select(m => m.Name)
        );
        Assert.All(saved.Milestones, m => Assert.Equal((null, null, 14), (m.Starts, m.Expected, m.DueDays)));
        Assert.IsType<Refusal.NoMilestones>(Of(Website(milestones: [])).SaveTemplate("mine", By(Priya)).Refusal);
    }

    [Fact]
    public void A_label_is_a_good_milestone_name_with_a_plain_note()
    {
        var workspace = Of(
            Website(),
            labels: [.. Enumerable.Range(1, Workspace.MaxLabels).Select(i => new Label($"Report {i} delivered"))]
        );
        Assert.IsType<Refusal.InvalidMilestoneName>(workspace.SaveLabel(new("Phase 1"), By(Priya)).Refusal);
        Assert.IsType<Refusal.QuotesInLabel>(workspace.SaveLabel(new("Report \"A\" delivered"), By(Priya)).Refusal);
        Assert.IsType<Refusal.InvalidText>(
            workspace.SaveLabel(new("Report 1 delivered", new string('x', 241)), By(Priya)).Refusal
        );
        Assert.IsType<Refusal.TooManyLabels>(workspace.SaveLabel(new("Go-live"), By(Priya)).Refusal);
        Assert.Equal(
            new Label("REPORT 1 delivered", "note", 7),
            Assert
                .IsType<LabelSaved>(workspace.SaveLabel(new(" REPORT  1 delivered", " note ", 7), By(Priya)).Event)
                .Label
        );
        Assert.Equal(
            "Report 1 delivered",
            Assert.IsType<LabelRemoved>(workspace.RemoveLabel("report 1 DELIVERED", By(Priya)).Event).Name
        );
        Assert.IsType<Refusal.LabelUnknown>(workspace.RemoveLabel("Go-live", By(Priya)).Refusal);
    }

    [Fact]
    public void The_first_seller_is_named_by_anybody_who_manages_a_project_and_a_set_one_only_by_the_first_projects_managers()
    {
        var (first, own) = (Website().Team(), Website());
        own.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Lead, s));
        Assert.IsType<SellerSet>(Of(own, first).SetSeller(Studio, null, By(Bob)).Event);
        Assert.IsType<Refusal.SellerAlreadySet>(
            Of(own, first, hasSeller: true).SetSeller(Studio, null, By(Bob)).Refusal
        );
        Assert.IsType<SellerSet>(Of(own, first, hasSeller: true).SetSeller(Studio, null, By(Priya)).Event);
        // A member of the first project, only by being in its conversation, manages nothing there.
        first.Do(Priya, (p, s) => p.GiveRole(Finn, Role.Member, s));
        Assert.IsType<Refusal.SellerAlreadySet>(
            Of(own, first, hasSeller: true).SetSeller(Studio, null, By(Bob)).Refusal
        );
    }

    [Fact]
    public void Where_numbers_begin_is_said_once_by_an_approver_before_the_first_document()
    {
        var (first, own) = (Website().Team(), Website());
        own.Do(Priya, (p, s) => p.GiveRole(Bob, Role.Approver, s));
        var workspace = Of(first);
        foreach (var who in new[] { Finn, Bob, Dana })
            Assert.IsType<Refusal.NotAllowed>(workspace.BeginSeries("INV", 418, By(who)).Refusal);
        Assert.IsType<SeriesStarted>(Of(own, first).BeginSeries("INV", 418, By(Bob)).Event);
        Assert.Equal(new SeriesStarted("INV", 2026, 418), workspace.BeginSeries("INV", 418, By(Marc)).Event);
        foreach (var number in new[] { -1, 0, Workspace.MaxFirstNumber + 1 })
            Assert.IsType<Refusal.InvalidFirstNumber>(workspace.BeginSeries("CN", number, By(Marc)).Refusal);
        // INV 2026 is set and has no document yet; CN 2026 has one; those of the year before say nothing.
        var later = workspace with
        {
            Series = [new(new("INV", 2025), 1, 88), new(new("INV", 2026), 418, 417), new(new("CN", 2026), 1, 1)],
        };
        Assert.IsType<Refusal.SeriesStartSet>(later.BeginSeries("INV", 500, By(Marc)).Refusal);
        Assert.IsType<Refusal.SeriesStartSet>(later.BeginSeries("INV", 418, By(Marc)).Refusal);
        Assert.IsType<Refusal.SeriesHasDocuments>(later.BeginSeries("CN", 12, By(Marc)).Refusal);
        Assert.Equal(
            new SeriesStarted("INV", 2027, 90),
            later.BeginSeries("INV", 90, ContextOf(Marc, new(2027, 1, 1, 8, 0, 0, TimeSpan.Zero))).Event
        );
    }

    [Fact]
    public void A_seller_has_a_name_an_address_and_books_in_a_zone_that_there_is()
    {
        var workspace = Of(Website());
        Assert.IsType<Refusal.InvalidText>(workspace.SetSeller(Studio with { Name = " " }, null, By(Priya)).Refusal);
        Assert.IsType<Refusal.InvalidPartyValue>(
            workspace.SetSeller(Studio with { VatId = "DE1" }, null, By(Priya)).Refusal
        );
        Assert.IsType<Refusal.ZoneUnknown>(workspace.SetSeller(Studio, "Mars/Base", By(Priya)).Refusal);
        Assert.Equal(
            "Europe/London",
            Assert
                .IsType<SellerSet>(workspace.SetSeller(Studio with { VatId = "" }, "europe/london", By(Priya)).Event)
                .Zone
        );
    }
}
