namespace MilestoneBot.Channels.Teams.Api;

/// <summary>The bot's own pass for the platform's services.</summary>
internal interface IBotTokenProvider
{
    /// <summary>A token that is still good; "" where none is needed.</summary>
    /// <param name="forceRefresh">The platform refused the last one: it is dropped and a new one is fetched.</param>
    Task<string> GetAsync(bool forceRefresh, CancellationToken cancel);
}
