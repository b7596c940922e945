using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MilestoneBot.Tests.Bench;

/// <summary>
/// The messages that are sent to a bot repeatedly, and the text that its reply must contain, so that a refusal is
/// never measured as an answer.
/// </summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Before">Messages that are sent once in each conversation before measuring.</param>
/// <param name="Line">The n-th message in a conversation.</param>
/// <param name="Expects">A part of the reply to that message.</param>
internal sealed record Talk(string Name, Func<int, string[]> Before, Func<int, string> Line, Func<int, string> Expects);

/// <summary>The duration of an exchange: until the HTTP answer, and until the reply reached the connector.</summary>
internal sealed record Took(TimeSpan Answered, TimeSpan Replied);

/// <summary>
/// People who send one message after the other, each in their own conversations, and wait for both the HTTP answer
/// and the reply.
/// </summary>
internal sealed class People(Target target, Connector connector) : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = 256,
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
    private readonly ConcurrentDictionary<string, int> messageCounts = new(StringComparer.Ordinal);
    private long lines;

    /// <summary>The time until the bot answers for the first time.</summary>
    public async Task<TimeSpan> FirstAnswerAsync(string line)
    {
        while (true)
        {
            if (target.HasEnded)
                throw new InvalidOperationException("The bot ended while starting.");
            try
            {
                await SayAsync("first", line, "");
                return Stopwatch.GetElapsedTime(target.StartedAt);
            }
            // Not there yet, or there and not ready. Any other refusal will not mend itself.
            catch (HttpRequestException e) when (e.StatusCode is null or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    /// <summary>
    /// This many people send messages for this long. Conversations are prepared before, outside the measurement.
    /// </summary>
    public async Task<IReadOnlyList<Took>> TalkAsync(Talk talk, int people, int conversationsEach, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, people)
                .Select(person =>
                    Task.Run(async () =>
                    {
                        var times = new List<Took>();
                        for (var i = 0; Stopwatch.GetTimestamp() < until; i++)
                        {
                            var conversation = Conversation(talk, person, i % conversationsEach);
                            var n = messageCounts.AddOrUpdate(conversation, 0, (_, before) => before + 1);
                            times.Add(await SayAsync(conversation, talk.Line(n), talk.Expects(n)));
                        }
                        return times;
                    })
                )
        );
        return [.. all.SelectMany(t => t)];
    }

    /// <summary>Sends what each conversation needs before it is measured.</summary>
    public async Task PrepareAsync(Talk talk, int people, int conversationsEach)
    {
        for (var person = 0; person < people; person++)
        for (var c = 0; c < conversationsEach; c++)
            foreach (var line in talk.Before((person * conversationsEach) + c))
                await SayAsync(Conversation(talk, person, c), line, "");
    }

    private static string Conversation(Talk talk, int person, int number) => $"{talk.Name}-{person}-{number}";

    private async Task<Took> SayAsync(string conversation, string text, string expects)
    {
        var reply = connector.NextAsync(conversation);
        var activity = JsonSerializer.Serialize(
            new
            {
                type = "message",
                id = $"line-{Interlocked.Increment(ref lines)}",
                timestamp = "2026-11-22T09:00:00.000Z",
                channelId = "msteams",
                serviceUrl = connector.ServiceUrl,
                from = new
                {
                    id = "29:priya",
                    name = "Priya",
                    aadObjectId = "priya",
                },
                recipient = new { id = "28:bot", name = "MilestoneBot" },
                conversation = new
                {
                    id = conversation,
                    conversationType = "personal",
                    tenantId = "bench",
                },
                channelData = new { tenant = new { id = "bench" } },
                locale = "en-US",
                text,
            }
        );
        using var body = new StringContent(activity, null, "application/json");
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(target.Endpoint, body);
        var answered = Stopwatch.GetElapsedTime(start);
        answer.EnsureSuccessStatusCode();
        var arrival = await reply.WaitAsync(TimeSpan.FromSeconds(30));
        if (!arrival.Body.Contains(expects, StringComparison.Ordinal))
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{text}\" was not answered with \"{expects}\" but with {arrival.Body}"
                )
            );
        return new(answered, Stopwatch.GetElapsedTime(start, Math.Max(start, arrival.At)));
    }

    public void Dispose() => http.Dispose();
}
