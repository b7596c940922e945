using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Resolves in which of our workspaces something happened. What Slack states about its installation decides. The
/// workspace of a sender or of a channel counts only where nothing else is known, and a channel that we already know
/// goes before it.
/// </summary>
internal sealed partial class InstallationContextResolver(
    SlackSettings settings,
    InstallationResolver installationResolver,
    IConversationWorkspaces conversationWorkspaces,
    SlackApiClient api,
    ILogger<InstallationContextResolver> log
)
{
    /// <summary>Slack waits three seconds for an answer, so this lookup has a short timeout.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private volatile TokenIdentity? tokenIdentity;
    private volatile string lastWorkspace = "";

    /// <summary>The workspace and bot user of a token.</summary>
    private sealed record TokenIdentity(string Team, string Bot);

    public async Task<InstallationContext> ResolveAsync(InstallationContext claim, CancellationToken cancel)
    {
        var settled = await ResolveByChannelAsync(claim, cancel);
        if (settled is not { BotUser: "", IsNotInstalled: false })
            return settled;
        return settled with
        {
            BotUser = settings.IsInstallable
                ? await installationResolver.GetBotUserAsync(settled, cancel)
                : (await TokenIdentityAsync(cancel))?.Bot ?? "",
        };
    }

    private async Task<InstallationContext> ResolveByChannelAsync(InstallationContext claim, CancellationToken cancel)
    {
        if (claim.OtherAuthorizations is { Count: > 0 } others)
            claim = await FirstInstalledAsync([claim, .. others], cancel);
        if (claim.IsNotInstalled)
            return claim;
        if (claim.IsAuthorized && !claim.IsUnresolved)
        {
            lastWorkspace = claim.Workspace;
            return claim;
        }
        // Only channels are shared between workspaces; in a direct message the sender's workspace is the right one.
        var knownWorkspaces =
            claim.Channel is ['C' or 'G', ..] || claim.IsUnresolved
                ? await conversationWorkspaces.GetWorkspacesAsync(SlackUserIds.Channel, claim.Channel, cancel)
                : [];
        if (claim.IsUnresolved)
            return await ResolveInOrganisationAsync(claim, knownWorkspaces, cancel);
        return knownWorkspaces.All(w => w == claim.Workspace)
            ? claim
            : await ResolveSharedChannelAsync(claim, knownWorkspaces, cancel);
    }

    /// <summary>The first of several installations that is ours; if none is, the payload is ignored.</summary>
    private async Task<InstallationContext> FirstInstalledAsync(
        IReadOnlyList<InstallationContext> all,
        CancellationToken cancel
    )
    {
        if (!settings.IsInstallable)
        {
            if ((await TokenIdentityAsync(cancel))?.Team is not { } mine)
                return all[0];
            var found = all.FirstOrDefault(one => one.Workspace == mine);
            return found is { Workspace.Length: > 0 } ? found : all[0] with { IsNotInstalled = true };
        }
        foreach (var one in all)
            if (await installationResolver.IsInstalledQuietlyAsync(one, cancel))
                return one;
        return all[0] with { IsNotInstalled = true };
    }

    /// <summary>
    /// An organisation-wide installation is resolved to one of its workspaces: the one that the channel is tied to,
    /// otherwise the sender's if it is known to belong to the organisation.
    /// </summary>
    private async Task<InstallationContext> ResolveInOrganisationAsync(
        InstallationContext claim,
        IReadOnlyList<string> knownWorkspaces,
        CancellationToken cancel
    )
    {
        if (!settings.IsInstallable)
            return claim with
            {
                Workspace = await WorkspaceOfTokenAsync(knownWorkspaces, cancel) is { Length: > 0 } mine
                    ? mine
                    : claim.Workspace,
            };
        foreach (
            var workspace in knownWorkspaces
                .Where(w => InstallationContext.IsTeamId(w))
                .Append(claim.SenderWorkspace ?? "")
                .Where(w => InstallationContext.IsTeamId(w))
        )
            if (await installationResolver.IsInOrganisationAsync(workspace, claim.Organisation, cancel))
                return claim with { Workspace = workspace };
        return claim;
    }

    /// <summary>
    /// The channel is known in a workspace other than the stated one, which may only be the sender's own.
    /// </summary>
    private async Task<InstallationContext> ResolveSharedChannelAsync(
        InstallationContext claim,
        IReadOnlyList<string> knownWorkspaces,
        CancellationToken cancel
    )
    {
        if (!settings.IsInstallable)
            return claim with
            {
                Workspace = await WorkspaceOfTokenAsync(knownWorkspaces, cancel) is { Length: > 0 } mine
                    ? mine
                    : claim.Workspace,
            };
        if (await installationResolver.IsInstalledQuietlyAsync(claim, cancel))
            return claim;
        foreach (var workspace in knownWorkspaces)
            if (await installationResolver.IsInstalledQuietlyAsync(new(workspace), cancel))
                return claim with { Workspace = workspace };
        return claim;
    }

    /// <summary>
    /// The workspace of the token in the settings: as Slack's auth.test states it, otherwise as it was last stated
    /// for an installation of ours, otherwise the one in which the channel is known. A sender's own workspace is
    /// never used, because that would make outside people staff.
    /// </summary>
    private async Task<string> WorkspaceOfTokenAsync(IReadOnlyList<string> knownWorkspaces, CancellationToken cancel) =>
        (await TokenIdentityAsync(cancel))?.Team
        ?? (
            lastWorkspace.Length > 0
                ? lastWorkspace
                : knownWorkspaces.FirstOrDefault(w => InstallationContext.IsTeamId(w)) ?? ""
        );

    /// <summary>
    /// The workspace of the token in the settings; null if Slack does not answer now. Only called where payloads
    /// differ or state too little.
    /// </summary>
    private async Task<TokenIdentity?> TokenIdentityAsync(CancellationToken cancel)
    {
        if (tokenIdentity is not null)
            return tokenIdentity;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Timeout);
        try
        {
            var answer = await api.GetAsync("", "auth.test", "", timeout.Token);
            return tokenIdentity = InstallationContext.IsTeamId(answer.GetText("team_id"))
                ? new(answer.GetText("team_id"), answer.GetText("user_id"))
                : null;
        }
        catch (Exception e)
            when (e is DeliveryException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogNotSaid(e.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Slack did not say whose token the bot has ({Why})")]
    private partial void LogNotSaid(string why);
}
