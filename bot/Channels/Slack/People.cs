using System.Collections.Concurrent;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Who the people are of whom the bot hears, as Slack says: their names, their time zones, and whether they are the workspace's own. Asked
/// once a day for each; what is not known in time is left open, and the name Slack gave in the message stands.
/// </summary>
internal sealed partial class People(SlackApi api, Installs installs, TimeProvider clock, ILogger<People> log)
{
    private const int Most = 50_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24), Again = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> known = new();

    internal sealed record Known(string Name, string Zone, string Locale, Standing Standing, DateTimeOffset Until)
    {
        /// <summary>His home is another workspace, but of the same organisation.</summary>
        public bool IsOfTheHouse { get; init; }

        /// <summary>His e-mail address; "" if Slack does not say it.</summary>
        public string Address { get; init; } = "";
    }

    /// <summary>The turn with what is known of its speaker and of everybody whom he mentions.</summary>
    public async Task<Turn> KnowAsync(Turn turn)
    {
        var workspace = turn.Where.Workspace;
        var all = await Task.WhenAll(turn.Mentions.Select(m => m.Id).Prepend(turn.Who.Id).Select(id => OfAsync(workspace, Speaker.UserOf(id))));
        var who = all[0];
        // What came with the message knows homes and no organisations.
        var standing = turn.Who.Standing == Standing.Guest && who is not { IsOfTheHouse: true } ? Standing.Guest : who?.Standing ?? Standing.Unknown;
        return turn with
        {
            Who = turn.Who with { Name = who?.Name ?? turn.Who.Name, Standing = standing },
            Zone = who?.Zone ?? "",
            Locale = who?.Locale ?? "",
            Mentions = [.. turn.Mentions.Zip(all.Skip(1), (m, k) => m with { Name = k?.Name ?? m.Name, Standing = k?.Standing ?? Standing.Unknown })],
        };
    }

    /// <summary>What Slack says of somebody; null if it does not say.</summary>
    public async Task<Known?> OfAsync(string workspace, string user)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue((workspace, user), out var one) && now < one.Until) return one.Name.Length > 0 ? one : null;
        if (known.Count >= Most) known.Clear();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var answer = await api.GetAsync(workspace, "users.info", $"user={SlackApi.Value(user)}&include_locale=true", patience.Token);
            var said = answer.At("user");
            var (isAtHome, isOfTheHouse) = (said.Text("team_id") is var home && (home.Length == 0 || home == workspace), IsOfTheHouse(said, workspace, await installs.OrganisationOfAsync(workspace, patience.Token)));
            var standing = said.Flag("deleted") ? Standing.Away
                : said.Flag("is_restricted") || said.Flag("is_ultra_restricted") || said.Flag("is_stranger") || said.Flag("is_bot") || !(isAtHome || isOfTheHouse) ? Standing.Guest
                : Standing.Staff;
            var name = new[] { said.Text("profile", "real_name"), said.Text("real_name"), said.Text("name") }.FirstOrDefault(n => n.Length > 0, user);
            return known[(workspace, user)] = new(CommandLine.Clean(SlackText.Decoded(name)).ReplaceLineEndings(" ").Trim(),
                said.Text("tz"), said.Text("locale"), standing, now + Fresh) { IsOfTheHouse = standing == Standing.Staff && isOfTheHouse,
                Address = said.Text("profile", "email") };
        }
        catch (Exception e) when (e is DeliveryException or OperationCanceledException)
        {
            LogUnknown(e.Message);
            known[(workspace, user)] = new("", "", "", Standing.Unknown, now + Again);
            return null;
        }
    }

    /// <summary>He is a member of the workspace through its organisation, or of another workspace of the same one.</summary>
    private static bool IsOfTheHouse(JsonElement user, string workspace, string organisation) =>
        (organisation.Length > 0 && (user.Text("team_id") == organisation || user.Text("enterprise_user", "enterprise_id") == organisation))
        || (user.At("enterprise_user", "teams") is { ValueKind: JsonValueKind.Array } teams && teams.EnumerateArray().Any(team => team.Text() == workspace));

    [LoggerMessage(1, LogLevel.Debug, "Slack did not say who somebody is ({Why})")]
    private partial void LogUnknown(string why);
}
