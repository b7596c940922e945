using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Projects;

/// <summary>The result of a change.</summary>
public abstract record Outcome
{
    /// <summary>The change is saved and durable.</summary>
    public sealed record Saved(ProjectView View, IReadOnlyList<ProjectEvent> Events) : Outcome;

    /// <summary>The same turn was saved before; nothing was written.</summary>
    public sealed record Repeated(ProjectView View) : Outcome;

    /// <summary>The clicked card was outdated; nothing was written.</summary>
    public sealed record Stale(ProjectView View) : Outcome;

    /// <summary>Concurrent changes were faster, twice; nothing was written.</summary>
    /// <param name="View">The present state; null when there is no project to show.</param>
    public sealed record Overtaken(ProjectView? View) : Outcome;

    /// <summary>A business rule refused the change; nothing was written.</summary>
    /// <param name="View">The project; null when there is none to show.</param>
    public sealed record Rejected(Refusal Refusal, ProjectView? View) : Outcome;
}
