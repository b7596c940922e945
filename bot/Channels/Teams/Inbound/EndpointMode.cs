namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>How the Activity Protocol endpoint stands open.</summary>
public enum EndpointMode
{
    /// <summary>There is no endpoint: no credentials, and not a developer's own machine.</summary>
    Closed,

    /// <summary>
    /// No credentials, in Development: requests of this machine only, and answers to this machine only.
    /// </summary>
    LoopbackOnly,

    /// <summary>Every request carries a token of the platform, and it is checked.</summary>
    Authenticated,
}
