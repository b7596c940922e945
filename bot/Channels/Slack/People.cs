using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Who the people are of whom the bot hears, as Slack says: their names, their time zones, and whether they are the
/// workspace's own. What Slack says holds for a day and is asked again beside the conversation in its second half.
/// Where the answer depends on who somebody is, Slack is waited for; if it does not say it, the last that it said of
/// them holds, and somebody of whom it never said anything stays unknown.
/// </summary>
internal sealed partial class People(
    SlackApi api,
    Installs installs,
    IStandings standings,
    IHomes homes,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<People> log
) : IHostedService
{
    private const int Most = 50_000,
        MostHolders = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24),
        Again = TimeSpan.FromHours(12),
        NowAndThen = TimeSpan.FromMinutes(10),
        BesidePatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> known = new();
    private readonly ConcurrentDictionary<(string Workspace, string User), Lazy<Task<Known?>>> asking = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> tried = new(StringComparer.Ordinal);
    private readonly AskingPace pace = new();

    internal sealed record Known(string Name, string Zone, string Locale, Standing Standing, DateTimeOffset At)
    {
        /// <summary>Their home is another workspace, but of the same organisation.</summary>
        public bool IsOfTheHouse { get; init; }

        public bool IsBot { get; init; }

        /// <summary>Their e-mail address; "" if Slack does not say it.</summary>
        public string Address { get; init; } = "";
    }

    /// <summary>The turn with what is known of its speaker and of everybody whom he mentions.</summary>
    /// <param name="waits">Whether the answer depends on it, so that Slack is waited for.</param>
    public async Task<Turn> KnowAsync(Turn turn, bool waits, CancellationToken cancel)
    {
        var workspace = turn.Where.Workspace;
        var holders = waits ? HoldersAsync(turn, cancel) : Task.CompletedTask;
        var all = await Task.WhenAll(
            turn.Mentions.Select(m => m.Id)
                .Prepend(turn.Who.Id)
                .Select(id => OfAsync(workspace, Speaker.UserOf(id), waits))
        );
        await holders;
        var who = all[0];
        // What came with the message knows homes and no organisations.
        var standing =
            turn.Who.Standing == Standing.Guest && who is not { IsOfTheHouse: true }
                ? Standing.Guest
                : who?.Standing ?? Standing.Unknown;
        return turn with
        {
            Who = turn.Who with { Name = who is { Name.Length: > 0 } ? who.Name : turn.Who.Name, Standing = standing },
            Zone = who?.Zone ?? "",
            Locale = who?.Locale ?? "",
            Mentions =
            [
                .. turn.Mentions.Zip(
                    all.Skip(1),
                    (m, k) =>
                        m with
                        {
                            Name = k is { Name.Length: > 0 } ? k.Name : m.Name,
                            Standing = k?.Standing ?? Standing.Unknown,
                            IsPerson = k is not { IsBot: true },
                        }
                ),
            ],
        };
    }

    /// <summary>What Slack says of somebody, or said last; null if it never said anything.</summary>
    /// <param name="waits">Whether Slack is waited for; else it is asked beside the conversation.</param>
    public async Task<Known?> OfAsync(string workspace, string user, bool waits = true)
    {
        if (user.Length == 0)
            return null;
        var now = clock.GetUtcNow();
        var kept = known.GetValueOrDefault((workspace, user));
        if (kept is not null && now - kept.At < Again)
            return kept;
        var answer = AskAsync(workspace, user);
        if (kept is not null && (now - kept.At < Fresh || !waits))
            return kept;
        return (waits ? await answer : null) ?? kept ?? await LastAsync(workspace, user);
    }

    /// <summary>Slack tells by itself that somebody is another one now.</summary>
    public async Task TellAsync(string workspace, JsonElement user, CancellationToken cancel)
    {
        if (user.Text("team_id").Length > 0)
            await KeepAsync(
                workspace,
                user.Text("id"),
                Read(user, workspace, await installs.OrganisationOfAsync(workspace, cancel)),
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
    private async Task HoldersAsync(Turn turn, CancellationToken cancel)
    {
        var place = turn.Where;
        var (now, mine) = (clock.GetUtcNow(), Speaker.IdOf(SlackPeople.Channel, place.Workspace, ""));
        var unheard = (await homes.HoldersAsync(place, turn.IsPersonal ? turn.Who.Id : "", cancel))
            .Where(id => id.StartsWith(mine, StringComparison.Ordinal))
            .Where(id =>
                !known.TryGetValue((place.Workspace, Speaker.UserOf(id)), out var one) || now - one.At >= Fresh
            )
            .ToList();
        if (unheard.Count == 0)
            return;
        var said = await standings.KnownAsync(place.Workspace, unheard, cancel);
        var due = unheard
            .Where(id =>
                !said.Any(s => s.Person == id && s.Room == Vouched.Everywhere && now - s.At < Fresh)
                && IsTurnOf(id, now)
            )
            .Take(MostHolders)
            .ToList();
        // The turn is not about them yet, so it does not wait for long.
        if (due.Count > 0)
            await Task.WhenAny(
                Task.WhenAll(due.Select(id => AskAsync(place.Workspace, Speaker.UserOf(id)))),
                Task.Delay(BesidePatience, cancel)
            );
    }

    /// <summary>Somebody of whom Slack says nothing is asked about now and then only.</summary>
    private bool IsTurnOf(string holder, DateTimeOffset now)
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
    private Task<Known?> AskAsync(string workspace, string user) =>
        asking
            .GetOrAdd((workspace, user), key => new(() => Task.Run(() => AskOnceAsync(key.Workspace, key.User))))
            .Value;

    private async Task<Known?> AskOnceAsync(string workspace, string user)
    {
        try
        {
            var said = await SaidAsync(workspace, user);
            return await KeepAsync(
                workspace,
                user,
                Read(said, workspace, await installs.OrganisationOfAsync(workspace, CancellationToken.None)),
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
    private async Task<JsonElement> SaidAsync(string workspace, string user)
    {
        for (var tries = 1; ; tries++)
        {
            if (!pace.MayAsk(workspace))
                throw new DeliveryException(DeliveryFault.TooMany, "Slack is asked no more about people for now");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
            patience.CancelAfter(AskingPace.Patience);
            try
            {
                var answer = await api.GetAsync(
                    workspace,
                    "users.info",
                    $"user={SlackApi.Value(user)}&include_locale=true",
                    patience.Token
                );
                // Without a home nobody knows whose they are.
                return answer.At("user") is { ValueKind: JsonValueKind.Object } said && said.Text("team_id").Length > 0
                    ? said
                    : throw new DeliveryException(DeliveryFault.TryAgain, "Slack's answer names nobody");
            }
            catch (DeliveryException e)
                when (e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany or DeliveryFault.Uncertain
                    && pace.WaitAfter(workspace, e) is { } wait
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

    private static Known Read(JsonElement said, string workspace, string organisation)
    {
        var (isAtHome, isOfTheHouse) = (said.Text("team_id") == workspace, IsOfTheHouse(said, workspace, organisation));
        var isGuest =
            said.Flag("is_restricted")
            || said.Flag("is_ultra_restricted")
            || said.Flag("is_stranger")
            || IsBot(said)
            || !(isAtHome || isOfTheHouse);
        var standing = isGuest ? Standing.Guest : Standing.Staff;
        if (said.Flag("deleted"))
            standing = Standing.Away;
        var name = new[]
        {
            said.Text("profile", "real_name"),
            said.Text("real_name"),
            said.Text("name"),
        }.FirstOrDefault(n => n.Length > 0, said.Text("id"));
        return new(
            CommandLine.Clean(SlackText.Decoded(name)).ReplaceLineEndings(" ").Trim(),
            said.Text("tz"),
            said.Text("locale"),
            standing,
            default
        )
        {
            IsOfTheHouse = standing == Standing.Staff && isOfTheHouse,
            IsBot = IsBot(said),
            Address = said.Text("profile", "email"),
        };
    }

    /// <summary>Slack's own helper stands in every workspace as one of its people.</summary>
    private static bool IsBot(JsonElement said) =>
        said.Flag("is_bot") || said.Flag("is_workflow_bot") || said.Text("id") == ToldReader.Slackbot;

    /// <summary>What was said is known from now on, and outlives the process.</summary>
    private async Task<Known> KeepAsync(string workspace, string user, Known said, CancellationToken cancel)
    {
        if (known.Count >= Most)
            known.Clear();
        var kept = known[(workspace, user)] = said with { At = clock.GetUtcNow() };
        try
        {
            var person = Speaker.IdOf(SlackPeople.Channel, workspace, user);
            await standings.KeepAsync(
                workspace,
                new(person, Vouched.Everywhere, kept.Standing, kept.At)
                {
                    Address = kept.Address.Trim().ToLowerInvariant(),
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
    private async Task<Known?> LastAsync(string workspace, string user)
    {
        var person = Speaker.IdOf(SlackPeople.Channel, workspace, user);
        var said = (await standings.KnownAsync(workspace, [person], CancellationToken.None)).FirstOrDefault(k =>
            k.Room == Vouched.Everywhere
        );
        return said is null ? null : new("", "", "", said.Standing, said.At);
    }

    /// <summary>
    /// He is a member of the workspace through its organisation, or of another workspace of the same one.
    /// </summary>
    private static bool IsOfTheHouse(JsonElement user, string workspace, string organisation) =>
        (
            organisation.Length > 0
            && (user.Text("team_id") == organisation || user.Text("enterprise_user", "enterprise_id") == organisation)
        )
        || (
            user.At("enterprise_user", "teams") is { ValueKind: JsonValueKind.Array } teams
            && teams.EnumerateArray().Any(team => team.Text() == workspace)
        );

    [LoggerMessage(1, LogLevel.Debug, "Slack did not say who somebody is ({Why})")]
    private partial void LogUnknown(string why);

    [LoggerMessage(2, LogLevel.Warning, "What Slack says of somebody could not be read or kept")]
    private partial void LogBroken(Exception error);
}
