using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.OAuth;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>
/// Who the people are of whom the bot hears, as Slack says: their names, their time zones, and whether they are the
/// workspace's own. What Slack says holds for a day and is asked again beside the conversation in its second half.
/// Where the answer depends on who somebody is, Slack is waited for; if it does not say it, the last that it said of
/// them holds, and somebody of whom it never said anything stays unknown.
/// </summary>
internal sealed partial class UserDirectory(
    SlackApiClient api,
    InstallationResolver installationResolver,
    IMembershipStore membershipStore,
    IConversationWorkspaces conversationWorkspaces,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<UserDirectory> log
) : IHostedService
{
    private const int Most = 50_000,
        MostHolders = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        Again = TimeSpan.FromHours(12),
        NowAndThen = TimeSpan.FromMinutes(10),
        BesidePatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Workspace, string User), UserProfile> known = new();
    private readonly ConcurrentDictionary<(string Workspace, string User), Lazy<Task<UserProfile?>>> asking = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> tried = new(StringComparer.Ordinal);
    private readonly UserLookupLimiter pace = new();

    internal sealed record UserProfile(
        string Name,
        string Zone,
        string Locale,
        Membership Membership,
        DateTimeOffset FetchedAt
    )
    {
        /// <summary>Their home is another workspace, but of the same organisation.</summary>
        public bool IsOfSameOrganisation { get; init; }

        public bool IsBot { get; init; }

        /// <summary>Their e-mail address; "" if Slack does not say it.</summary>
        public string Address { get; init; } = "";
    }

    /// <summary>The turn with what is known of its speaker and of everybody whom he mentions.</summary>
    /// <param name="waits">Whether the answer depends on it, so that Slack is waited for.</param>
    public async Task<Turn> EnrichAsync(Turn turn, bool waits, CancellationToken cancel)
    {
        var workspace = turn.Conversation.Workspace;
        var holders = waits ? RefreshRoleHoldersAsync(turn, cancel) : Task.CompletedTask;
        var all = await Task.WhenAll(
            turn.Mentions.Select(m => m.Id)
                .Prepend(turn.Sender.Id)
                .Select(id => GetAsync(workspace, Sender.GetUserId(id), waits))
        );
        await holders;
        var who = all[0];
        // What came with the message knows homes and no organisations.
        var membership =
            turn.Sender.Membership == Membership.Guest && who is not { IsOfSameOrganisation: true }
                ? Membership.Guest
                : who?.Membership ?? Membership.Unknown;
        return turn with
        {
            Sender = turn.Sender with
            {
                Name = who is { Name.Length: > 0 } ? who.Name : turn.Sender.Name,
                Membership = membership,
            },
            TimeZone = who?.Zone ?? "",
            Locale = who?.Locale ?? "",
            Mentions =
            [
                .. turn.Mentions.Zip(
                    all.Skip(1),
                    (m, k) =>
                        m with
                        {
                            Name = k is { Name.Length: > 0 } ? k.Name : m.Name,
                            Membership = k?.Membership ?? Membership.Unknown,
                            IsPerson = k is not { IsBot: true },
                        }
                ),
            ],
        };
    }

    /// <summary>What Slack says of somebody, or said last; null if it never said anything.</summary>
    /// <param name="waits">Whether Slack is waited for; else it is asked beside the conversation.</param>
    public async Task<UserProfile?> GetAsync(string workspace, string user, bool waits = true)
    {
        if (user.Length == 0)
            return null;
        var now = clock.GetUtcNow();
        var kept = known.GetValueOrDefault((workspace, user));
        if (kept is not null && now - kept.FetchedAt < Again)
            return kept;
        var answer = FetchSharedAsync(workspace, user);
        if (kept is not null && (now - kept.FetchedAt < Fresh || !waits))
            return kept;
        return (waits ? await answer : null) ?? kept ?? await LoadStoredAsync(workspace, user);
    }

    /// <summary>Slack tells by itself that somebody is another one now.</summary>
    public async Task UpdateAsync(string workspace, JsonElement user, CancellationToken cancel)
    {
        if (user.GetText("team_id").Length > 0)
            await StoreAsync(
                workspace,
                user.GetText("id"),
                Read(user, workspace, await installationResolver.GetOrganisationAsync(workspace, cancel)),
                cancel
            );
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nobody waits for what is asked beside the conversation.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(asking.Values.Select(one => one.Value));

    /// <summary>
    /// Whoever holds something in the place's project (in somebody's own chat: in theirs) and was not asked about for
    /// long: whether they are still there matters to whoever asks who can.
    /// </summary>
    private async Task RefreshRoleHoldersAsync(Turn turn, CancellationToken cancel)
    {
        var conversation = turn.Conversation;
        var (now, mine) = (clock.GetUtcNow(), Sender.CreateId(SlackUserIds.Channel, conversation.Workspace, ""));
        var unheard = (
            await conversationWorkspaces.GetRoleHoldersAsync(
                conversation,
                turn.IsPersonalChat ? turn.Sender.Id : "",
                cancel
            )
        )
            .Where(id => id.StartsWith(mine, StringComparison.Ordinal))
            .Where(id =>
                !known.TryGetValue((conversation.Workspace, Sender.GetUserId(id)), out var one)
                || now - one.FetchedAt >= Fresh
            )
            .ToList();
        if (unheard.Count == 0)
            return;
        var said = await membershipStore.FindAsync(conversation.Workspace, unheard, cancel);
        var due = unheard
            .Where(id =>
                !said.Any(s => s.Person == id && s.Room == MembershipRecord.WholeWorkspace && now - s.At < Fresh)
                && IsDue(id, now)
            )
            .Take(MostHolders)
            .ToList();
        // The turn is not about them yet, so it does not wait for long.
        if (due.Count > 0)
            await Task.WhenAny(
                Task.WhenAll(due.Select(id => FetchSharedAsync(conversation.Workspace, Sender.GetUserId(id)))),
                Task.Delay(BesidePatience, cancel)
            );
    }

    /// <summary>Somebody of whom Slack says nothing is asked about now and then only.</summary>
    private bool IsDue(string holder, DateTimeOffset now)
    {
        if (tried.TryGetValue(holder, out var last) && now - last < NowAndThen)
            return false;
        if (tried.Count >= Most)
            tried.Clear();
        tried[holder] = now;
        return true;
    }

    /// <summary>
    /// One question at a time for each; whoever wants to know meanwhile shares its answer. Null if Slack does not say
    /// it.
    /// </summary>
    private Task<UserProfile?> FetchSharedAsync(string workspace, string user) =>
        asking.GetOrAdd((workspace, user), key => new(() => Task.Run(() => FetchAsync(key.Workspace, key.User)))).Value;

    private async Task<UserProfile?> FetchAsync(string workspace, string user)
    {
        try
        {
            var said = await CallUsersInfoAsync(workspace, user);
            return await StoreAsync(
                workspace,
                user,
                Read(
                    said,
                    workspace,
                    await installationResolver.GetOrganisationAsync(workspace, CancellationToken.None)
                ),
                CancellationToken.None
            );
        }
        catch (Exception e) when (e is DeliveryException or OperationCanceledException)
        {
            LogUnknown(e.Message);
            return null;
        }
        catch (Exception e)
        {
            LogBroken(e);
            return null;
        }
        finally
        {
            asking.TryRemove((workspace, user), out _);
        }
    }

    /// <summary>
    /// Asked once more if it may be answered then. Slack's final no, such as for somebody whom the bot may not see, is
    /// no answer either.
    /// </summary>
    private async Task<JsonElement> CallUsersInfoAsync(string workspace, string user)
    {
        for (var tries = 1; ; tries++)
        {
            if (!pace.TryAcquire(workspace))
                throw new DeliveryException(DeliveryFault.TooMany, "Slack is asked no more about people for now");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
            patience.CancelAfter(UserLookupLimiter.Patience);
            try
            {
                var answer = await api.GetAsync(
                    workspace,
                    "users.info",
                    $"user={SlackApiClient.EscapeQueryValue(user)}&include_locale=true",
                    patience.Token
                );
                // Without a home nobody knows whose they are.
                return
                    answer.GetAt("user") is { ValueKind: JsonValueKind.Object } said
                    && said.GetText("team_id").Length > 0
                    ? said
                    : throw new DeliveryException(DeliveryFault.TryAgain, "Slack's answer names nobody");
            }
            catch (DeliveryException e)
                when (e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany or DeliveryFault.Uncertain
                    && pace.RetryDelayAfter(workspace, e) is { } wait
                    && tries == 1
                )
            {
                await Task.Delay(wait, life.ApplicationStopping);
            }
            catch (OperationCanceledException) when (tries == 1 && !life.ApplicationStopping.IsCancellationRequested)
            {
                // It was slow; the second try has its own time.
            }
        }
    }

    private static UserProfile Read(JsonElement said, string workspace, string organisation)
    {
        var (isAtHome, isOfTheHouse) = (
            said.GetText("team_id") == workspace,
            IsOfSameOrganisation(said, workspace, organisation)
        );
        var isGuest =
            said.GetFlag("is_restricted")
            || said.GetFlag("is_ultra_restricted")
            || said.GetFlag("is_stranger")
            || IsBot(said)
            || !(isAtHome || isOfTheHouse);
        var membership = isGuest ? Membership.Guest : Membership.Staff;
        if (said.GetFlag("deleted"))
            membership = Membership.Away;
        var name = new[]
        {
            said.GetText("profile", "real_name"),
            said.GetText("real_name"),
            said.GetText("name"),
        }.FirstOrDefault(n => n.Length > 0, said.GetText("id"));
        return new(
            CommandLine.Clean(SlackText.Decode(name)).ReplaceLineEndings(" ").Trim(),
            said.GetText("tz"),
            said.GetText("locale"),
            membership,
            default
        )
        {
            IsOfSameOrganisation = membership == Membership.Staff && isOfTheHouse,
            IsBot = IsBot(said),
            Address = said.GetText("profile", "email"),
        };
    }

    /// <summary>Slack's own helper stands in every workspace as one of its people.</summary>
    private static bool IsBot(JsonElement said) =>
        said.GetFlag("is_bot") || said.GetFlag("is_workflow_bot") || said.GetText("id") == SlackEventReader.Slackbot;

    /// <summary>What was said is known from now on, and outlives the process.</summary>
    private async Task<UserProfile> StoreAsync(
        string workspace,
        string user,
        UserProfile said,
        CancellationToken cancel
    )
    {
        if (known.Count >= Most)
            known.Clear();
        var kept = known[(workspace, user)] = said with { FetchedAt = clock.GetUtcNow() };
        try
        {
            var person = Sender.CreateId(SlackUserIds.Channel, workspace, user);
            await membershipStore.SaveAsync(
                workspace,
                new(person, MembershipRecord.WholeWorkspace, kept.Membership, kept.FetchedAt)
                {
                    Email = kept.Address.Trim().ToLowerInvariant(),
                },
                cancel
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(e);
        }
        return kept;
    }

    /// <summary>What Slack said last, before the bot was started. An address of that time proves nothing now.</summary>
    private async Task<UserProfile?> LoadStoredAsync(string workspace, string user)
    {
        var person = Sender.CreateId(SlackUserIds.Channel, workspace, user);
        var said = (await membershipStore.FindAsync(workspace, [person], CancellationToken.None)).FirstOrDefault(k =>
            k.Room == MembershipRecord.WholeWorkspace
        );
        return said is null ? null : new("", "", "", said.Membership, said.At);
    }

    /// <summary>
    /// He is a member of the workspace through its organisation, or of another workspace of the same one.
    /// </summary>
    private static bool IsOfSameOrganisation(JsonElement user, string workspace, string organisation) =>
        (
            organisation.Length > 0
            && (
                user.GetText("team_id") == organisation
                || user.GetText("enterprise_user", "enterprise_id") == organisation
            )
        )
        || (
            user.GetAt("enterprise_user", "teams") is { ValueKind: JsonValueKind.Array } teams
            && teams.EnumerateArray().Any(team => team.GetText() == workspace)
        );

    [LoggerMessage(1, LogLevel.Debug, "Slack did not say who somebody is ({Why})")]
    private partial void LogUnknown(string why);

    [LoggerMessage(2, LogLevel.Warning, "What Slack says of somebody could not be read or kept")]
    private partial void LogBroken(Exception error);
}
