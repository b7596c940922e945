using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>A modal that is open.</summary>
/// <param name="Id">Slack's view id; "" where Slack may have opened it but its answer was lost.</param>
/// <param name="Hash">The state when it was last rendered, so that nothing newer is overwritten; "" for the loading
/// modal.</param>
/// <param name="ExternalId">The bot's own id of it.</param>
internal sealed record OpenedView(string Id, string Hash, string ExternalId = "");

/// <summary>The result of updating a modal.</summary>
internal enum ViewUpdateResult
{
    Updated,

    /// <summary>It was closed or has changed meanwhile.</summary>
    Outdated,

    /// <summary>Slack does not update it.</summary>
    Failed,
}

/// <summary>Opens and updates modals, and publishes the home page.</summary>
internal sealed partial class ViewsClient(SlackApiClient api, ViewOptions options, ILogger<ViewsClient> log)
{
    private const string NotFoundMessage = "Slack said not_found",
        Changed = "Slack said hash_conflict";

    /// <summary>
    /// Opens the loading modal. Nothing is looked up before, because Slack's trigger id is valid for three seconds
    /// only.
    /// </summary>
    /// <returns>Null if Slack did not open it; a view without an id if it may have. Then the answer is sent to the
    /// conversation.</returns>
    public async Task<OpenedView?> OpenAsync(string workspace, string trigger, CancellationToken cancel)
    {
        var ownId = Guid.NewGuid().ToString("N");
        try
        {
            var body = Body(
                json => json.WriteString("trigger_id", trigger),
                ModalRenderer.RenderLoading("MilestoneBot", ownId)
            );
            var opened = await api.PostAsync(workspace, "views.open", body, isEdit: false, cancel);
            return opened.GetText("view", "id") is { Length: > 0 } id ? new(id, "") : null;
        }
        catch (DeliveryException e)
        {
            LogNotOpened(e.Message);
            return e.Fault is DeliveryFault.Uncertain or DeliveryFault.TryAgain ? new("", "", ownId) : null;
        }
    }

    /// <summary>
    /// Updates a modal, with retries where Slack does not do it at once. One that was closed or has changed meanwhile
    /// stays as it is.
    /// </summary>
    public async Task<ViewUpdateResult> UpdateAsync(
        string workspace,
        OpenedView openedView,
        ReadOnlyMemory<byte> view,
        CancellationToken cancel
    )
    {
        var body = Body(
            json =>
            {
                json.WriteString(
                    openedView.Id.Length > 0 ? "view_id" : "external_id",
                    openedView.Id.Length > 0 ? openedView.Id : openedView.ExternalId
                );
                if (openedView.Hash.Length > 0)
                    json.WriteString("hash", openedView.Hash);
            },
            view
        );
        for (var tried = 1; ; tried++)
        {
            try
            {
                await api.PostAsync(workspace, "views.update", body, isEdit: true, cancel);
                return ViewUpdateResult.Updated;
            }
            catch (DeliveryException e)
            {
                LogNotShown(e.Message);
                if (e.Message == NotFoundMessage || (e.Message == Changed && openedView.Hash.Length > 0))
                    return ViewUpdateResult.Outdated;
                var mayHelp =
                    e.Message == Changed
                    || e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany or DeliveryFault.Uncertain;
                if (tried >= options.MaxAttempts || !mayHelp)
                    return ViewUpdateResult.Failed;
                await Task.Delay(
                    e.RetryAfter < options.LongestRetryDelay ? e.RetryAfter.Value : options.RetryDelay * tried,
                    cancel
                );
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
