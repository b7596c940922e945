using MilestoneBot.Channels.Slack.OAuth;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// With which token the bot speaks in a workspace: the one of the settings, or the one that its installation there
/// brought.
/// </summary>
/// <param name="installationResolver">Asked where the settings hold no token.</param>
internal sealed class SlackTokenProvider(SlackSettings settings, InstallationResolver? installationResolver = null)
{
    private readonly InstallationResolver? installationResolver = settings.IsInstallable ? installationResolver : null;

    /// <param name="workspace">The workspace's id (T…).</param>
    public Task<string> GetAsync(string workspace, CancellationToken cancel) =>
        installationResolver?.GetTokenAsync(workspace, cancel) ?? Task.FromResult(settings.BotToken);

    /// <summary>The next token after Slack said that this one has ended; the same if there is no other.</summary>
    public Task<string> RefreshAsync(string workspace, string ended, CancellationToken cancel) =>
        installationResolver?.RefreshTokenAsync(workspace, ended, cancel) ?? Task.FromResult(ended);
}
