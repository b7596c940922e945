namespace MilestoneBot.Channels.Slack;

/// <summary>
/// With which token the bot speaks in a workspace: the one of the settings, or the one that its installation there
/// brought.
/// </summary>
/// <param name="installs">Asked where the settings hold no token.</param>
internal sealed class Tokens(SlackSettings settings, Installs? installs = null)
{
    private readonly Installs? installs = settings.IsInstallable ? installs : null;

    /// <param name="workspace">The workspace's id (T…).</param>
    public Task<string> OfAsync(string workspace, CancellationToken cancel) =>
        installs?.TokenOfAsync(workspace, cancel) ?? Task.FromResult(settings.BotToken);

    /// <summary>The next token after Slack said that this one has ended; the same if there is no other.</summary>
    public Task<string> AfterAsync(string workspace, string ended, CancellationToken cancel) =>
        installs?.TokenAfterAsync(workspace, ended, cancel) ?? Task.FromResult(ended);
}
