using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Settles in which workspace of ours something happened. What Slack says of its installation decides. What is only the
/// workspace of a speaker or of a channel counts where nothing else is known: the channel's place among ours goes
/// before it.
/// </summary>
internal sealed partial class Origins(
    SlackSettings settings,
    Installs installs,
    IHomes homes,
    SlackApi api,
    ILogger<Origins> log
)
{
    /// <summary>Slack is answered within three seconds, so it is not waited for long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile Own? own;
    private volatile string told = "";

    /// <summary>Whose token the bot has.</summary>
    private sealed record Own(string Team, string Bot);

    public async Task<Origin> SettleAsync(Origin claim, CancellationToken cancel)
    {
        var settled = await PlacedAsync(claim, cancel);
        if (settled is not { Bot: "", IsForeign: false })
            return settled;
        return settled with
        {
            Bot = settings.IsInstallable
                ? await installs.BotOfAsync(settled, cancel)
                : (await OwnAsync(cancel))?.Bot ?? "",
        };
    }

    private async Task<Origin> PlacedAsync(Origin claim, CancellationToken cancel)
    {
        if (claim.Others is { Count: > 0 } others)
            claim = await AmongAsync([claim, .. others], cancel);
        if (claim.IsForeign)
            return claim;
        if (claim.IsSure && !claim.IsOpen)
        {
            told = claim.Workspace;
            return claim;
        }
        // Only channels are shared between workspaces; in somebody's own chat the speaker's workspace is the right one.
        var known =
            claim.Channel is ['C' or 'G', ..] || claim.IsOpen
                ? await homes.WorkspacesOfAsync(SlackPeople.Channel, claim.Channel, cancel)
                : [];
        if (claim.IsOpen)
            return await WithinAsync(claim, known, cancel);
        return known.All(w => w == claim.Workspace) ? claim : await BetweenAsync(claim, known, cancel);
    }

    /// <summary>Of several installations the first that is ours; if none is, nothing is done.</summary>
    private async Task<Origin> AmongAsync(IReadOnlyList<Origin> all, CancellationToken cancel)
    {
        if (!settings.IsInstallable)
        {
            if ((await OwnAsync(cancel))?.Team is not { } mine)
                return all[0];
            var found = all.FirstOrDefault(one => one.Workspace == mine);
            return found is { Workspace.Length: > 0 } ? found : all[0] with { IsForeign = true };
        }
        foreach (var one in all)
            if (await installs.ServesQuietlyAsync(one, cancel))
                return one;
        return all[0] with { IsForeign = true };
    }

    /// <summary>
    /// An organisation's installation is told of a workspace of it: of the one that the channel is tied to, else of the
    /// speaker's if it is known to be of the house.
    /// </summary>
    private async Task<Origin> WithinAsync(Origin claim, IReadOnlyList<string> known, CancellationToken cancel)
    {
        if (!settings.IsInstallable)
            return claim with
            {
                Workspace = await MineAsync(known, cancel) is { Length: > 0 } mine ? mine : claim.Workspace,
            };
        foreach (
            var workspace in known.Where(w => Origin.IsTeam(w)).Append(claim.Home ?? "").Where(w => Origin.IsTeam(w))
        )
            if (await installs.IsOfAsync(workspace, claim.Organisation, cancel))
                return claim with { Workspace = workspace };
        return claim;
    }

    /// <summary>
    /// The channel is known in another workspace than the one that is named, which may be only where the speaker is at
    /// home.
    /// </summary>
    private async Task<Origin> BetweenAsync(Origin claim, IReadOnlyList<string> known, CancellationToken cancel)
    {
        if (!settings.IsInstallable)
            return claim with
            {
                Workspace = await MineAsync(known, cancel) is { Length: > 0 } mine ? mine : claim.Workspace,
            };
        if (await installs.ServesQuietlyAsync(claim, cancel))
            return claim;
        foreach (var workspace in known)
            if (await installs.ServesQuietlyAsync(new(workspace), cancel))
                return claim with { Workspace = workspace };
        return claim;
    }

    /// <summary>
    /// The workspace of the token in the settings: as Slack says when it is asked, else as it told last for an
    /// installation of ours, else the one that the channel is known in. Where a speaker is at home is never taken for
    /// it: that would make staff of them.
    /// </summary>
    private async Task<string> MineAsync(IReadOnlyList<string> known, CancellationToken cancel) =>
        (await OwnAsync(cancel))?.Team ?? (told.Length > 0 ? told : known.FirstOrDefault(w => Origin.IsTeam(w)) ?? "");

    /// <summary>
    /// The workspace of the token in the settings; null if Slack does not say it now. Asked only where payloads differ
    /// or say too little.
    /// </summary>
    private async Task<Own?> OwnAsync(CancellationToken cancel)
    {
        if (own is not null)
            return own;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var said = await api.GetAsync("", "auth.test", "", patience.Token);
            return own = Origin.IsTeam(said.Text("team_id")) ? new(said.Text("team_id"), said.Text("user_id")) : null;
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
