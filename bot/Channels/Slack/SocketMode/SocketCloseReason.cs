namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>Why a connection to Slack ends.</summary>
internal enum SocketCloseReason
{
    /// <summary>It broke, or was closed without a reason.</summary>
    ConnectionLost,

    /// <summary>Slack asks for a new connection and then ends this one.</summary>
    RefreshRequested,

    /// <summary>The app has as many connections as Slack allows.</summary>
    TooManyConnections,

    /// <summary>Somebody turned Socket Mode off on the app's page.</summary>
    Disabled,
}
