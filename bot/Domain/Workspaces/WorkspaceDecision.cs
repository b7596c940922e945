using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>The result of a business rule for a whole workspace: what is to be written, or why not.</summary>
public sealed record WorkspaceDecision(WorkspaceEvent? Event, Refusal? Refusal)
{
    /// <summary>What else is written together with the event, in this order.</summary>
    public IReadOnlyList<WorkspaceEvent> Further { get; init; } = [];

    public static implicit operator WorkspaceDecision(WorkspaceEvent happens) => new(happens, null);

    public static implicit operator WorkspaceDecision(Refusal why) => new(null, why);
}
