namespace MilestoneBot.Channels.Slack;

/// <summary>With which token the bot speaks in a workspace.</summary>
internal sealed class Tokens(SlackSettings settings)
{
    /// <param name="workspace">The workspace's id (T…).</param>
    public Task<string> OfAsync(string workspace, CancellationToken cancel) => Task.FromResult(settings.BotToken);
}
