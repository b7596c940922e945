namespace MilestoneBot.Store;

/// <summary>A project whose people the bot cannot reach in some or all of the project's places.</summary>
/// <param name="Why">What the platform said.</param>
/// <param name="Closed">So many of its places take nothing from the bot.</param>
public sealed record Unreachable(string Project, DateTimeOffset Since, string Why, int Closed, int All)
{
    internal sealed class Row
    {
        public string Project { get; init; } = "";

        public long Since { get; init; }

        public string Why { get; init; } = "";

        public long Closed { get; init; }

        public long All { get; init; }

        public Unreachable ToUnreachable() =>
            new(Project, DateTimeOffset.FromUnixTimeMilliseconds(Since), Why, (int)Closed, (int)All);
    }
}
