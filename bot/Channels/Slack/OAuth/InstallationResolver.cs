using System.Collections.Concurrent;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;

namespace MilestoneBot.Channels.Slack.OAuth;

/// <summary>
/// Finds the installation of a workspace: its own, otherwise its organisation's. With a bot token in the settings
/// there is only that one, and this class is not used.
/// </summary>
internal sealed partial class InstallationResolver(
    SlackSettings settings,
    IInstallationStore installationStore,
    TokenRotation tokenRotation,
    ILogger<InstallationResolver> log
)
{
    private const string Channel = SlackUserIds.Channel;

    private readonly ConcurrentDictionary<string, bool> reportedWorkspaces = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the bot is installed where something happened. Payloads from elsewhere are ignored, and logged once.
    /// </summary>
    public async Task<bool> IsInstalledAsync(InstallationContext context, CancellationToken cancel)
    {
        if (
            !context.IsNotInstalled
            && (
                !settings.IsInstallable
                || await FindInstallationAsync(context.Workspace, cancel) is not null
                || await IsServedByOrganisationAsync(context, cancel)
            )
        )
        {
            reportedWorkspaces.TryRemove(context.Workspace, out _);
            return true;
        }
        if (reportedWorkspaces.TryAdd(context.Workspace, true))
            LogStranger(context.Workspace);
        return false;
    }

    /// <summary>The same without logging and without storing anything.</summary>
    public async Task<bool> IsInstalledQuietlyAsync(InstallationContext context, CancellationToken cancel) =>
        !settings.IsInstallable
        || await FindInstallationAsync(context.Workspace, cancel) is not null
        || await FindOrganisationInstallationAsync(context, cancel) is not null;

    /// <summary>The bot's own user where something happened; "" where it is not installed.</summary>
    public async Task<string> GetBotUserAsync(InstallationContext context, CancellationToken cancel) =>
        (
            await FindInstallationAsync(context.Workspace, cancel)
            ?? await FindOrganisationInstallationAsync(context, cancel)
        )?.BotUserId
        ?? "";

    /// <summary>Whether a workspace is known to be of the organisation.</summary>
    public async Task<bool> IsInOrganisationAsync(string workspace, string organisation, CancellationToken cancel) =>
        organisation.Length > 0
        && (
            await installationStore.GetOrganisationAsync(Channel, workspace, cancel) == organisation
            || (await installationStore.FindAsync(Channel, workspace, cancel))?.Organisation == organisation
        );

    /// <summary>The bot's current token in a workspace.</summary>
    /// <exception cref="DeliveryException">It has none there.</exception>
    public async Task<string> GetTokenAsync(string workspace, CancellationToken cancel) =>
        (
            await tokenRotation.GetValidAsync(
                await FindInstallationAsync(workspace, cancel) ?? throw TokenRotation.NotInstalled(),
                cancel
            )
        ).Token;

    /// <summary>The next token, after Slack reported that this one has expired.</summary>
    public async Task<string> RefreshTokenAsync(string workspace, string ended, CancellationToken cancel)
    {
        var installation = await FindInstallationAsync(workspace, cancel) ?? throw TokenRotation.NotInstalled();
        return installation.Token != ended
            ? installation.Token
            : (await tokenRotation.RotateAsync(installation, cancel)).Token;
    }

    /// <summary>The organisation that a workspace is known to belong to; "" for none.</summary>
    public async Task<string> GetOrganisationAsync(string workspace, CancellationToken cancel) =>
        settings.IsInstallable ? (await FindInstallationAsync(workspace, cancel))?.Organisation ?? "" : "";

    /// <summary>
    /// Slack reports that an installation has ended. A report older than the present installation is about an earlier
    /// one, and revoked user tokens are not ours. An organisation's installation ends only if Slack says so;
    /// otherwise the workspace's own is meant.
    /// </summary>
    public async Task HandleUninstalledAsync(SlackEvent.AppUninstalled uninstalled, CancellationToken cancel)
    {
        var owner = uninstalled.Context is { IsEnterpriseInstall: true, Organisation.Length: > 0 }
            ? uninstalled.Context.Organisation
            : uninstalled.Workspace;
        if (settings.IsInstallable)
        {
            if (await installationStore.FindAsync(Channel, owner, cancel) is not { } installation)
                return;
            if (
                uninstalled.At.ToUnixTimeSeconds() < installation.InstalledAt.ToUnixTimeSeconds()
                || (
                    uninstalled.RevokedBotUsers is { } bots
                    && !bots.Contains(installation.BotUserId, StringComparer.Ordinal)
                )
            )
                return;
            if (!await installationStore.UninstallAsync(installation, "the app was removed", cancel))
                return;
        }
        LogRemoved(owner);
    }

    private async Task<Installation?> FindInstallationAsync(string workspace, CancellationToken cancel)
    {
        if (await installationStore.FindAsync(Channel, workspace, cancel) is { } own)
            return own;
        return
            await installationStore.GetOrganisationAsync(Channel, workspace, cancel) is { Length: > 0 } organisation
            && await installationStore.FindAsync(Channel, organisation, cancel) is { IsOrganisationWide: true } whole
            ? whole
            : null;
    }

    /// <summary>
    /// The organisation's installation, where Slack states that the payload was sent because of it.
    /// </summary>
    private async Task<Installation?> FindOrganisationInstallationAsync(
        InstallationContext context,
        CancellationToken cancel
    ) =>
        context is { IsEnterpriseInstall: true, Organisation.Length: > 0 }
        && await installationStore.FindAsync(Channel, context.Organisation, cancel)
            is { IsOrganisationWide: true } whole
            ? whole
            : null;

    /// <summary>
    /// Slack states that the organisation's installation includes the workspace; from now on the bot knows it.
    /// </summary>
    private async Task<bool> IsServedByOrganisationAsync(InstallationContext context, CancellationToken cancel)
    {
        if (await FindOrganisationInstallationAsync(context, cancel) is null)
            return false;
        if (!context.IsUnresolved)
            await installationStore.SetOrganisationAsync(Channel, context.Workspace, context.Organisation, cancel);
        return true;
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Slack tells of the workspace {Workspace}, where the bot is not installed: nothing is done. Install it there: open /slack/install."
    )]
    private partial void LogStranger(string workspace);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The app was taken out of {Owner} in Slack. What is recorded stays, and what is owed there waits; install it again to go on."
    )]
    private partial void LogRemoved(string owner);
}
