namespace MilestoneBot.Channels.Slack.Views;

/// <summary>How long a person looks at a loading modal before it says more.</summary>
internal sealed record ViewOptions
{
    /// <summary>After this time the modal says that it takes longer.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The delay between two attempts to update a modal.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Slack may ask for a longer delay, but nobody looks at a modal for that long.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts to update a modal before its answer is sent to the conversation.</summary>
    public int MaxAttempts { get; init; } = 4;
}
