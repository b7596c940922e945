using MilestoneBot.Channels.Slack.OAuth;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// The token that the bot uses in a workspace: the one from the settings, or the one from its installation there.
/// </summary>
/// <param name="installationResolver">Used where the settings hold no token.</param>
internal sealed class SlackTokenProvider(SlackSettings settings, InstallationResolver? installationResolver = null)
{
    private readonly InstallationResolver? installationResolver = settings.IsInstallable ? installationResolver : null;

    /// <param name="workspace">The workspace's id (T…).</param>
    public Task<string> GetAsync(string workspace, CancellationToken cancel) =>
        installationResolver?.GetTokenAsync(workspace, cancel) ?? Task.FromResult(settings.BotToken);

    /// <summary>
    /// The next token, after Slack reported that this one has expired; the same token if there is no other.
    /// </summary>
    public Task<string> RefreshAsync(string workspace, string ended, CancellationToken cancel) =>
        installationResolver?.RefreshTokenAsync(workspace, ended, cancel) ?? Task.FromResult(ended);
}
