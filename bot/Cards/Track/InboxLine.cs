using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>One line of an inbox: what waits, in which project, and since when.</summary>
public sealed record InboxLine(ProjectView ProjectView, InboxItem Item, DateOnly Since)
{
    /// <summary>In how many of the project's conversations its people cannot be reached.</summary>
    public (int Lost, int All) Unreachable { get; init; }

    /// <summary>The one open invoice that a reported payment may be for; null when there are none or several.</summary>
    public Invoice? Candidate { get; init; }

    /// <summary>A text about undelivered messages of the project.</summary>
    public string Undelivered { get; init; } = "";
}
