namespace MilestoneBot.Channels.Slack;

/// <summary>How long somebody looks at a window that waits before it says more.</summary>
internal sealed record WindowWaits
{
    /// <summary>After this long a window says that it takes longer.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two tries to draw a window that the platform did not draw.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The platform may ask for a longer wait, but nobody looks at a window for that long.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So often a window is drawn before its answer is said in the conversation.</summary>
    public int Tries { get; init; } = 4;
}
