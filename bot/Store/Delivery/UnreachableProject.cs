namespace MilestoneBot.Store.Delivery;

/// <summary>A project with conversations that the bot cannot reach, some or all of them.</summary>
/// <param name="Reason">What the platform said.</param>
/// <param name="ClosedCount">The number of its conversations that accept nothing from the bot.</param>
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
