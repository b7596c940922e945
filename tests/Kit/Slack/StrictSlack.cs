using System.Net;
using System.Text;
using System.Text.Json;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// A fake of Slack's Web API inside the process and with its own clock. It limits a channel to one message a second and
/// counts violations.
/// </summary>
public sealed class StrictSlack(TimeProvider clock, int seed) : HttpMessageHandler
{
    private readonly Random random = new(seed);
    private readonly long begun = clock.GetTimestamp();
    private long lastTime = 1_790_000_000_000_100;

    public ChannelRateLimit Pace { get; } = new(clock);

    /// <summary>The delivered messages: the channel, and when.</summary>
    public List<(string Channel, TimeSpan At)> Taken { get; } = [];

    public int Calls { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var channel = body.RootElement.GetProperty("channel").GetString()!;
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20)), clock, cancellationToken);
        Calls++;
        var (isTaken, why) = (Pace.Takes(channel), SlackApiRules.WhyNot(body.RootElement));
        if (isTaken && why is null)
            Taken.Add((channel, clock.GetElapsedTime(begun)));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20)), clock, cancellationToken);
        if (!isTaken)
            why = "ratelimited";
        var answer = why is null ? Written(channel) : $"{{\"ok\":false,\"error\":\"{why}\"}}";
        var response = new HttpResponseMessage(isTaken ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests)
        {
            RequestMessage = request,
            Content = new StringContent(answer, Encoding.UTF8, "application/json"),
        };
        if (!isTaken)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));
        return response;
    }

    /// <summary>The response to an accepted message, with the next id.</summary>
    private string Written(string channel)
    {
        lastTime++;
        var id = $"{lastTime / 1_000_000}.{lastTime % 1_000_000:000000}";
        return $"{{\"ok\":true,\"channel\":\"{channel}\",\"ts\":\"{id}\"}}";
    }
}
