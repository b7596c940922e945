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
/// <param name="Target">The path as it stood on the wire, escapes included.</param>
/// <param name="Given">The message id that the connector gave; "" for calls it did not take.</param>
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

/// <summary>What the service says of somebody in a conversation: an entry of its roster, or a status.</summary>
/// <param name="Status">403 and 404 as the service has them; 404 means that he is not in the conversation.</param>
/// <param name="Tenant">His home; "" for the tenant of the place.</param>
/// <param name="Role">What the entry says he is; null where it says nothing.</param>
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

    /// <summary>The e-mail address that the entry reports; "" for none.</summary>
    public string Mail { get; init; } = "";

    /// <summary>What the service says with a status that is no answer; "" for nothing.</summary>
    public string Message { get; init; } = "";

    /// <summary>When the service wants to be asked again; "" if it does not say.</summary>
    public string RetryAfter { get; init; } = "";

    /// <summary>The answer to a question waits for this.</summary>
    public Task After { get; init; } = Task.CompletedTask;
}

/// <summary>
/// The service that takes a bot's messages, on loopback: it answers as the real one does, or as it is told to, and
/// records all calls.
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

    /// <summary>Questions about members, as they stood on the wire; they are no calls that a test counts.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>
    /// Who is not simply staff, by the platform's id, or by "conversation/id" where it is so in one conversation only.
    /// </summary>
    public ConcurrentDictionary<string, FakeRosterEntry> Roster { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// What an address stands for in the directory, where that is not "aad-" and the address; "" for nobody there.
    /// </summary>
    public ConcurrentDictionary<string, string> ObjectIds { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Who is listed when a conversation's whole roster is read, by the platform's ids; without an entry nobody is.
    /// </summary>
    public ConcurrentDictionary<string, string[]> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Readings of whole rosters, as they stood on the wire.</summary>
    public ConcurrentQueue<string> Read { get; } = new();

    /// <summary>How many are on a page of a roster.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>
    /// What the reading of a whole roster waits for, and with what it is refused; 200 for not at all.
    /// </summary>
    public (int Status, Task After) Reading { get; set; } = (200, Task.CompletedTask);

    /// <summary>The tenant whose staff everybody is who does not stand in the roster.</summary>
    public string Tenant { get; set; } = "tenant-agency";

    /// <summary>Conversations that take nothing, with the status that says so.</summary>
    public ConcurrentDictionary<string, int> Refusing { get; } = new(StringComparer.Ordinal);

    /// <summary>So many milliseconds pass between taking a message and answering for it.</summary>
    public int Slowness { get; set; }

    /// <summary>What an activity names as its service address.</summary>
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

    /// <summary>Waits for a call of that kind, made or yet to be made.</summary>
    public async Task<ConnectorCall> SeesAsync(Func<ConnectorCall, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            var another = Volatile.Read(ref called).Task;
            if (Calls.FirstOrDefault(wanted) is { } call)
                return call;
            await another.WaitAsync(patience.Token);
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

    /// <summary>The next call is taken, and then the connection is cut without an answer.</summary>
    public void DropNext() =>
        next.Enqueue(http =>
        {
            http.Abort();
            return Task.FromResult(true);
        });

    /// <summary>The next call is taken and never answered, until the caller gives up.</summary>
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

    /// <summary>A roster, or one entry of it, in the service's own shape.</summary>
    private async Task AnswerMemberAsync(HttpContext http, string target)
    {
        var parts = target.Split('?')[0].Split('/').SkipWhile(p => p != "v3").ToArray();
        if (parts is ["v3", "conversations", var of, "pagedmembers"])
        {
            await AnswerPageAsync(http, target, Uri.UnescapeDataString(of));
            return;
        }
        Asked.Enqueue(target);
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
