using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>One line of an inbox: what waits, in which project, and since when.</summary>
public sealed record InboxLine(ProjectView ProjectView, InboxItem Item, DateOnly Since)
{
    /// <summary>In how many of how many places the project's people cannot be reached.</summary>
    public (int Lost, int All) Unreachable { get; init; }

    /// <summary>What is said of messages of the project that did not arrive.</summary>
    public string Undelivered { get; init; } = "";
}
