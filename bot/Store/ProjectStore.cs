using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>The one door through which business facts change.</summary>
public sealed class ProjectStore
{
    /// <summary>Rules on an act in a transaction and writes the ruling. The rule is pure and may run again.</summary>
    /// <param name="key">The project meant by its key; "" for the one of the pressed card, else of the place.</param>
    public Task<Outcome> ChangeAsync(Turn turn, string key, Func<Project, Stamp, Decision> rule, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Begins a project in the turn's workspace. The rule is given the keys that are taken, and the new project's id.</summary>
    public Task<Outcome> CreateAsync(Turn turn, Func<NewProjectRoom, Stamp, Decision> rule, CancellationToken cancel) => throw new NotSupportedException();
}

/// <summary>What a new project has to fit into.</summary>
/// <param name="Id">A fresh random id.</param>
/// <param name="IsTaken">Whether a key is used in the workspace (case does not matter).</param>
public sealed record NewProjectRoom(string Id, Func<string, bool> IsTaken);
