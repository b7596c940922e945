using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MilestoneBot.Tests.Kit.Clocks;

namespace MilestoneBot.Tests.Kit.Slack;

/// <summary>
/// One call of the bot to Slack: a method of the Web API, or "link" for a reply to a command's response URL.
/// </summary>
/// <param name="Given">The message's timestamp, which is its id in Slack; "" for calls that post none.</param>
public sealed record SlackCall(string Method, string Authorization, JsonElement Body, string Given)
{
    public string Text => Body.TryGetProperty("text", out var text) ? text.GetString()! : "";

    public string Channel => Body.TryGetProperty("channel", out var channel) ? channel.GetString()! : "";

    /// <summary>Whether only one person sees it.</summary>
    public bool IsForOne => Method is "chat.postEphemeral" or "link";
}

/// <summary>
/// A fake of Slack's Web API on loopback: it answers as the real one does, refuses what that refuses, and records all
/// calls.
/// </summary>
public sealed partial class FakeSlack : IAsyncDisposable
{
    public const string Token = "xoxb-0000-practice",
        Team = "T0AGENCY",
        Bot = "U0BOT";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string Channel, string Time), bool> messages = new();
    private readonly ConcurrentDictionary<string, int> linksUsed = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(int Status, string Error, string RetryAfter)> next = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Error)>> failing = new(
        StringComparer.Ordinal
    );
    private TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastTime = 1_790_000_000_000_100;

    private FakeSlack(WebApplication app) => (this.app, Socket) = (app, new(() => Address));

    /// <summary>The server side of Socket Mode.</summary>
    public FakeSocketMode Socket { get; }

    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    /// <summary>The methods of the Web API that were called, reads included.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Channels that refuse messages, with Slack's error code.</summary>
    public ConcurrentDictionary<string, string> Refusing { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// People who are not simply staff, by their id: what users.info returns about them beside their name.
    /// </summary>
    public ConcurrentDictionary<string, JsonObject> People { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Failures of users.info by user id, or "*" for all: a status with an optional Retry-After behind a space, "slow",
    /// "garbage", "nobody", or Slack's error code.
    /// </summary>
    public ConcurrentDictionary<string, string> Silent { get; } = new(StringComparer.Ordinal);

    /// <summary>The users that users.info was called for.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = new();

    /// <summary>How long a call of the Web API takes.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>Limits a channel to one message a second and answers 429 above it; null for no limit.</summary>
    public ChannelRateLimit? Pace { get; set; }

    public string Address { get; private set; } = "";

    public string ApiUrl => $"{Address}/api/";

    public string NewLink() => $"{Address}/answers/{Guid.NewGuid():N}";

    /// <summary>The next call of the Web API is answered with this status.</summary>
    public void AnswerNext(int status, string error = "", string retryAfter = "") =>
        next.Enqueue((status, error, retryAfter));

    public void ForgetNext() => next.Clear();

    /// <summary>The next calls of that method are answered with these errors, one after the other.</summary>
    public void FailNext(string method, int status, params string[] errors) =>
        failing[method] = new(errors.Select(error => (status, error)));

    /// <summary>Waits for a matching call, past or future.</summary>
    public async Task<SlackCall> SeesAsync(Func<SlackCall, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var another = Volatile.Read(ref called).Task;
            if (Calls.FirstOrDefault(wanted) is { } call)
                return call;
            await another.WaitAsync(timeout.Token);
        }
    }

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var slack = new FakeSlack(web);
        web.MapMethods("/api/{method}", ["GET", "POST"], slack.CallAsync);
        web.MapPost("/answers/{link}", slack.AnswerAsync);
        web.MapPost("/upload/v1/{file}", slack.TakeFileAsync);
        slack.MapInstalls(web);
        slack.Socket.Map(web);
        await web.StartAsync();
        slack.Address = web.Urls.First();
        return slack;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }

    private async Task CallAsync(HttpContext http)
    {
        var (method, authorization) = (
            (string)http.Request.RouteValues["method"]!,
            http.Request.Headers.Authorization.ToString()
        );
        Asked.Enqueue(method);
        if (Slowness > TimeSpan.Zero && http.Request.Method == "POST")
            await Task.Delay(Slowness, http.RequestAborted);
        if (next.TryDequeue(out var met) && met.Status != 200)
        {
            http.Response.StatusCode = met.Status;
            if (met.RetryAfter.Length > 0)
                http.Response.Headers.RetryAfter = met.RetryAfter;
            return;
        }
        var root = await SlackApiRules.ReadAsync(http.Request);
        var who = ProblemOf(authorization, out var owner);
        if (method == "chat.getPermalink")
        {
            string Of(string name) => root.TryGetProperty(name, out var value) ? value.ToString() : "";
            await http.Response.WriteAsJsonAsync(
                who.Length > 0
                    ? No(who)
                    : new JsonObject
                    {
                        ["ok"] = true,
                        ["channel"] = Of("channel"),
                        ["permalink"] =
                            $"https://agency.slack.com/archives/{Of("channel")}"
                            + $"/p{Of("message_ts").Replace(".", "", StringComparison.Ordinal)}",
                    }
            );
            return;
        }
        var asked = method == "users.info" && root.TryGetProperty("user", out var one) ? one.ToString() : "";
        if (asked.Length > 0 && who.Length == 0 && await IsSilentAsync(http, asked))
            return;
        if (method == "auth.test" && who.Length == 0 && !Silent.ContainsKey(method))
        {
            await http.Response.WriteAsJsonAsync(
                new JsonObject
                {
                    ["ok"] = true,
                    ["team_id"] = owner,
                    ["user_id"] = Bot,
                }
            );
            return;
        }
        if (method == "users.info" || http.Request.Method == "GET")
        {
            var read = method == "users.info" ? UserOf(asked, owner) : No("unknown_method");
            await http.Response.WriteAsJsonAsync(who.Length > 0 ? No(who) : read);
            return;
        }
        if (
            who.Length == 0
            && method.StartsWith("chat.", StringComparison.Ordinal)
            && Pace?.Takes(root.TryGetProperty("channel", out var channel) ? channel.ToString() : "") == false
        )
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "1";
            await http.Response.WriteAsJsonAsync(No("ratelimited"));
            return;
        }
        if (failing.TryGetValue(method, out var fails) && fails.TryDequeue(out var fault))
        {
            if (fault.Status != 200)
                http.Response.StatusCode = fault.Status;
            else
                await http.Response.WriteAsJsonAsync(No(fault.Error));
            return;
        }
        if (method.StartsWith("files.", StringComparison.Ordinal))
        {
            await http.Response.WriteAsJsonAsync(who.Length > 0 ? No(who) : DoFile(method, root, http.Request));
            return;
        }
        var refused = who.Length > 0 ? who : met.Error;
        var answer = refused is { Length: > 0 } ? No(refused) : Do(method, root);
        Note(new(method, authorization, root, method == "chat.postMessage" ? (string?)answer["ts"] ?? "" : ""));
        if (method == "views.open" && LosesNextOpening)
        {
            LosesNextOpening = false;
            http.Abort();
            return;
        }
        await http.Response.WriteAsJsonAsync(answer);
    }

    private void Note(SlackCall call)
    {
        Calls.Enqueue(call);
        Interlocked.Exchange(ref called, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private JsonObject Do(string method, JsonElement body)
    {
        string One(string name) =>
            body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : "";
        if (method.StartsWith("views.", StringComparison.Ordinal))
            return DoView(method, body);
        var channel = One("channel");
        // A user id in place of a channel means the person's direct messages.
        if (method == "chat.postMessage" && channel.StartsWith('U'))
            channel = $"D{channel[1..]}";
        if (!(channel.StartsWith('C') || channel.StartsWith('D')))
            return No("channel_not_found");
        if (Refusing.TryGetValue(channel, out var why))
            return No(why);
        if (SlackApiRules.WhyNot(body) is { } wrong)
            return No(wrong);
        switch (method)
        {
            case "chat.postMessage":
                var time = (Interlocked.Increment(ref lastTime) / 1_000_000m).ToString(
                    "0.000000",
                    CultureInfo.InvariantCulture
                );
                messages[(channel, time)] = true;
                return new()
                {
                    ["ok"] = true,
                    ["channel"] = channel,
                    ["ts"] = time,
                };
            case "chat.postEphemeral":
                return One("user").Length == 0
                    ? No("user_not_in_channel")
                    : new() { ["ok"] = true, ["message_ts"] = "1.000001" };
            case "chat.update":
                return messages.ContainsKey((channel, One("ts")))
                    ? new()
                    {
                        ["ok"] = true,
                        ["channel"] = channel,
                        ["ts"] = One("ts"),
                    }
                    : No("message_not_found");
            default:
                return No("unknown_method");
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var link = (string)http.Request.RouteValues["link"]!;
        if (linksUsed.AddOrUpdate(link, 1, (_, used) => used + 1) > 5)
        {
            http.Response.StatusCode = 404;
            await http.Response.WriteAsync("used_url");
            return;
        }
        Note(new("link", http.Request.Headers.Authorization.ToString(), body.RootElement.Clone(), ""));
        await http.Response.WriteAsync("ok");
    }

    private async Task<bool> IsSilentAsync(HttpContext http, string user)
    {
        LookedUp.Enqueue(user);
        if (!Silent.TryGetValue(user, out var how) && !Silent.TryGetValue("*", out how))
            return false;
        switch (how)
        {
            case "slow":
                await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "garbage":
                await http.Response.WriteAsync("<html>busy</html>");
                break;
            case "nobody":
                await http.Response.WriteAsJsonAsync(
                    new JsonObject
                    {
                        ["ok"] = true,
                        ["user"] = new JsonObject { ["id"] = user },
                    }
                );
                break;
            case [>= '0' and <= '9', ..]:
                http.Response.StatusCode = int.Parse(how.Split(' ')[0], CultureInfo.InvariantCulture);
                if (how.Split(' ') is [_, var after])
                    http.Response.Headers.RetryAfter = after;
                break;
            default:
                await http.Response.WriteAsJsonAsync(No(how));
                break;
        }
        return true;
    }

    private JsonObject UserOf(string id, string team)
    {
        if (id.Length == 0)
            return No("user_not_found");
        var said = new JsonObject
        {
            ["id"] = id,
            ["team_id"] = team,
            ["name"] = id.ToLowerInvariant(),
            ["tz"] = "Europe/Berlin",
            ["locale"] = "en-GB",
            ["deleted"] = false,
            ["is_restricted"] = false,
            ["is_ultra_restricted"] = false,
            ["is_bot"] = false,
        };
        if (People.TryGetValue(id, out var more))
            foreach (var (name, value) in more)
                said[name] = value?.DeepClone();
        return new() { ["ok"] = true, ["user"] = said };
    }

    private static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };
}
