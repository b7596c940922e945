namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>Why a line to Slack ends.</summary>
internal enum SocketCloseReason
{
    /// <summary>It broke, or was closed without a word.</summary>
    ConnectionLost,

    /// <summary>Slack asks for a new one and ends this one then.</summary>
    RefreshRequested,

    /// <summary>The app has as many as Slack takes.</summary>
    TooManyConnections,

    /// <summary>Somebody turned Socket Mode off on the app's page.</summary>
    Disabled,
}
