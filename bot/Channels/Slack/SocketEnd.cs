namespace MilestoneBot.Channels.Slack;

/// <summary>Why a line to Slack ends.</summary>
internal enum SocketEnd
{
    /// <summary>It broke, or was closed without a word.</summary>
    Lost,

    /// <summary>Slack asks for a new one and ends this one then.</summary>
    Refresh,

    /// <summary>The app has as many as Slack takes.</summary>
    Crowded,

    /// <summary>Somebody turned Socket Mode off on the app's page.</summary>
    TurnedOff,
}
