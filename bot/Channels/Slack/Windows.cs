using System.Buffers;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>A window that stands open before somebody.</summary>
/// <param name="Hash">Its state when it was drawn last, so that nothing newer is overwritten.</param>
internal sealed record Window(string Id, string Hash);

/// <summary>Opens windows for people, draws them anew, and publishes the home page.</summary>
internal sealed partial class Windows(SlackApi api, ILogger<Windows> log)
{
    /// <summary>Before a window is open, nothing was looked up: the platform lets it be opened for three seconds only.</summary>
    /// <returns>Null if the platform did not open it; then the answer is said in the conversation.</returns>
    public async Task<Window?> OpenAsync(string workspace, string trigger, CancellationToken cancel)
    {
        try
        {
            var opened = await api.PostAsync(workspace, "views.open", Body(json => json.WriteString("trigger_id", trigger), ModalView.Loading("MilestoneBot")), isEdit: false, cancel);
            return opened.Text("view", "id") is { Length: > 0 } id ? new(id, opened.Text("view", "hash")) : null;
        }
        catch (DeliveryException e)
        {
            LogNotOpened(e.Message);
            return null;
        }
    }

    /// <summary>Draws a window anew. One that was closed or has changed meanwhile stays as it is.</summary>
    public async Task ShowAsync(string workspace, Window window, ReadOnlyMemory<byte> view, CancellationToken cancel)
    {
        try
        {
            await api.PostAsync(
                workspace,
                "views.update",
                Body(
                    json =>
                    {
                        json.WriteString("view_id", window.Id);
                        if (window.Hash.Length > 0) json.WriteString("hash", window.Hash);
                    },
                    view),
                isEdit: true,
                cancel);
        }
        catch (DeliveryException e)
        {
            LogNotShown(e.Message);
        }
    }

    public async Task PublishAsync(string workspace, string user, ReadOnlyMemory<byte> view, CancellationToken cancel)
    {
        try
        {
            await api.PostAsync(workspace, "views.publish", Body(json => json.WriteString("user_id", user), view), isEdit: true, cancel);
        }
        catch (DeliveryException e)
        {
            LogNotShown(e.Message);
        }
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> which, ReadOnlyMemory<byte> view)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            which(json);
            json.WritePropertyName("view");
            json.WriteRawValue(view.Span, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    [LoggerMessage(1, LogLevel.Warning, "No window was opened, so the form is shown in the conversation: {Why}")]
    private partial void LogNotOpened(string why);

    [LoggerMessage(2, LogLevel.Information, "A window or home page was not drawn: {Why}")]
    private partial void LogNotShown(string why);
}
