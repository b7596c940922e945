using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Projects;

/// <summary>What became of an act at the store's door.</summary>
public abstract record Outcome
{
    /// <summary>Written and durable.</summary>
    public sealed record Saved(ProjectView View, IReadOnlyList<ProjectEvent> Events) : Outcome;

    /// <summary>The same turn was written before; nothing is written again.</summary>
    public sealed record Repeated(ProjectView View) : Outcome;

    /// <summary>The pressed card was drawn before something changed; nothing is written.</summary>
    public sealed record Stale(ProjectView View) : Outcome;

    /// <summary>Somebody else was faster, twice; nothing is written.</summary>
    /// <param name="View">How it stands now; null when there is no project to show.</param>
    public sealed record Overtaken(ProjectView? View) : Outcome;

    /// <summary>The business says no; nothing is written.</summary>
    /// <param name="View">The project it was asked of; null when there is none to show.</param>
    public sealed record Rejected(Refusal Refusal, ProjectView? View) : Outcome;
}
