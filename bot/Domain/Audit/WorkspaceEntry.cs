using MilestoneBot.Domain.Workspaces;

namespace MilestoneBot.Domain.Audit;

/// <summary>One entry of what all projects of a workspace share, as people read it.</summary>
/// <param name="ActorName">The name at that time; "" where it was erased.</param>
/// <param name="Solo">One person holds every role, so nobody else could check it.</param>
public sealed record WorkspaceEntry(
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string ActorName,
    WorkspaceEvent Event,
    bool Solo
);
