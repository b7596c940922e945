using System.Net;
using System.Text;
using System.Text.Json;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// A fake of the Bot Connector service inside the process and with its own clock: it enforces its rate limits, counts
/// violations, and is as slow or faulty as the test asks.
/// </summary>
public sealed class StrictConnector(TimeProvider clock, int seed) : HttpMessageHandler
{
    private static readonly (int Most, int Seconds)[] OfThread = [(7, 1), (8, 2), (60, 30), (1800, 3600)],
        OfTenant = [(30, 1)];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, List<long>> arrived = new(StringComparer.Ordinal);
    private readonly long begun = clock.GetTimestamp();
    private long lastId;

    /// <summary>The delivered messages: the conversation, the text if there is any, and when.</summary>
    public List<(string Conversation, string Text, TimeSpan At)> Taken { get; } = [];

    public int Calls { get; private set; }

    public int Violations { get; private set; }

    /// <summary>The maximum duration of a call in milliseconds; it arrives at any time within.</summary>
    public int Slowness { get; set; } = 40;

    /// <summary>The status for a call, by conversation and time since the beginning; 0 to accept it.</summary>
    public Func<string, TimeSpan, int> Weather { get; set; } = (_, _) => 0;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var conversation = body.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
        var tenant = body.RootElement.GetProperty("conversation").GetProperty("tenantId").GetString()!;
        var text = body.RootElement.TryGetProperty("text", out var said) ? said.GetString()! : "";
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(Slowness)), clock, cancellationToken);
        Calls++;
        var now = clock.GetElapsedTime(begun);
        var status = Weather(conversation, now);
        if (!Fits(conversation, OfThread, now) | !Fits("tenant " + tenant, OfTenant, now))
        {
            Violations++;
            status = 429;
        }
        if (status == 0)
            Taken.Add((conversation, text, now));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(Slowness)), clock, cancellationToken);
        return new((HttpStatusCode)(status == 0 ? 201 : status))
        {
            RequestMessage = request,
            Content = new StringContent($"{{\"id\":\"{++lastId}\"}}", Encoding.UTF8, "application/json"),
        };
    }

    /// <summary>Every call counts, whatever its result.</summary>
    private bool Fits(string who, (int Most, int Seconds)[] windows, TimeSpan now)
    {
        if (!arrived.TryGetValue(who, out var times))
            arrived[who] = times = [];
        times.Add(now.Ticks);
        return Array.TrueForAll(
            windows,
            w => times.Count <= w.Most || now.Ticks - times[^(w.Most + 1)] >= w.Seconds * TimeSpan.TicksPerSecond
        );
    }
}
