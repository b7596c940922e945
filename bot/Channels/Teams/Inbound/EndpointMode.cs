namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>The mode of the Activity Protocol endpoint.</summary>
public enum EndpointMode
{
    /// <summary>There is no endpoint: no credentials, and the environment is not Development.</summary>
    Closed,

    /// <summary>
    /// No credentials, in Development: requests from this machine only, and answers to this machine only.
    /// </summary>
    LoopbackOnly,

    /// <summary>Every request has a token of the Bot Framework, which is validated.</summary>
    Authenticated,
}
