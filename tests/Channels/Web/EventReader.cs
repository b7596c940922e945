namespace MilestoneBot.Tests.Channels.Web;

/// <summary>One event of a page's stream.</summary>
internal sealed record StreamEvent(string Id, string Name, string Data);

/// <summary>
/// A page's open stream, read event by event; a test that waits for one that never comes ends with a time-out.
/// </summary>
internal sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public static async Task<EventReader> OpenAsync(WebChatServer bot, string person, string lastEventId = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/stream?as={person}");
        if (lastEventId.Length > 0)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await bot.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new(response, new(await response.Content.ReadAsStreamAsync()));
    }

    public async Task<StreamEvent> NextAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (id, name, data) = ("", "message", new List<string>());
        while (true)
        {
            var line = await reader.ReadLineAsync(late.Token) ?? throw new EndOfStreamException();
            if (line.Length == 0 && data.Count > 0)
                return new(id, name, string.Join('\n', data));
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data.Add(line[6..]);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
