namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>How patient the socket to Slack is.</summary>
internal sealed record SocketModeOptions
{
    /// <summary>
    /// A line that ends sooner than this after it was opened counts as a failure, so that nothing turns in a circle.
    /// </summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Before the first new try; doubled with each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where the app has as many sockets as Slack takes.</summary>
    public TimeSpan TooManyConnectionsDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where only the operator can help.</summary>
    public TimeSpan RefusedDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the connection, and again for Slack's first word on it.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// So often the other side is asked whether it is still there, and so long it may take to answer.
    /// </summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A line that was replaced is still listened to for so long: what was on its way there is not told again in every
    /// case.
    /// </summary>
    public TimeSpan OverlapTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the other side's farewell; Slack does not always say it.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <param name="failures">How many there were in a row, this one included; none waits for nothing.</param>
    public TimeSpan RetryDelayAfter(int failures) =>
        failures < 1
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(
                Math.Min(LongestRetryDelay.TotalSeconds, FirstRetryDelay.TotalSeconds * Math.Pow(2, failures - 1))
            );
}
