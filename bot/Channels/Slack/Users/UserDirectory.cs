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
/// Looks up Slack users: their names, their time zones, and whether they belong to the workspace. An answer of Slack
/// is valid for a day and is refreshed in the background in its second half. Where the reply depends on who the
/// sender is, the turn waits for Slack. If Slack does not answer, its last answer stays valid; a user without any
/// answer stays unknown.
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
    private const int MaxProfiles = 50_000,
        MostHolders = 20;

    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24),
        RefreshAfter = TimeSpan.FromHours(12),
        RetryAfter = TimeSpan.FromMinutes(10),
        BackgroundTimeout = TimeSpan.FromSeconds(1),
        Glance = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<(string Workspace, string User), UserProfile> profiles = new();
    private readonly ConcurrentDictionary<(string Workspace, string User), Lazy<Task<UserProfile?>>> lookups = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> lastAttempts = new(StringComparer.Ordinal);
    private readonly UserLookupLimiter limiter = new();

    internal sealed record UserProfile(
        string Name,
        string Zone,
        string Locale,
        Membership Membership,
        DateTimeOffset FetchedAt
    )
    {
        /// <summary>The user's own workspace is another one of the same organisation.</summary>
        public bool IsOfSameOrganisation { get; init; }

        public bool IsBot { get; init; }

        /// <summary>A guest of this very workspace, and not a user of another one.</summary>
        public bool IsOwnGuest { get; init; }

        /// <summary>The user's e-mail address; "" if Slack does not state it.</summary>
        public string Address { get; init; } = "";
    }

    /// <summary>The turn with what is known of its sender and of everybody whom it mentions.</summary>
    /// <param name="waitForSlack">Whether the reply depends on it, so that the turn waits for Slack.</param>
    public async Task<Turn> EnrichAsync(Turn turn, bool waitForSlack, CancellationToken cancel)
    {
        var workspace = turn.Conversation.Workspace;
        var holders = waitForSlack ? RefreshRoleHoldersAsync(turn, cancel) : Task.CompletedTask;
        var all = await Task.WhenAll(
            turn.Mentions.Select(m => m.Id)
                .Prepend(turn.Sender.Id)
                .Select(id => GetAsync(workspace, Sender.GetUserId(id), waitForSlack))
        );
        await holders;
        var who = all[0];
        // The message states the sender's workspace but not its organisation.
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
                GuestAddress =
                    membership == Membership.Guest
                    && turn.Sender.Membership != Membership.Guest
                    && who is { IsOwnGuest: true }
                    && clock.GetUtcNow() - who.FetchedAt < MaxAge
                        ? who.Address.Trim()
                        : "",
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

    /// <summary>The profile of a user as Slack states it, or stated it last; null if it never did.</summary>
    /// <param name="waitForSlack">Whether to wait for Slack; otherwise the profile is refreshed in the background.</param>
    public async Task<UserProfile?> GetAsync(string workspace, string user, bool waitForSlack = true)
    {
        if (user.Length == 0)
            return null;
        var now = clock.GetUtcNow();
        var cached = profiles.GetValueOrDefault((workspace, user));
        if (cached is not null && now - cached.FetchedAt < RefreshAfter)
            return cached;
        var answer = FetchSharedAsync(workspace, user);
        if (cached is not null && (now - cached.FetchedAt < MaxAge || !waitForSlack))
            return cached;
        // Help waits for nobody for long; but a guest is not to read the team's.
        if (!waitForSlack && await Task.WhenAny(answer, Task.Delay(Glance)) != answer)
            return cached ?? await LoadStoredAsync(workspace, user);
        return await answer ?? cached ?? await LoadStoredAsync(workspace, user);
    }

    /// <summary>Stores a user_change event of Slack.</summary>
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

    /// <summary>Waits for the lookups that run in the background.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(lookups.Values.Select(one => one.Value));

    /// <summary>
    /// Refreshes the role holders of the conversation's project (in a direct message: of the sender's projects) whose
    /// profile is old. The command "who can" depends on whether they are still there.
    /// </summary>
    private async Task RefreshRoleHoldersAsync(Turn turn, CancellationToken cancel)
    {
        var conversation = turn.Conversation;
        var (now, mine) = (clock.GetUtcNow(), Sender.CreateId(SlackUserIds.Channel, conversation.Workspace, ""));
        var missing = (
            await conversationWorkspaces.GetRoleHoldersAsync(
                conversation,
                turn.IsPersonalChat ? turn.Sender.Id : "",
                cancel
            )
        )
            .Where(id => id.StartsWith(mine, StringComparison.Ordinal))
            .Where(id =>
                !profiles.TryGetValue((conversation.Workspace, Sender.GetUserId(id)), out var one)
                || now - one.FetchedAt >= MaxAge
            )
            .ToList();
        if (missing.Count == 0)
            return;
        var stored = await membershipStore.FindAsync(conversation.Workspace, missing, cancel);
        var due = missing
            .Where(id =>
                !stored.Any(s => s.Person == id && s.Room == MembershipRecord.WholeWorkspace && now - s.At < MaxAge)
                && IsDue(id, now)
            )
            .Take(MostHolders)
            .ToList();
        // The turn is not about them yet, so it waits only for a short time.
        if (due.Count > 0)
            await Task.WhenAny(
                Task.WhenAll(due.Select(id => FetchSharedAsync(conversation.Workspace, Sender.GetUserId(id)))),
                Task.Delay(BackgroundTimeout, cancel)
            );
    }

    /// <summary>A user for whom Slack gives no answer is looked up only now and then.</summary>
    private bool IsDue(string holder, DateTimeOffset now)
    {
        if (lastAttempts.TryGetValue(holder, out var last) && now - last < RetryAfter)
            return false;
        if (lastAttempts.Count >= MaxProfiles)
            lastAttempts.Clear();
        lastAttempts[holder] = now;
        return true;
    }

    /// <summary>
    /// One lookup at a time for each user; further callers share its answer. Null if Slack does not answer.
    /// </summary>
    private Task<UserProfile?> FetchSharedAsync(string workspace, string user) =>
        lookups
            .GetOrAdd((workspace, user), key => new(() => Task.Run(() => FetchAsync(key.Workspace, key.User))))
            .Value;

    private async Task<UserProfile?> FetchAsync(string workspace, string user)
    {
        try
        {
            var answer = await CallUsersInfoAsync(workspace, user);
            return await StoreAsync(
                workspace,
                user,
                Read(
                    answer,
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
            lookups.TryRemove((workspace, user), out _);
        }
    }

    /// <summary>
    /// Tries once more if Slack may answer then. A final error, such as for a user whom the bot may not see, counts
    /// as no answer too.
    /// </summary>
    private async Task<JsonElement> CallUsersInfoAsync(string workspace, string user)
    {
        for (var tries = 1; ; tries++)
        {
            if (!limiter.TryAcquire(workspace))
                throw new DeliveryException(DeliveryFault.TooMany, "Slack is asked no more about people for now");
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
            timeout.CancelAfter(UserLookupLimiter.Patience);
            try
            {
                var answer = await api.GetAsync(
                    workspace,
                    "users.info",
                    $"user={SlackApiClient.EscapeQueryValue(user)}&include_locale=true",
                    timeout.Token
                );
                // Without a workspace it is unknown to whom the user belongs.
                return
                    answer.GetAt("user") is { ValueKind: JsonValueKind.Object } said
                    && said.GetText("team_id").Length > 0
                    ? said
                    : throw new DeliveryException(DeliveryFault.TryAgain, "Slack's answer names nobody");
            }
            catch (DeliveryException e)
                when (e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany or DeliveryFault.Uncertain
                    && limiter.RetryDelayAfter(workspace, e) is { } wait
                    && tries == 1
                )
            {
                await Task.Delay(wait, life.ApplicationStopping);
            }
            catch (OperationCanceledException) when (tries == 1 && !life.ApplicationStopping.IsCancellationRequested)
            {
                // The first attempt was slow; the second one has its own timeout.
            }
        }
    }

    private static UserProfile Read(JsonElement user, string workspace, string organisation)
    {
        var (isAtHome, isOfTheHouse) = (
            user.GetText("team_id") == workspace,
            IsOfSameOrganisation(user, workspace, organisation)
        );
        var isGuest =
            user.GetFlag("is_restricted")
            || user.GetFlag("is_ultra_restricted")
            || user.GetFlag("is_stranger")
            || IsBot(user)
            || !(isAtHome || isOfTheHouse);
        var membership = isGuest ? Membership.Guest : Membership.Staff;
        if (user.GetFlag("deleted"))
            membership = Membership.Away;
        var name = new[]
        {
            user.GetText("profile", "real_name"),
            user.GetText("real_name"),
            user.GetText("name"),
        }.FirstOrDefault(n => n.Length > 0, user.GetText("id"));
        return new(
            CommandLine.Clean(SlackText.Decode(name)).ReplaceLineEndings(" ").Trim(),
            user.GetText("tz"),
            user.GetText("locale"),
            membership,
            default
        )
        {
            IsOfSameOrganisation = membership == Membership.Staff && isOfTheHouse,
            IsBot = IsBot(user),
            IsOwnGuest =
                membership == Membership.Guest
                && isAtHome
                && (user.GetFlag("is_restricted") || user.GetFlag("is_ultra_restricted"))
                && !user.GetFlag("is_stranger")
                && !IsBot(user),
            Address = user.GetText("profile", "email"),
        };
    }

    /// <summary>Slackbot is listed in every workspace like a person.</summary>
    private static bool IsBot(JsonElement user) =>
        user.GetFlag("is_bot") || user.GetFlag("is_workflow_bot") || user.GetText("id") == SlackEventReader.Slackbot;

    /// <summary>Stores the profile, so that it outlives the process.</summary>
    private async Task<UserProfile> StoreAsync(
        string workspace,
        string user,
        UserProfile profile,
        CancellationToken cancel
    )
    {
        if (profiles.Count >= MaxProfiles)
            profiles.Clear();
        var stored = profiles[(workspace, user)] = profile with { FetchedAt = clock.GetUtcNow() };
        try
        {
            var person = Sender.CreateId(SlackUserIds.Channel, workspace, user);
            await membershipStore.SaveAsync(
                workspace,
                new(person, MembershipRecord.WholeWorkspace, stored.Membership, stored.FetchedAt)
                {
                    Email = stored.Address.Trim().ToLowerInvariant(),
                },
                cancel
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(e);
        }
        return stored;
    }

    /// <summary>
    /// What Slack stated before the bot was started. An e-mail address of that time proves nothing now.
    /// </summary>
    private async Task<UserProfile?> LoadStoredAsync(string workspace, string user)
    {
        var person = Sender.CreateId(SlackUserIds.Channel, workspace, user);
        var membership = (await membershipStore.FindAsync(workspace, [person], CancellationToken.None)).FirstOrDefault(
            k => k.Room == MembershipRecord.WholeWorkspace
        );
        return membership is null ? null : new("", "", "", membership.Membership, membership.At);
    }

    /// <summary>
    /// The user is a member of the workspace through its organisation, or of another workspace of the same one.
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
