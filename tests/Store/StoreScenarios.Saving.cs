using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>How the example's changes are saved.</summary>
internal static partial class StoreScenarios
{
    /// <summary>Changes of the project with that key; every one must be saved.</summary>
    public static async Task AllAsync(
        StoreFixture rig,
        string key,
        IEnumerable<Func<Project, DecisionContext, Decision>> rules
    )
    {
        foreach (var rule in rules)
            await SavedAsync(rig, rule, key);
    }

    public static async Task<Project> SavedAsync(
        StoreFixture rig,
        Func<Project, DecisionContext, Decision> rule,
        string key = ""
    )
    {
        rig.Clock.Now += TimeSpan.FromHours(5) + TimeSpan.FromTicks(12_345);
        var outcome = await rig.DoAsync(rule, key: key);
        return outcome is Outcome.Saved saved
            ? saved.View.Project
            : throw new Xunit.Sdk.XunitException(
                $"not saved: {(outcome as Outcome.Rejected)?.Refusal ?? (object)outcome}"
            );
    }
}
