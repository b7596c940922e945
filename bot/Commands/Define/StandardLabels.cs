using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// The standard milestones that a name is compared with: the workspace's own labels, then the built-in ones.
/// </summary>
internal static class StandardLabels
{
    public static async Task<IReadOnlyList<Label>> AllAsync(
        WorkspaceStore workspaces,
        Turn turn,
        CancellationToken cancel
    )
    {
        var own = await workspaces.LabelsAsync(turn, cancel);
        return [.. own, .. BuiltIn.Where(label => LabelMatcher.Find(label.Name, own) is null)];
    }

    /// <summary>
    /// Built-in labels contain a name only: due days that nobody in the workspace chose give way to the project's.
    /// </summary>
    public static IReadOnlyList<Label> BuiltIn { get; } =
    [.. ProjectTemplates.BuiltInLabels.Select(label => label with { DueDays = null })];

    /// <summary>A milestone named like a label, with the label's values where nothing else was typed.</summary>
    public static NewMilestone WithLabelDefaults(NewMilestone wanted, IReadOnlyList<Label> labels) =>
        LabelMatcher.Find(wanted.Name, labels) is { } label
            ? wanted with
            {
                DueDays = wanted.DueDays ?? label.DueDays,
                Criterion = wanted.Criterion ?? label.Criterion,
                Note = wanted.Note.Length > 0 ? wanted.Note : label.Note,
            }
            : wanted;

    /// <summary>A milestone renamed like a label gets the label's values where it has none of its own.</summary>
    public static MilestoneChange WithLabelDefaults(
        MilestoneChange change,
        Milestone milestone,
        Project project,
        IReadOnlyList<Label> labels
    ) =>
        change.Name is { } name
        && MilestoneName.ToComparisonKey(name) != MilestoneName.ToComparisonKey(milestone.Name)
        && LabelMatcher.Find(name, labels) is { } label
            ? change with
            {
                DueDays = change.DueDays ?? (milestone.DueDays == project.DueDays ? label.DueDays : null),
                Criterion = change.Criterion ?? (milestone.Criterion is null ? label.Criterion : null),
                Note = milestone.Note.Length == 0 && label.Note.Length > 0 ? label.Note : null,
            }
            : change;

    /// <summary>
    /// The schedule after names were saved: the values that a label added on top, and buttons for the labels that
    /// were almost typed.
    /// </summary>
    public static Reply ShowWithLabels(this Outcome outcome, IReadOnlyList<Label> labels, string taken) =>
        outcome.Show(view =>
        {
            var card = ScheduleCards.Project(view);
            if (outcome is not Outcome.Saved(_, var events))
                return card;
            var named = events
                .Select(e => e is MilestoneAdded or MilestoneChanged ? e.AffectedMilestone : null)
                .OfType<int>()
                .Select(view.Project.MilestoneOf);
            return card.WithLabelSuggestions(view, [.. named], labels).WithEvents(taken.Length > 0 ? [taken] : []);
        });
}
