namespace MilestoneBot.Channels.Slack.Views;

/// <summary>How long somebody looks at a window that waits before it says more.</summary>
internal sealed record ViewOptions
{
    /// <summary>After this long a window says that it takes longer.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two tries to draw a window that the platform did not draw.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The platform may ask for a longer wait, but nobody looks at a window for that long.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So often a window is drawn before its answer is said in the conversation.</summary>
    public int MaxAttempts { get; init; } = 4;
}
