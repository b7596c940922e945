using System.Buffers;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>A window that stands open before somebody.</summary>
/// <param name="Id">Slack's id of it; "" where Slack may have opened it and did not say so.</param>
/// <param name="Hash">Its state when it was drawn last, so that nothing newer is overwritten; "" while it only waits
/// for the bot.</param>
/// <param name="OwnId">The bot's own id of it.</param>
internal sealed record Window(string Id, string Hash, string OwnId = "");

/// <summary>What became of drawing a window.</summary>
internal enum Redrawn
{
    Shown,

    /// <summary>It was closed or has changed meanwhile; somebody has gone on.</summary>
    Gone,

    /// <summary>The platform does not draw it.</summary>
    Not,
}

/// <summary>Opens windows for people, draws them anew, and publishes the home page.</summary>
internal sealed partial class Windows(SlackApi api, WindowWaits waits, ILogger<Windows> log)
{
    private const string Closed = "Slack said not_found",
        Changed = "Slack said hash_conflict";

    /// <summary>
    /// Before a window is open, nothing was looked up: the platform lets it be opened for three seconds only.
    /// </summary>
    /// <returns>Null if the platform did not open it, and one without an id if it may have: then the answer is said in
    /// the conversation.</returns>
    public async Task<Window?> OpenAsync(string workspace, string trigger, CancellationToken cancel)
    {
        var ownId = Guid.NewGuid().ToString("N");
        try
        {
            var body = Body(json => json.WriteString("trigger_id", trigger), ModalView.Loading("MilestoneBot", ownId));
            var opened = await api.PostAsync(workspace, "views.open", body, isEdit: false, cancel);
            return opened.Text("view", "id") is { Length: > 0 } id ? new(id, "") : null;
        }
        catch (DeliveryException e)
        {
            LogNotOpened(e.Message);
            return e.Fault is DeliveryFault.Uncertain or DeliveryFault.TryAgain ? new("", "", ownId) : null;
        }
    }

    /// <summary>
    /// Draws a window anew, and again where the platform did not do it at once. One that was closed or has changed
    /// meanwhile stays as it is.
    /// </summary>
    public async Task<Redrawn> ShowAsync(
        string workspace,
        Window window,
        ReadOnlyMemory<byte> view,
        CancellationToken cancel
    )
    {
        var body = Body(
            json =>
            {
                json.WriteString(
                    window.Id.Length > 0 ? "view_id" : "external_id",
                    window.Id.Length > 0 ? window.Id : window.OwnId
                );
                if (window.Hash.Length > 0)
                    json.WriteString("hash", window.Hash);
            },
            view
        );
        for (var tried = 1; ; tried++)
        {
            try
            {
                await api.PostAsync(workspace, "views.update", body, isEdit: true, cancel);
                return Redrawn.Shown;
            }
            catch (DeliveryException e)
            {
                LogNotShown(e.Message);
                if (e.Message == Closed || (e.Message == Changed && window.Hash.Length > 0))
                    return Redrawn.Gone;
                var mayHelp =
                    e.Message == Changed
                    || e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany or DeliveryFault.Uncertain;
                if (tried >= waits.Tries || !mayHelp)
                    return Redrawn.Not;
                await Task.Delay(e.RetryAfter < waits.Longest ? e.RetryAfter.Value : waits.Between * tried, cancel);
            }
        }
    }

    public async Task PublishAsync(string workspace, string user, ReadOnlyMemory<byte> view, CancellationToken cancel)
    {
        try
        {
            await api.PostAsync(
                workspace,
                "views.publish",
                Body(json => json.WriteString("user_id", user), view),
                isEdit: true,
                cancel
            );
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
