using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Who the people are of whom the bot hears, as Slack says: their names, their time zones, and whether they are the workspace's own. Asked
/// once a day for each; what is not known in time is left open, and the name Slack gave in the message stands.
/// </summary>
internal sealed partial class People(SlackApi api, TimeProvider clock, ILogger<People> log)
{
    private const int Most = 50_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24), Again = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Workspace, string User), Known> known = new();

    private sealed record Known(string Name, string Zone, string Locale, Standing Standing, DateTimeOffset Until);

    /// <summary>The turn with what is known of its speaker and of everybody whom he mentions.</summary>
    public async Task<Turn> KnowAsync(Turn turn)
    {
        var workspace = turn.Where.Workspace;
        var all = await Task.WhenAll(turn.Mentions.Select(m => m.Id).Prepend(turn.Who.Id).Select(id => OfAsync(workspace, Speaker.UserOf(id))));
        var who = all[0];
        var standing = turn.Who.Standing == Standing.Guest ? Standing.Guest : who?.Standing ?? Standing.Unknown;
        return turn with
        {
            Who = turn.Who with { Name = who?.Name ?? turn.Who.Name, Standing = standing },
            Zone = who?.Zone ?? "",
            Locale = who?.Locale ?? "",
            Mentions = [.. turn.Mentions.Zip(all.Skip(1), (m, k) => m with { Name = k?.Name ?? m.Name, Standing = k?.Standing ?? Standing.Unknown })],
        };
    }

    private async Task<Known?> OfAsync(string workspace, string user)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue((workspace, user), out var one) && now < one.Until) return one.Name.Length > 0 ? one : null;
        if (known.Count >= Most) known.Clear();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var answer = await api.GetAsync(workspace, "users.info", $"user={SlackApi.Value(user)}&include_locale=true", patience.Token);
            var said = answer.At("user");
            var standing = said.Flag("deleted") ? Standing.Away
                : said.Flag("is_restricted") || said.Flag("is_ultra_restricted") || said.Flag("is_stranger") || said.Flag("is_bot") || (said.Text("team_id") is { Length: > 0 } home && home != workspace) ? Standing.Guest
                : Standing.Staff;
            var name = new[] { said.Text("profile", "real_name"), said.Text("real_name"), said.Text("name") }.FirstOrDefault(n => n.Length > 0, user);
            return known[(workspace, user)] = new(CommandLine.Clean(name).ReplaceLineEndings(" ").Trim(), said.Text("tz"), said.Text("locale"), standing, now + Fresh);
        }
        catch (Exception e) when (e is DeliveryException or OperationCanceledException)
        {
            LogUnknown(e.Message);
            known[(workspace, user)] = new("", "", "", Standing.Unknown, now + Again);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Slack did not say who somebody is ({Why})")]
    private partial void LogUnknown(string why);
}
