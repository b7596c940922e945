namespace MilestoneBot.Domain.Decisions;

/// <summary>The result of a business rule: what is to be written, or why not.</summary>
public abstract record Decision
{
    /// <summary>The action is allowed. These events are written in this order, in one transaction.</summary>
    public sealed record Accepted(IReadOnlyList<ProjectEvent> Events) : Decision;

    /// <summary>The action is refused, and nothing changes.</summary>
    public sealed record Refused(Refusal Why) : Decision;

    public static implicit operator Decision(ProjectEvent events) => new Accepted([events]);

    public static implicit operator Decision(ProjectEvent[] events) => new Accepted(events);

    public static implicit operator Decision(Refusal why) => new Refused(why);
}
