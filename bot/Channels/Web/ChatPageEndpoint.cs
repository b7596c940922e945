using System.Globalization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Channels.Web;

/// <summary>Sends the chat to the browser: the current page, and then whatever changes, by itself.</summary>
internal sealed class ChatPageEndpoint(
    ChatRoom room,
    TurnHandler turnHandler,
    TimeProvider clock,
    IHostApplicationLifetime life
)
{
    private const string ListCommand = "project list";

    // Shorter than the minute after which proxies close idle connections.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public async Task GetPageAsync(HttpContext http)
    {
        var person = DemoPerson.Find(http.Request.Query["as"]) ?? DemoPerson.All[0];
        var (messages, count) = room.Since(0, person);
        var now = clock.GetUtcNow();
        var projects = messages.Count == 0 ? await ProjectsOfAsync(person, now) : null;
        await ChatPageRenderer.WriteAsync(
            http,
            nonce =>
                ChatPageRenderer.Render(
                    person,
                    messages,
                    $"{room.RunId}.{count}",
                    now,
                    http.Request.Query["say"].ToString(),
                    projects,
                    nonce
                )
        );
    }

    /// <summary>The projects on record for an empty room; null when this person sees none, or the records fail.</summary>
    private async Task<Card?> ProjectsOfAsync(DemoPerson person, DateTimeOffset now)
    {
        var id = $"web/{person.Key}-{ChatForm.NewToken()}-start";
        try
        {
            var reply = await turnHandler.OpenFormAsync(
                new(id, ChatRoom.Conversation, person.Sender, ListCommand, now) { IsPrivate = true },
                life.ApplicationStopping
            );
            return reply is { IsRefusal: false } ? reply.Card : null;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>
    /// Streams the messages that a page has not seen, and each new or updated one. A page of an earlier run is told
    /// where this run begins, and keeps what it shows and what is being typed into it.
    /// </summary>
    public async Task StreamMessagesAsync(HttpContext http)
    {
        var person = DemoPerson.Find(http.Request.Query["as"]) ?? DemoPerson.All[0];
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            life.ApplicationStopping
        );
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            if (SeenBy(http.Request) is { } seen)
                await FollowAsync(http.Response, person, seen, ended.Token);
            else
                await http.Response.WriteAsync($"event: restart\ndata: {room.RunId}.0\n\n", ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed or the bot stops. Nothing has to be kept for it: the next page continues where this
            // one ended.
        }
    }

    private async Task FollowAsync(HttpResponse response, DemoPerson person, long seen, CancellationToken ended)
    {
        await response.WriteAsync("retry: 1000\n\n", ended);
        while (true)
        {
            (var missed, seen) = room.Since(seen, person);
            foreach (var message in missed.OrderBy(m => m.ChangeNumber))
                await WriteAsync(response, message, person, ended);
            await response.Body.FlushAsync(ended);
            var changed = room.ChangedSince(seen);
            if (await Task.WhenAny(changed, Task.Delay(Heartbeat, clock, ended)) != changed)
                await response.WriteAsync(":\n\n", ended);
            ended.ThrowIfCancellationRequested();
        }
    }

    private async Task WriteAsync(
        HttpResponse response,
        ChatMessage message,
        DemoPerson person,
        CancellationToken ended
    )
    {
        var html = MessageHtmlRenderer.Render(message, person).ToString().ReplaceLineEndings("\ndata: ");
        await response.WriteAsync($"id: {room.RunId}.{message.ChangeNumber}\ndata: {html}\n\n", ended);
    }

    /// <summary>The change count that the page has seen; null if it is of another run.</summary>
    private long? SeenBy(HttpRequest request)
    {
        var stated = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? last
            : request.Query["after"].ToString();
        if (stated.Length == 0)
            return 0;
        return
            stated.Split('.') is [var run, var count]
            && run == room.RunId
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? seen
            : null;
    }
}
