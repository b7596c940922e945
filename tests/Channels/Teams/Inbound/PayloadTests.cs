using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MilestoneBot.Channels.Teams.Api;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Tests.Kit;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>
/// Everything that Microsoft's local client was seen to send, unchanged and with every field damaged.
/// </summary>
public sealed class PayloadTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. TeamsPayloads.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_captured_activity_is_answered(string name)
    {
        await using var bot = await TeamsBot.StartAsync();

        var (status, _) = await bot.PostAsync(bot.Payload(name));

        Assert.True(
            status is HttpStatusCode.OK
                || (
                    status is HttpStatusCode.NotImplemented
                    && name.StartsWith("invoke-", StringComparison.Ordinal)
                    && !name.Contains("adaptivecard", StringComparison.Ordinal)
                ),
            $"{name}: {status}"
        );
    }

    private static readonly string[] Wrong =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e309",
        "12345678901234567890",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"..\"",
        "[]",
        "[null]",
        "[[]]",
        "{}",
        "{\"id\":null}",
        "{\"id\":7}",
        "[{\"id\":{}}]",
    ];

    /// <summary>Each position in a JSON document, with another value there.</summary>
    private static IEnumerable<string> Mutations(JsonObject activity)
    {
        foreach (var path in Paths(activity, []).ToArray())
        {
            foreach (var wrong in Wrong)
                yield return With(activity, path, _ => wrong);
            yield return With(activity, path, name => null);
            yield return With(activity, path, _ => $"\"{new string('x', 3000)}\"");
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] at) =>
        (
            node switch
            {
                JsonObject o => o.SelectMany(p => Paths(p.Value, [.. at, p.Key])),
                JsonArray a => a.SelectMany((v, i) => Paths(v, [.. at, i])),
                _ => [],
            }
        ).Concat(at.Length > 0 ? [at] : []);

    private static string With(JsonObject activity, object[] path, Func<string, string?> replacement)
    {
        const string Mark = "\"@@here@@\"";
        var copy = activity.DeepClone();
        var owner = path[..^1].Aggregate(copy, (n, step) => step is int i ? n[i]! : n[(string)step]!);
        var raw = replacement("");
        if (owner is JsonArray array)
            array[(int)path[^1]] = raw is null ? null : JsonValue.Create("@@here@@");
        else if (raw is null)
            owner.AsObject().Remove((string)path[^1]);
        else
            owner[(string)path[^1]] = JsonValue.Create("@@here@@");
        return copy.ToJsonString().Replace(Mark, raw, StringComparison.Ordinal);
    }

    [Fact]
    [Needs(Need.Time)]
    public async Task No_spoilt_field_of_any_captured_activity_breaks_the_bot()
    {
        await using var bot = await TeamsBot.StartAsync();
        var cases = TeamsPayloads.Names.SelectMany(n => Mutations(bot.Payload(n))).ToArray();
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        var broken = new ConcurrentQueue<string>();
        var started = Stopwatch.GetTimestamp();

        await Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (body, _) =>
            {
                var (status, _) = await bot.PostAsync(body);
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                if (status is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented)
                    broken.Enqueue(body);
            }
        );

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine(
            $"{cases.Length} cases, {cases.Length / seconds:0} cases/s; "
                + $"{string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{(int)s.Key}: {s.Value}"))}"
        );
        Assert.Empty(broken.Take(3));
        Assert.True(cases.Length > 10_000);
    }

    [Fact]
    [Needs(Need.Time)]
    public void No_spoilt_byte_of_any_captured_activity_breaks_the_reader()
    {
        var random = new Random(1);
        var bodies = TeamsPayloads
            .Names.Select(n => Encoding.UTF8.GetBytes(TeamsPayloads.Read(n).ToJsonString()))
            .ToArray();
        var read = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var body = (byte[])bodies[i % bodies.Length].Clone();
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            if (
                ActivityReader.Read(body) is not { } activity
                || TurnReader.ConversationOf(activity) is not { } conversation
            )
                continue;
            TurnReader.TurnOf(activity, conversation, default);
            ConversationReference.FromActivity(activity, conversation).ToJson();
            read++;
        }
        Assert.InRange(read, 10_000, 90_000); // Some are still activities, many are not.
    }
}
