using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// Files in Slack: an address is asked for (<c>files.getUploadURLExternal</c>), the bytes go there, and
/// <c>files.completeUploadExternal</c> shows the file in a thread. Slack looks through the file before it shows it, so its
/// answer does not yet say where the file stands. What it refuses is said in words, with what to do.
/// </summary>
internal sealed class SlackFiles(SlackApiClient api)
{
    /// <returns>The file's id (F…).</returns>
    public Task<string> UploadAsync(MessageTarget to, OutgoingFile file, CancellationToken cancel) =>
        InWordsAsync(() => HandOverAsync(to, file, cancel));

    public Task ShareAsync(MessageTarget to, string id, OutgoingFile file, CancellationToken cancel) =>
        InWordsAsync(() => ShowAsync(to, id, file, cancel));

    private async Task<string> HandOverAsync(MessageTarget to, OutgoingFile file, CancellationToken cancel)
    {
        // This method takes a form and no JSON.
        var given = await api.PostFormAsync(
            to.Conversation.Workspace,
            "files.getUploadURLExternal",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["filename"] = file.Name,
                ["length"] = file.Bytes.Length.ToString(CultureInfo.InvariantCulture),
            },
            cancel
        );
        var (id, address) = (given.GetText("file_id"), given.GetText("upload_url"));
        if (id.Length == 0 || !Uri.TryCreate(address, UriKind.Absolute, out var url) || !api.IsUploadUrl(url))
            throw new DeliveryException(DeliveryFault.Final, "Slack named no address of its own for the file");
        await api.PostFileAsync(url, file.Bytes, cancel);
        return id;
    }

    private async Task<string> ShowAsync(MessageTarget to, string id, OutgoingFile file, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", file.Title);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("channel_id", to.Conversation.Id);
            if (SlackEventReader.TimeOf(to.Thread) is { Length: > 0 } thread)
                json.WriteString("thread_ts", thread);
            json.WriteEndObject();
        }
        await api.PostAsync(
            to.Conversation.Workspace,
            "files.completeUploadExternal",
            buffer.WrittenMemory,
            isEdit: false,
            cancel
        );
        return id;
    }

    private static async Task<string> InWordsAsync(Func<Task<string>> work)
    {
        try
        {
            return await work();
        }
        catch (DeliveryException e) when (e.Fault == DeliveryFault.Final)
        {
            throw new DeliveryException(e.Fault, Describe(e.Message), inner: e);
        }
    }

    private static string Describe(string said) =>
        said.Split(' ')[^1] switch
        {
            "missing_scope" or "not_allowed_token_type" =>
                "the Slack app may not upload files yet: it lacks the scope files:write. Whoever manages the app adds it under "
                    + "OAuth & Permissions and installs the app again",
            "file_uploads_disabled" or "file_uploads_except_images_disabled" =>
                "this Slack workspace has switched uploads of files off",
            "storage_limit_reached" => "this Slack workspace has no room for files left",
            _ => said,
        };
}
