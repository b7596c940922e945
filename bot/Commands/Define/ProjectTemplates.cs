using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Store.Workspaces;

namespace MilestoneBot.Commands.Define;

/// <summary>The schedules that a project can start from: built in, and the workspace's own.</summary>
internal static class ProjectTemplates
{
    /// <summary>The answer to a name that no template has, with the names that there are.</summary>
    public static Reply NotFound(string name, IEnumerable<string> known, string field) =>
        Reply
            .Refuse($"There is no template \"{name}\"; there are {string.Join(", ", known)}. Nothing was changed.")
            .WithProblem(field, "There is no such template any more; choose another.");

    private static readonly Dictionary<string, IReadOnlyList<NewMilestone>> BuiltIn = new(StringComparer.Ordinal)
    {
        ["website-30-40-30"] =
        [
            Share("Discovery and strategy", 30),
            Share("Design approval", 40),
            Share("Final delivery", 30),
        ],
        ["discovery-development-delivery"] =
        [
            Share("Discovery complete", 30),
            Share("Development handoff", 40),
            Share("Final delivery", 30),
        ],
        ["halves"] = [Share("Design approval", 50), Share("Final delivery", 50)],
    };

    /// <summary>Every name of the built-in templates is a standard label.</summary>
    public static IReadOnlyList<Label> BuiltInLabels { get; } =
        LabelMatcher.FromMilestones(BuiltIn.Values.SelectMany(milestones => milestones));

    public static bool IsBuiltIn(string name) => BuiltIn.ContainsKey(name);

    /// <summary>
    /// Every template by name; the workspace's own templates, only for its own people, follow the built-in ones.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<NewMilestone>>> AllAsync(
        WorkspaceStore workspaces,
        Turn turn,
        CancellationToken cancel
    )
    {
        var all = new Dictionary<string, IReadOnlyList<NewMilestone>>(BuiltIn, StringComparer.Ordinal);
        foreach (var (name, milestones) in await workspaces.TemplatesAsync(turn, cancel))
            all[name] = milestones;
        return all;
    }

    private static NewMilestone Share(string name, int percent) =>
        new(name, new Amount.Share(new(percent * Percent.UnitsPerPercent)), DueDays: TermsRules.DefaultDueDays);
}
