using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Define;

/// <summary>The standard milestones of a workspace, and the suggestion of one that was nearly typed.</summary>
internal static class LabelCards
{
    private const int MaxButtons = 3;

    /// <param name="own">The workspace's own labels. They hide built-in ones of the same name.</param>
    public static Card List(IReadOnlyList<Label> own, IReadOnlyList<Label> builtIn, int page)
    {
        var all = own.Select(label => (Label: label, From: "yours"))
            .Concat(
                builtIn
                    .Where(label => LabelMatcher.Find(label.Name, own) is null)
                    .Select(label => (Label: label, From: "built in"))
            )
            .ToList();
        var (shown, more) = Paging.Page(all, page, "labels", "");
        return new("Labels: standard milestones")
        {
            Lines =
            [
                $"{DisplayText.Count(all.Count, "label")}. "
                    + "A milestone named as one takes what it carries; a name near one is kept, and the label offered.",
            ],
            Table = new(
                [new("Label", Weight: 5), new("Carries", Weight: 6), new("From", Weight: 2)],
                [.. shown.Select(one => ScheduleCards.Row(one.Label.Name, DescribeDefaults(one.Label), one.From))]
            ),
            Footer = "Keep one: labels add \"User test passed\" due 30 done-when signed-checklist note \"PO 4711\"",
            Buttons = more,
        };
    }

    /// <summary>What a milestone took from the label of its name, as a sentence; "" when it took nothing.</summary>
    public static string AppliedText(NewMilestone wanted, IReadOnlyList<Label> labels)
    {
        if (LabelMatcher.Find(wanted.Name, labels) is not { } label)
            return "";
        var taken = DescribeDefaults(
            label with
            {
                DueDays = wanted.DueDays is null ? label.DueDays : null,
                Criterion = wanted.Criterion is null ? label.Criterion : null,
            }
        );
        return taken == Nothing ? "" : $"From the label {DisplayText.Quote(label.Name)}: {taken}";
    }

    /// <summary>
    /// What a milestone took from the label of its new name, in addition to what was typed; "" when it took nothing.
    /// </summary>
    public static string AppliedText(MilestoneChange typed, MilestoneChange filled)
    {
        if (typed == filled)
            return "";
        var taken = new Label(
            filled.Name!,
            filled.Note ?? "",
            typed.DueDays is null ? filled.DueDays : null,
            typed.Criterion is null ? filled.Criterion : null
        );
        return $"From the label {DisplayText.Quote(taken.Name)}: {DescribeDefaults(taken)}";
    }

    /// <summary>
    /// Suggests the label that a saved name nearly is. The name stays as typed until somebody clicks.
    /// </summary>
    public static Card WithLabelSuggestions(
        this Card card,
        ProjectView view,
        IReadOnlyList<Milestone> saved,
        IReadOnlyList<Label> labels
    )
    {
        var p = view.Project;
        var near = saved
            .Select(m => (Milestone: m, Label: LabelMatcher.FindNearest(m.Name, labels)))
            .Where(one =>
                one.Label is not null
                && !p.LiveMilestones.Any(m =>
                    MilestoneName.ToComparisonKey(m.Name) == MilestoneName.ToComparisonKey(one.Label.Name)
                )
            )
            .ToList();
        if (near.Count == 0)
            return card;
        var offers = near.Take(Math.Max(1, MaxButtons - card.Buttons.Count))
            .Select(one => new Button(
                $"Use \"{RefusalText.Cut(one.Label!.Name)}\"",
                $"set {p.Say(one.Milestone)} name {DisplayText.Quote(one.Label.Name)}"
            ));
        return card with
        {
            Lines =
            [
                .. near.Take(5)
                    .Select(one =>
                        $"{DisplayText.Quote(one.Milestone.Name)} is saved as you wrote it; "
                        + $"there is a label {DisplayText.Quote(one.Label!.Name)}."
                    ),
                .. card.Lines,
            ],
            Buttons = [.. offers, .. card.Buttons],
        };
    }

    private const string Nothing = "its name only";

    private static string DescribeDefaults(Label label)
    {
        string[] carried =
        [
            label.DueDays is { } days ? $"due {DisplayText.Days(days)}" : "",
            label.Criterion is { } criterion ? $"done when {criterion.ToWord()}" : "",
            label.Note.Length > 0 ? $"invoice note {DisplayText.Quote(label.Note)}" : "",
        ];
        return carried.Any(part => part.Length > 0)
            ? string.Join(", ", carried.Where(part => part.Length > 0))
            : Nothing;
    }
}
