using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>One call that the bot made to the connector.</summary>
/// <param name="Target">The path as it was transmitted, escapes included.</param>
/// <param name="Given">The message id that the connector returned; "" for calls that it refused.</param>
public sealed record ConnectorCall(
    string Method,
    string Target,
    string Conversation,
    string ActivityId,
    string? Authorization,
    JsonElement Body,
    string Given
)
{
    public string Text => Body.TryGetProperty("text", out var text) ? text.GetString()! : "";

    /// <summary>The first card of the activity.</summary>
    public JsonElement Card => Body.GetProperty("attachments")[0].GetProperty("content");
}

/// <summary>What the service returns about a person in a conversation: an entry of its roster, or a status.</summary>
/// <param name="Status">403 and 404 as the service uses them; 404 means that they are not in the conversation.</param>
/// <param name="Tenant">The person's home tenant; "" for the tenant of the conversation.</param>
/// <param name="Role">The role in the entry; null where it has none.</param>
public sealed record FakeRosterEntry(
    int Status = 200,
    string? Role = "user",
    string Tenant = "",
    string AccountName = ""
)
{
    public static FakeRosterEntry Staff { get; } = new();

    public static FakeRosterEntry Guest { get; } = new(Role: "guest");

    public static FakeRosterEntry Stranger { get; } = new(Tenant: "tenant-elsewhere");

    public static FakeRosterEntry Gone { get; } = new(404);

    public static FakeRosterEntry Forbidden { get; } = new(403);

    /// <summary>The e-mail address in the entry; "" for none.</summary>
    public string Mail { get; init; } = "";

    /// <summary>The body of an error status; "" for none.</summary>
    public string Message { get; init; } = "";

    /// <summary>The Retry-After header; "" for none.</summary>
    public string RetryAfter { get; init; } = "";

    /// <summary>The response waits for this task.</summary>
    public Task After { get; init; } = Task.CompletedTask;
}

/// <summary>
/// A fake of the Bot Connector service on loopback: it answers as the real one does, or as the test asks, and records
/// all calls.
/// </summary>
public sealed partial class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> next = new();
    private readonly ConcurrentDictionary<string, bool> hanging = new(StringComparer.Ordinal);
    private long lastId = 1_700_000_000_000;
    private TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeConnector(WebApplication app) => this.app = app;

    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>Requests for members, as they were transmitted; they are not among the counted calls.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Continues with the calls and the ids of an earlier connector.</summary>
    public void ContinueFrom(FakeConnector earlier)
    {
        lastId = Interlocked.Read(ref earlier.lastId);
        foreach (var call in earlier.Calls)
            Calls.Enqueue(call);
        foreach (var target in earlier.Asked)
            Asked.Enqueue(target);
        foreach (var target in earlier.Read)
            Read.Enqueue(target);
    }

    /// <summary>
    /// People who are not simply staff, by the platform's id, or by "conversation/id" for one conversation only.
    /// </summary>
    public ConcurrentDictionary<string, FakeRosterEntry> Roster { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The directory's object id for an account id, if it is not "aad-" and the account id; "" if it is not in the
    /// directory.
    /// </summary>
    public ConcurrentDictionary<string, string> ObjectIds { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The members in a conversation's whole roster, by the platform's ids; without an entry there are none.
    /// </summary>
    public ConcurrentDictionary<string, string[]> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests for whole rosters, as they were transmitted.</summary>
    public ConcurrentQueue<string> Read { get; } = new();

    /// <summary>The page size of a roster.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>
    /// The status of requests for a whole roster (200 to answer them), and the task that they wait for.
    /// </summary>
    public (int Status, Task After) Reading { get; set; } = (200, Task.CompletedTask);

    /// <summary>The tenant in which everybody is staff who is not in <see cref="Roster"/>.</summary>
    public string Tenant { get; set; } = "tenant-agency";

    /// <summary>Conversations that refuse messages, with the status.</summary>
    public ConcurrentDictionary<string, int> Refusing { get; } = new(StringComparer.Ordinal);

    /// <summary>The milliseconds between accepting a message and responding.</summary>
    public int Slowness { get; set; }

    /// <summary>The service URL in activities.</summary>
    public string ServiceUrl { get; private set; } = "";

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var connector = new FakeConnector(web);
        web.Run(connector.TakeAsync);
        await web.StartAsync();
        connector.ServiceUrl = web.Urls.First() + "/_connector";
        return connector;
    }

    /// <summary>Waits for a matching call, past or future.</summary>
    public async Task<ConnectorCall> SeesAsync(Func<ConnectorCall, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            var another = Volatile.Read(ref called).Task;
            if (Calls.FirstOrDefault(wanted) is { } call)
                return call;
            await another.WaitAsync(timeout.Token);
        }
    }

    /// <summary>The next call is answered with this status.</summary>
    public void AnswerNext(int status, string? retryAfter = null) =>
        next.Enqueue(http =>
        {
            http.Response.StatusCode = status;
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
            if (status is >= 300 and < 400)
                http.Response.Headers.Location = ServiceUrl + "/elsewhere";
            return Task.FromResult(true);
        });

    /// <summary>The next call is accepted, and then the connection is closed without a response.</summary>
    public void DropNext() =>
        next.Enqueue(http =>
        {
            http.Abort();
            return Task.FromResult(true);
        });

    /// <summary>The next call is accepted and never answered, until the caller gives up.</summary>
    public void HangNext() => next.Enqueue(HangAsync);

    /// <summary>The same for the next call to one conversation, whatever else is called before it.</summary>
    public void HangNext(string conversation) => hanging[conversation] = true;

    private static async Task<bool> HangAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (await AnswerOthersAsync(http, target))
            return;
        if (http.Request.Method == "GET")
        {
            await AnswerMemberAsync(http, target);
            return;
        }
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var parts = target.Split('/').SkipWhile(p => p != "v3").ToArray();
        var known = parts is ["v3", "conversations", _, "activities"] or ["v3", "conversations", _, "activities", _];
        var given = known && http.Request.Method == "POST" ? Interlocked.Increment(ref lastId).ToString() : "";
        Calls.Enqueue(
            new(
                http.Request.Method,
                target,
                known ? Uri.UnescapeDataString(parts[2]) : "",
                known && parts.Length > 4 ? Uri.UnescapeDataString(parts[4]) : "",
                http.Request.Headers.Authorization,
                body.RootElement.Clone(),
                given
            )
        );
        Interlocked.Exchange(ref called, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        if (known && hanging.TryRemove(Uri.UnescapeDataString(parts[2]), out _) && await HangAsync(http))
            return;
        if (next.TryDequeue(out var answer) && await answer(http))
            return;
        if (!known || Refusing.ContainsKey(Uri.UnescapeDataString(parts[2])))
        {
            http.Response.StatusCode = known ? Refusing[Uri.UnescapeDataString(parts[2])] : 404;
            return;
        }
        var hasText = body.RootElement.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 };
        var attachments = body.RootElement.TryGetProperty("attachments", out var list) ? list.GetArrayLength() : 0;
        if (!hasText && attachments == 0)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(
                new
                {
                    error = new
                    {
                        code = "BadSyntax",
                        message = "Activity must include non empty 'text' field or at least 1 attachment",
                    },
                }
            );
            return;
        }
        if (Slowness > 0)
            await Task.Delay(Slowness);
        http.Response.StatusCode = http.Request.Method == "PUT" ? 200 : 201;
        await http.Response.WriteAsJsonAsync(new { id = http.Request.Method == "PUT" ? parts[4] : given });
    }

    /// <summary>A roster, or one entry of it, in the service's format.</summary>
    private async Task AnswerMemberAsync(HttpContext http, string target)
    {
        var parts = target.Split('?')[0].Split('/').SkipWhile(p => p != "v3").ToArray();
        if (parts is ["v3", "conversations", var of, "pagedmembers"])
        {
            await AnswerPageAsync(http, target, Uri.UnescapeDataString(of));
            return;
        }
        Asked.Enqueue(target);
        // Somebody who was picked in a form is asked for by their id in the directory.
        if (parts is [_, _, _, _, var picked] && picked.StartsWith("aad-", StringComparison.Ordinal))
            parts[4] = picked["aad-".Length..];
        if (parts is not ["v3", "conversations", var conversation, "members", var person])
        {
            http.Response.StatusCode = 404;
            return;
        }
        (conversation, person) = (Uri.UnescapeDataString(conversation), Uri.UnescapeDataString(person));
        var entry = EntryOf(conversation, person);
        await entry.After;
        http.Response.StatusCode = entry.Status;
        if (entry.RetryAfter.Length > 0)
            http.Response.Headers.RetryAfter = entry.RetryAfter;
        if (entry.Status == 404)
            await http.Response.WriteAsJsonAsync(
                new
                {
                    error = new { code = "MemberNotFoundInConversation", message = "Member not found in conversation" },
                }
            );
        else if (entry.Message.Length > 0)
            await http.Response.WriteAsJsonAsync(new { error = new { code = "BadArgument", message = entry.Message } });
        else if (entry.Status == 200)
            await http.Response.WriteAsync(Shape(entry, person).ToJsonString());
    }

    private async Task AnswerPageAsync(HttpContext http, string target, string conversation)
    {
        Read.Enqueue(target);
        await Reading.After;
        http.Response.StatusCode = Reading.Status;
        if (Reading.Status != 200)
            return;
        var members = Members
            .GetValueOrDefault(conversation, [])
            .Where(m => EntryOf(conversation, m).Status == 200)
            .ToArray();
        var from = int.TryParse(http.Request.Query["continuationToken"], out var token) ? token : 0;
        var page = new System.Text.Json.Nodes.JsonObject
        {
            ["members"] = new System.Text.Json.Nodes.JsonArray([
                .. members.Skip(from).Take(PageSize).Select(m => Shape(EntryOf(conversation, m), m)),
            ]),
            ["totalCount"] = members.Length,
        };
        if (from + PageSize < members.Length)
            page["continuationToken"] = (from + PageSize).ToString();
        await http.Response.WriteAsync(page.ToJsonString());
    }

    private FakeRosterEntry EntryOf(string conversation, string person) =>
        Roster.GetValueOrDefault($"{conversation}/{person}")
        ?? Roster.GetValueOrDefault(person)
        ?? FakeRosterEntry.Staff;

    private System.Text.Json.Nodes.JsonObject Shape(FakeRosterEntry entry, string person)
    {
        var shape = new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = person,
            ["name"] = person,
            ["tenantId"] = entry.Tenant.Length > 0 ? entry.Tenant : Tenant,
            ["userPrincipalName"] = entry.AccountName,
        };
        if (ObjectIds.GetValueOrDefault(person, $"aad-{person}") is { Length: > 0 } id)
            shape["aadObjectId"] = id;
        if (entry.Role is { } role)
            shape["userRole"] = role;
        if (entry.Mail.Length > 0)
            shape["email"] = entry.Mail;
        return shape;
    }
}
