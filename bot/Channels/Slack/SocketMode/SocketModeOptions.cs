namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>The timeouts and delays of the Socket Mode connection.</summary>
internal sealed record SocketModeOptions
{
    /// <summary>
    /// A connection that ends sooner than this counts as a failure, so that the bot does not reconnect in a fast
    /// loop.
    /// </summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The delay before the first reconnect; doubled with each further failure.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The delay where the app has as many connections as Slack allows.</summary>
    public TimeSpan TooManyConnectionsDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The delay where only the operator can help.</summary>
    public TimeSpan RefusedDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The timeout of the connect, and again of Slack's "hello".</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The interval of pings, and the time that their answer may take.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a replaced connection is still read: Slack does not send again everything that was on its way there.
    /// </summary>
    public TimeSpan OverlapTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The timeout of the close handshake; Slack does not always answer it.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <param name="failures">The number of failures in a row, including this one; 0 gives no delay.</param>
    public TimeSpan RetryDelayAfter(int failures) =>
        failures < 1
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(
                Math.Min(LongestRetryDelay.TotalSeconds, FirstRetryDelay.TotalSeconds * Math.Pow(2, failures - 1))
            );
}
