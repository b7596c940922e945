namespace MilestoneBot.Domain.Decisions;

/// <summary>The ruling on one act: what is to be written, or why not.</summary>
public abstract record Decision
{
    /// <summary>The act stands; these events are written in this order, in one transaction.</summary>
    public sealed record Accepted(IReadOnlyList<ProjectEvent> Events) : Decision;

    /// <summary>Nothing changes.</summary>
    public sealed record Refused(Refusal Why) : Decision;

    public static implicit operator Decision(ProjectEvent happened) => new Accepted([happened]);

    public static implicit operator Decision(ProjectEvent[] happened) => new Accepted(happened);

    public static implicit operator Decision(Refusal why) => new Refused(why);
}
