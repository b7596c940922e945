using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>The result of a business rule for a whole workspace: what is to be written, or why not.</summary>
/// <param name="Events">In this order; nothing where everything is as it was asked for already.</param>
public sealed record WorkspaceDecision(IReadOnlyList<WorkspaceEvent> Events, Refusal? Refusal = null)
{
    /// <summary>What happens first; null where nothing does.</summary>
    public WorkspaceEvent? Event => Events.Count > 0 ? Events[0] : null;

    public static implicit operator WorkspaceDecision(WorkspaceEvent happens) => new([happens]);

    public static implicit operator WorkspaceDecision(Refusal why) => new([], why);
}
