using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Which installation serves a workspace: its own, else its organisation's. With a bot token in the settings there is
/// only that one, and it is not asked for here.
/// </summary>
internal sealed partial class Installs(SlackSettings settings, IGrants grants, Renewing renewing, ILogger<Installs> log)
{
    private const string Channel = SlackPeople.Channel;

    private readonly ConcurrentDictionary<string, bool> strangers = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the bot is installed where something happened. What happens elsewhere is none of its business; the log
    /// says so once.
    /// </summary>
    public async Task<bool> ServesAsync(Origin where, CancellationToken cancel)
    {
        if (
            !where.IsForeign
            && (
                !settings.IsInstallable
                || await GrantOfAsync(where.Workspace, cancel) is not null
                || await IsServedWholeAsync(where, cancel)
            )
        )
        {
            strangers.TryRemove(where.Workspace, out _);
            return true;
        }
        if (strangers.TryAdd(where.Workspace, true))
            LogStranger(where.Workspace);
        return false;
    }

    /// <summary>The same, and nobody is told and nothing is noted.</summary>
    public async Task<bool> ServesQuietlyAsync(Origin where, CancellationToken cancel) =>
        !settings.IsInstallable
        || await GrantOfAsync(where.Workspace, cancel) is not null
        || await WholeAsync(where, cancel) is not null;

    /// <summary>The bot's own user where something happened; "" where it is not installed.</summary>
    public async Task<string> BotOfAsync(Origin where, CancellationToken cancel) =>
        (await GrantOfAsync(where.Workspace, cancel) ?? await WholeAsync(where, cancel))?.BotUser ?? "";

    /// <summary>Whether a workspace is known to be of the organisation.</summary>
    public async Task<bool> IsOfAsync(string workspace, string organisation, CancellationToken cancel) =>
        organisation.Length > 0
        && (
            await grants.OrganisationOfAsync(Channel, workspace, cancel) == organisation
            || (await grants.OfAsync(Channel, workspace, cancel))?.Organisation == organisation
        );

    /// <summary>With which token the bot speaks in a workspace now.</summary>
    /// <exception cref="DeliveryException">It has none there.</exception>
    public async Task<string> TokenOfAsync(string workspace, CancellationToken cancel) =>
        (await renewing.GoodAsync(await GrantOfAsync(workspace, cancel) ?? throw Renewing.Gone(), cancel)).Token;

    /// <summary>With which token it speaks there after Slack said that this one has ended.</summary>
    public async Task<string> TokenAfterAsync(string workspace, string ended, CancellationToken cancel)
    {
        var grant = await GrantOfAsync(workspace, cancel) ?? throw Renewing.Gone();
        return grant.Token != ended ? grant.Token : (await renewing.AfterAsync(grant, cancel)).Token;
    }

    /// <summary>The organisation that a workspace is known to belong to; "" for none.</summary>
    public async Task<string> OrganisationOfAsync(string workspace, CancellationToken cancel) =>
        settings.IsInstallable ? (await GrantOfAsync(workspace, cancel))?.Organisation ?? "" : "";

    /// <summary>
    /// Slack says that an installation is over. An older word than the present installation is about an earlier one,
    /// and tokens of people are not ours. Of an organisation's installation it must say so: else the workspace's own is
    /// meant.
    /// </summary>
    public async Task RemovedAsync(Told.Removed told, CancellationToken cancel)
    {
        var owner = told.From is { IsWhole: true, Organisation.Length: > 0 } ? told.From.Organisation : told.Workspace;
        if (settings.IsInstallable)
        {
            if (await grants.OfAsync(Channel, owner, cancel) is not { } grant)
                return;
            if (
                told.At.ToUnixTimeSeconds() < grant.At.ToUnixTimeSeconds()
                || (told.Bots is { } bots && !bots.Contains(grant.BotUser, StringComparer.Ordinal))
            )
                return;
            if (!await grants.EndAsync(grant, "the app was removed", cancel))
                return;
        }
        LogRemoved(owner);
    }

    private async Task<Grant?> GrantOfAsync(string workspace, CancellationToken cancel)
    {
        if (await grants.OfAsync(Channel, workspace, cancel) is { } own)
            return own;
        return
            await grants.OrganisationOfAsync(Channel, workspace, cancel) is { Length: > 0 } organisation
            && await grants.OfAsync(Channel, organisation, cancel) is { IsWhole: true } whole
            ? whole
            : null;
    }

    /// <summary>The organisation's installation, where Slack says that it is told because of that one.</summary>
    private async Task<Grant?> WholeAsync(Origin where, CancellationToken cancel) =>
        where is { IsWhole: true, Organisation.Length: > 0 }
        && await grants.OfAsync(Channel, where.Organisation, cancel) is { IsWhole: true } whole
            ? whole
            : null;

    /// <summary>
    /// Slack says that the organisation's installation serves the workspace; from now on the bot knows it by itself.
    /// </summary>
    private async Task<bool> IsServedWholeAsync(Origin where, CancellationToken cancel)
    {
        if (await WholeAsync(where, cancel) is null)
            return false;
        if (!where.IsOpen)
            await grants.BelongsAsync(Channel, where.Workspace, where.Organisation, cancel);
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
