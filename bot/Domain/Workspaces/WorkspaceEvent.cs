using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>
/// Something that happened to a whole workspace: the closed set of what can be written of it. Who and when stand beside
/// it.
/// </summary>
public abstract record WorkspaceEvent;

/// <param name="Milestones">What a project made from it begins with; an older template of that name is
/// replaced.</param>
public sealed record TemplateSaved(string Name, IReadOnlyList<NewMilestone> Milestones) : WorkspaceEvent
{
    public bool Equals(TemplateSaved? other) =>
        other is not null && Name == other.Name && Milestones.SequenceEqual(other.Milestones);

    public override int GetHashCode() => HashCode.Combine(Name, Milestones.Count);
}

/// <param name="Zone">The zone of the books: issue dates and due dates; null leaves it as it is.</param>
public sealed record SellerSet(string Name, string Address, string VatId, string? Zone) : WorkspaceEvent;

/// <param name="Label">A label of that name, however written, is replaced.</param>
public sealed record LabelSaved(Label Label) : WorkspaceEvent;

public sealed record LabelRemoved(string Name) : WorkspaceEvent;
