using System.Globalization;
using System.Text;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Bots;
using MilestoneBot.Tests.Kit.Slack;
using Xunit.Abstractions;

namespace MilestoneBot.Tests.Channels.Slack.Inbound;

/// <summary>
/// A thousand requests verified by us and by Slack's own framework: we never accept one that it refuses, and are
/// stricter in three ways that are listed.
/// </summary>
[Needs(Need.Node)]
public sealed class BoltSignatureTests(ITestOutputHelper output)
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const long Now = 1_780_000_000;

    private static readonly string[] NoNumbers =
    [
        "abc",
        "",
        " ",
        "1e9",
        "0x6A18A480",
        "+1780000000",
        "1780000000.0",
        "1,780,000,000",
        "NaN",
        "Infinity",
        "-1",
        "9223372036854775808",
        "१७८",
    ];

    private sealed record SignedRequest(string Kind, string Secret, string? Time, string? Mark, string Body, long Now)
    {
        public bool IsTakenByUs =>
            RequestSignature
                .FindProblem(
                    Secret,
                    Time,
                    Mark,
                    Encoding.UTF8.GetBytes(Body),
                    DateTimeOffset.FromUnixTimeMilliseconds(Now)
                )
                .Length == 0;
    }

    [Fact]
    public async Task We_agree_with_bolt_except_where_we_are_stricter()
    {
        var signedRequests = Enumerable.Range(0, 1000).Select(n => Make(n, new Random(n))).ToList();
        await using var bolt = NodeProcess.Start("bolt-verdicts.mjs");
        await bolt.WriteLineAsync(
            JsonSerializer.Serialize(
                signedRequests.Select(k => new
                {
                    secret = k.Secret,
                    time = k.Time,
                    signature = k.Mark,
                    body = k.Body,
                    now = k.Now,
                })
            )
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var verdicts = JsonSerializer.Deserialize<string[]>(await bolt.ReadLineAsync(patience.Token))!;
        Assert.Equal(signedRequests.Count, verdicts.Length);
        var both = signedRequests.Zip(verdicts, (k, s) => (k.Kind, Ours: k.IsTakenByUs, Bolts: s.Length == 0)).ToList();

        Assert.DoesNotContain(both, b => b.Ours && !b.Bolts);
        Assert.Equal(
            ["a time ahead", "a time that is no number", "more behind the signature"],
            both.Where(b => b.Bolts && !b.Ours).Select(b => b.Kind).Distinct().Order(StringComparer.Ordinal)
        );
        // Both accept valid requests, and every stricter case is one that Bolt accepts.
        Assert.All(both.Where(b => b.Kind == "right"), b => Assert.True(b is { Ours: true, Bolts: true }));
        Assert.All(
            both.Where(b => b.Kind is "a time ahead" or "a time that is no number" or "more behind the signature"),
            b => Assert.False(b.Ours)
        );
        foreach (
            var kind in both.GroupBy(b => b.Kind, StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal)
        )
            output.WriteLine(
                $"{kind.Key}: {kind.Count()}, taken by us {kind.Count(b => b.Ours)}, by Bolt {kind.Count(b => b.Bolts)}"
            );
    }

    private static SignedRequest Make(int number, Random random)
    {
        var body = BodyOf(random);
        var now = (Now * 1000) + random.Next(1000);
        SignedRequest Signed(string kind, string time, string? sent = null) =>
            new(kind, Secret, time, SlackClient.Sign(Secret, time, body), sent ?? body, now);
        var right = Signed("right", TimeAt(random.Next(-300, 301)));
        return (number % 16) switch
        {
            0 or 1 => right,
            2 => right with { Kind = "another secret", Mark = SlackClient.Sign(Secret + "x", right.Time!, body) },
            3 => right with { Kind = "a changed body", Body = body.Insert(random.Next(body.Length + 1), "&") },
            4 => Signed(
                "a body encoded again",
                right.Time!,
                Uri.EscapeDataString(Uri.UnescapeDataString(body)) + "%20"
            ),
            5 => Signed("a time behind", TimeAt(-random.NextInt64(301, 315_360_000))),
            6 => Signed("a time ahead", TimeAt(random.NextInt64(301, 315_360_000))),
            7 => Signed("a time at the edge", TimeAt(random.Next(2) == 0 ? -300 : 300)),
            8 => random.Next(2) == 0 ? Signed("a time behind", TimeAt(-301)) : Signed("a time ahead", TimeAt(301)),
            9 or 10 => Signed("a time that is no number", NoNumbers[random.Next(NoNumbers.Length)]),
            11 => right with
            {
                Kind = "another version",
                Mark = right.Mark!.Replace("v0=", random.Next(2) == 0 ? "v1=" : "V0=", StringComparison.Ordinal),
            },
            12 => right with { Kind = "capitals", Mark = "v0=" + right.Mark![3..].ToUpperInvariant() },
            13 => right with { Kind = "more behind the signature", Mark = right.Mark + "=" + random.Next() },
            14 => random.Next(3) switch
            {
                0 => right with { Kind = "no time", Time = null },
                1 => right with { Kind = "no signature", Mark = null },
                _ => right with { Kind = "neither", Time = null, Mark = null },
            },
            _ => right with
            {
                Kind = "a broken signature",
                Mark = random.Next(4) switch
                {
                    0 => "",
                    1 => "v0=",
                    2 => right.Mark![..^1],
                    _ => right.Mark + "0",
                },
            },
        };
    }

    private static string TimeAt(long shift) => (Now + shift).ToString(CultureInfo.InvariantCulture);

    /// <summary>A form or JSON with letters of every script, as UTF-8.</summary>
    private static string BodyOf(Random random)
    {
        string[] words =
        [
            "status",
            "pay 1 2000 EUR",
            "\"Ünïçødé\"",
            "数据",
            "🙂",
            "a=b&c",
            "%2F",
            "+",
            "\n",
            "\\u0000",
        ];
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => words[random.Next(words.Length)]));
        return random.Next(2) == 0
            ? $"team_id=T0AGENCY&command=%2Fmilestone&text={Uri.EscapeDataString(text)}"
            : JsonSerializer.Serialize(new { type = "event_callback", text });
    }
}
