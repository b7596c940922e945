namespace MilestoneBot.Channels.Teams.Api;

/// <summary>On a developer's own machine no token is needed, and none exists that could leak.</summary>
internal sealed class NoTokenProvider : IBotTokenProvider
{
    public Task<string> GetAsync(bool forceRefresh, CancellationToken cancel) => Task.FromResult("");
}
