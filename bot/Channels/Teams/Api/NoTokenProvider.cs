namespace MilestoneBot.Channels.Teams.Api;

/// <summary>On a developer's own machine nobody asks for a token, and none exists that could leak.</summary>
internal sealed class NoTokenProvider : IBotTokenProvider
{
    public Task<string> GetAsync(bool forceRefresh, CancellationToken cancel) => Task.FromResult("");
}
