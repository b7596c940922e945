namespace MilestoneBot.Store.Delivery;

/// <summary>A project whose people the bot cannot reach in some or all of the project's places.</summary>
/// <param name="Reason">What the platform said.</param>
/// <param name="ClosedCount">So many of its places take nothing from the bot.</param>
public sealed record UnreachableProject(
    string Project,
    DateTimeOffset Since,
    string Reason,
    int ClosedCount,
    int ConversationCount
)
{
    internal sealed class UnreachableRow
    {
        public string Project { get; init; } = "";

        public long Since { get; init; }

        public string Why { get; init; } = "";

        public long Closed { get; init; }

        public long All { get; init; }

        public UnreachableProject ToUnreachableProject() =>
            new(Project, DateTimeOffset.FromUnixTimeMilliseconds(Since), Why, (int)Closed, (int)All);
    }
}
