using System.Net;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Reads an activity from the wire. What the bot cannot do without must be there and of its type; anything else of a
/// wrong type counts as absent, because clients and channels differ in it.
/// </summary>
internal static class ActivityReader
{
    /// <summary>What a card's own asking for its present state is called.</summary>
    public const string RefreshVerb = "refresh";

    private const int LongestId = 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The activity, or null if it cannot be read.</summary>
    public static Activity? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(WholeText.Mend(body), Strict);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null; // broken JSON, or text that is no Unicode
        }
    }

    private static Activity? Read(JsonElement root)
    {
        var conversation = root.Object("conversation");
        var data = root.Object("channelData");
        var entities = root.Items("entities").ToArray();
        var client = entities.FirstOrDefault(e => e.Text("type") == "clientInfo");
        if (
            Id(root, "type") is not { } type
            || Id(root, "channelId") is not { } channel
            || Id(root, "serviceUrl") is not { } service
            || Id(conversation, "id") is not { } id
        )
            return null;
        var value = root.Object("value");
        var action = value.Object("action");
        var isAction = type == "invoke" && root.Text("name") == "adaptiveCard/action";
        var isRefresh = isAction && (value.Text("trigger") == "automatic" || action.Text("verb") == RefreshVerb);
        // Windows are opened by anybody's buttons; those that are none of ours are not known here.
        var dialog =
            type == "invoke" && root.Text("name") is "task/fetch" or "task/submit"
                ? PressReader.Read(value.Object("data"))
                : null;
        var kinds = root.Items("attachments").Select(KindOf).ToArray();
        var html = root.Items("attachments").FirstOrDefault(a => KindOf(a) == "text/html").Text("content") ?? "";
        var hasValue = root.TryGetProperty("value", out var raw) && raw.ValueKind != JsonValueKind.Null;
        var isPressedMessage = type == "message" && hasValue && IsBlank(root.Text("text"));
        return new()
        {
            Type = type,
            ChannelId = channel,
            ServiceUrl = service,
            Id = Id(root, "id") ?? "",
            Name = root.Text("name") ?? "",
            Conversation = id,
            ConversationType = conversation.Text("conversationType") ?? "",
            IsGroup = conversation.Flag("isGroup"),
            From = AccountOf(root.Object("from")),
            Bot = AccountOf(root.Object("recipient")),
            TenantId = Id(conversation, "tenantId") ?? Id(data.Object("tenant"), "id") ?? "",
            SenderTenantId = Id(data.Object("tenant"), "id") ?? "",
            Team = Id(data.Object("team"), "id") ?? "",
            TeamChannel = Id(data.Object("channel"), "id") ?? "",
            EventType = data.Text("eventType") ?? "",
            Text = root.Text("text"),
            TextFormat = root.Text("textFormat") ?? "",
            Html = html,
            HasFile = kinds.Any(IsFile) || (!kinds.Any(IsReference) && HasPicture($"{root.Text("text")}{html}")),
            IsEdit = type == "messageUpdate" && data.Text("eventType") == "editMessage",
            Mentions =
            [
                .. entities.Where(e => e.Text("type") == "mention").Select(MentionOf).OfType<MentionedAccount>(),
            ],
            Locale = Short(root.Text("locale") ?? client.Text("locale")),
            Zone = Short(root.Text("localTimezone") ?? client.Text("timezone")),
            Action = root.Text("action") ?? "",
            MembersAdded = [.. root.Items("membersAdded").Select(AccountOf).Where(m => m.Id.Length > 0)],
            MembersRemoved = [.. root.Items("membersRemoved").Select(AccountOf).Where(m => m.Id.Length > 0)],
            ExpectsReplies = root.Text("deliveryMode") == "expectReplies",
            IsPress = isAction || isPressedMessage || dialog is not null,
            Pressed = dialog ?? Pressed(),
            IsRefresh = isRefresh,
        };

        PressedButton? Pressed()
        {
            if (isAction)
                return PressReader.Read(action.Object("data"), isRefresh);
            return isPressedMessage ? PressReader.Read(value) : null;
        }
    }

    private static string? Id(JsonElement owner, string name) =>
        owner.Text(name) is { Length: > 0 and <= LongestId } id ? id : null;

    private static string Short(string? text) => text is { Length: <= 64 } ? text : "";

    private static Account AccountOf(JsonElement account)
    {
        var name = account.Text("name") ?? "";
        return new(
            Id(account, "id") ?? "",
            name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)],
            Id(account, "tenantId") ?? ""
        )
        {
            ObjectId = Id(account, "aadObjectId") ?? "",
        };
    }

    private static MentionedAccount? MentionOf(JsonElement entity) =>
        Id(entity.Object("mentioned"), "id") is { } id
            ? new(id, entity.Object("mentioned").Text("name") ?? "", entity.Text("text") ?? "")
            {
                IsPerson = IsPerson(id, entity.Object("mentioned").Text("type")),
            }
            : null;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(text));

    private static string KindOf(JsonElement attachment) => attachment.Text("contentType")?.ToLowerInvariant() ?? "";

    /// <summary>
    /// What people send along. Each message also has a rich copy of itself, and may show cards and point at other
    /// messages.
    /// </summary>
    private static bool IsFile(string kind)
    {
        if (kind is "" or "text/html" or "text/plain" || IsReference(kind))
            return false;
        return !kind.Contains(".card.", StringComparison.Ordinal)
            || kind.EndsWith(".file.consent", StringComparison.Ordinal);
    }

    private static bool IsReference(string kind) => kind.EndsWith("messagereference", StringComparison.Ordinal);

    /// <summary>
    /// In a channel a file or a picture stands in the words alone; an answer to another message looks alike.
    /// </summary>
    private static bool HasPicture(string words)
    {
        bool Has(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
        return (Has("<img") && !Has("schema.skype.com/Emoji"))
            || (Has("<attachment ") && !Has("<quoted") && !Has("schema.skype.com/Reply"));
    }

    /// <summary>
    /// Bots are 28:, channels, teams and chats 19:; a kind is said only of what is none of the people.
    /// </summary>
    private static bool IsPerson(string id, string? type) =>
        !id.StartsWith("28:", StringComparison.Ordinal)
        && !id.StartsWith("19:", StringComparison.Ordinal)
        && type?.ToLowerInvariant() is null or "" or "person" or "user";
}
