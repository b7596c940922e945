namespace MilestoneBot.Channels.Teams.Api;

/// <summary>The bot's access token for the Bot Framework services.</summary>
internal interface IBotTokenProvider
{
    /// <summary>A valid token; "" where none is needed.</summary>
    /// <param name="forceRefresh">The service refused the last token: it is dropped and a new one is fetched.</param>
    Task<string> GetAsync(bool forceRefresh, CancellationToken cancel);
}
