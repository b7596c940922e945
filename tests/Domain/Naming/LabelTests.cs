using MilestoneBot.Commands.Define;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Tests.Domain.Naming;

/// <summary>
/// A name near a standard label gets that label as a suggestion; a different thing that only shares a word does not.
/// </summary>
public sealed class LabelTests
{
    private static readonly IReadOnlyList<Label> Own =
    [
        .. ProjectTemplates.BuiltInLabels,
        new("User acceptance test passed", "PO 4711", 30, Criterion.SignedChecklist),
        new("Go-live"),
        new("Concept 1"),
        new("Interior renderings"),
    ];

    [Fact]
    public void The_built_in_labels_are_the_names_of_the_built_in_templates() =>
        Assert.Equal(
            [
                "Discovery and strategy",
                "Design approval",
                "Final delivery",
                "Discovery complete",
                "Development handoff",
            ],
            ProjectTemplates.BuiltInLabels.Select(label => label.Name)
        );

    [Fact]
    public void A_label_carries_the_note_the_due_days_and_the_criterion_of_the_first_milestone_of_its_name() =>
        Assert.Equal(
            [new Label("Copy deck", "as offered", 30, Criterion.WrittenEmail), new("Logo")],
            LabelMatcher.FromMilestones([
                new(" Copy  deck", new Amount.Rest(), null, null, 30, Criterion.WrittenEmail, "as offered"),
                new("COPY DECK", new Amount.Rest(), null, null, 7),
                new("Logo", new Amount.Rest()),
            ])
        );

    [Theory]
    [
        InlineData("Desing approval", "Design approval"),
        InlineData("design aproval", "Design approval"),
        InlineData("Design approvals", "Design approval"),
        InlineData("Approval of design", "Design approval"),
        InlineData("Approval of the designs", "Design approval"),
        InlineData("Design  - Approval", "Design approval"),
        InlineData("Design approved", "Design approval")
    ]
    [
        InlineData("Discovery & strategy", "Discovery and strategy"),
        InlineData("Strategy and discovery", "Discovery and strategy"),
        InlineData("Discovery, strategies", "Discovery and strategy"),
        InlineData("Dicsovery and stratgy", "Discovery and strategy"),
        InlineData("discovery strategy", "Discovery and strategy")
    ]
    [
        InlineData("Final deliveries", "Final delivery"),
        InlineData("Final delivry", "Final delivery"),
        InlineData("Delivery (final)", "Final delivery"),
        InlineData("Fianl delivery", "Final delivery"),
        InlineData("Final-delivery", "Final delivery"),
        InlineData("FinalDelivery", "Final delivery")
    ]
    [
        InlineData("Discovery completed", "Discovery complete"),
        InlineData("Development hand-off", "Development handoff"),
        InlineData("Development hand off", "Development handoff"),
        InlineData("Developement handoff", "Development handoff")
    ]
    [
        InlineData("User acceptance tests passed", "User acceptance test passed"),
        InlineData("Golive", "Go-live"),
        InlineData("Go live", "Go-live"),
        InlineData("Ｄｅｓｉｇｎ approvall", "Design approval")
    ]
    public void A_near_name_finds_the_label(string name, string label) =>
        Assert.Equal(label, LabelMatcher.FindNearest(name, Own)?.Name);

    [Theory]
    [
        InlineData("Design"),
        InlineData("Design approval of the homepage"),
        InlineData("Design workshop"),
        InlineData("Logo approval"),
        InlineData("Delivery"),
        InlineData("Partial delivery"),
        InlineData("Final report"),
        InlineData("Final design"),
        InlineData("Discovery report"),
        InlineData("Strategy"),
        InlineData("Development environment"),
        InlineData("Acceptance test"),
        InlineData("User acceptance test failed")
    ]
    [
        InlineData("Concept 2"),
        InlineData("Concept A"),
        InlineData("Go-down"),
        InlineData("Exterior renderings"),
        InlineData("Wireframes approved"),
        InlineData("???"),
        InlineData(""),
        InlineData("and of the")
    ]
    public void A_name_that_only_shares_words_is_near_to_none(string name) =>
        Assert.Null(LabelMatcher.FindNearest(name, Own));

    [Theory]
    [InlineData("Design approval"), InlineData("DESIGN  APPROVAL"), InlineData("go-live")]
    public void A_label_itself_is_found_and_needs_no_offer(string name)
    {
        Assert.NotNull(LabelMatcher.Find(name, Own));
        Assert.Null(LabelMatcher.FindNearest(name, Own));
    }

    [Fact]
    public void The_nearest_is_taken_and_of_equally_near_ones_the_first()
    {
        Label[] labels = [new("Report signed"), new("Reports signed off"), new("Resort signed")];
        Assert.Equal("Report signed", LabelMatcher.FindNearest("Reprot signed", labels)?.Name);
        Assert.Equal("Resort signed", LabelMatcher.FindNearest("Resorts signed", labels)?.Name);
    }

    [Fact]
    public void Any_name_against_many_labels_is_answered_at_once()
    {
        Label[] many = [.. Enumerable.Range(0, 500).Select(i => new Label($"Report {i} delivered"))];
        Assert.Null(LabelMatcher.FindNearest(new string('x', 5_000), many));
        Assert.Null(LabelMatcher.FindNearest(string.Join(' ', Enumerable.Repeat("report", 2_000)), many));
    }
}
