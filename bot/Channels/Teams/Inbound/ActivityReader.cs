using System.Net;
using System.Text.Json;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// Reads an activity from JSON. Required properties must be present and of the right type; any other property of a
/// wrong type counts as absent, because clients and channels differ.
/// </summary>
internal static class ActivityReader
{
    /// <summary>The verb of a card's automatic refresh.</summary>
    public const string RefreshVerb = "refresh";

    private const int LongestId = 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The activity, or null if it cannot be read.</summary>
    public static Activity? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonUnicodeRepair.Repair(body), Strict);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null; // Broken JSON, or text that is not Unicode.
        }
    }

    private static bool IsNamedTwice(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object
        && root.EnumerateObject().Count(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1;

    private static Activity? Read(JsonElement root)
    {
        var conversation = root.GetObject("conversation");
        var data = root.GetObject("channelData");
        var entities = root.GetItems("entities").ToArray();
        var client = entities.FirstOrDefault(e => e.GetText("type") == "clientInfo");
        // Other readers of the protocol ignore the case of names, so a second one would have another meaning for them.
        if (IsNamedTwice(root, "serviceUrl") || IsNamedTwice(root, "channelId"))
            return null;
        if (
            Id(root, "type") is not { } type
            || Id(root, "channelId") is not { } channel
            || Id(root, "serviceUrl") is not { } service
            || Id(conversation, "id") is not { } id
        )
            return null;
        var value = root.GetObject("value");
        var action = value.GetObject("action");
        var isAction = type == "invoke" && root.GetText("name") == "adaptiveCard/action";
        var isRefresh = isAction && (value.GetText("trigger") == "automatic" || action.GetText("verb") == RefreshVerb);
        // Buttons of any app open dialogs; those that are not ours are not known here.
        var dialog =
            type == "invoke" && root.GetText("name") is "task/fetch" or "task/submit"
                ? ActionDataReader.Read(value.GetObject("data"))
                : null;
        var kinds = root.GetItems("attachments").Select(KindOf).ToArray();
        var html = root.GetItems("attachments").FirstOrDefault(a => KindOf(a) == "text/html").GetText("content") ?? "";
        var hasValue = root.TryGetProperty("value", out var raw) && raw.ValueKind != JsonValueKind.Null;
        var isPressedMessage = type == "message" && hasValue && IsBlank(root.GetText("text"));
        return new()
        {
            Type = type,
            ChannelId = channel,
            ServiceUrl = service,
            Id = Id(root, "id") ?? "",
            ReplyToId = Id(root, "replyToId") ?? "",
            Name = root.GetText("name") ?? "",
            ConversationId = id,
            ConversationType = conversation.GetText("conversationType") ?? "",
            IsGroup = conversation.GetFlag("isGroup"),
            From = AccountOf(root.GetObject("from")),
            Recipient = AccountOf(root.GetObject("recipient")),
            TenantId = Id(conversation, "tenantId") ?? Id(data.GetObject("tenant"), "id") ?? "",
            SenderTenantId = Id(data.GetObject("tenant"), "id") ?? "",
            TeamId = Id(data.GetObject("team"), "id") ?? "",
            TeamChannelId = Id(data.GetObject("channel"), "id") ?? "",
            EventType = data.GetText("eventType") ?? "",
            Text = root.GetText("text"),
            TextFormat = root.GetText("textFormat") ?? "",
            Html = html,
            HasFile = kinds.Any(IsFile) || (!kinds.Any(IsReference) && HasPicture($"{root.GetText("text")}{html}")),
            IsEdit = type == "messageUpdate" && data.GetText("eventType") == "editMessage",
            Mentions =
            [
                .. entities.Where(e => e.GetText("type") == "mention").Select(MentionOf).OfType<MentionEntity>(),
            ],
            Locale = Short(root.GetText("locale") ?? client.GetText("locale")),
            TimeZone = Short(root.GetText("localTimezone") ?? client.GetText("timezone")),
            Action = root.GetText("action") ?? "",
            MembersAdded = [.. root.GetItems("membersAdded").Select(AccountOf).Where(m => m.Id.Length > 0)],
            MembersRemoved = [.. root.GetItems("membersRemoved").Select(AccountOf).Where(m => m.Id.Length > 0)],
            ExpectsReplies = root.GetText("deliveryMode") == "expectReplies",
            IsCardAction = isAction || isPressedMessage || dialog is not null,
            ActionData = dialog ?? Pressed(),
            IsRefresh = isRefresh,
        };

        ActionData? Pressed()
        {
            if (isAction)
                return ActionDataReader.Read(action.GetObject("data"), isRefresh);
            return isPressedMessage ? ActionDataReader.Read(value) : null;
        }
    }

    private static string? Id(JsonElement owner, string name) =>
        owner.GetText(name) is { Length: > 0 and <= LongestId } id ? id : null;

    private static string Short(string? text) => text is { Length: <= 64 } ? text : "";

    private static ChannelAccount AccountOf(JsonElement account)
    {
        var name = account.GetText("name") ?? "";
        return new(
            Id(account, "id") ?? "",
            name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)],
            Id(account, "tenantId") ?? ""
        )
        {
            ObjectId = Id(account, "aadObjectId") ?? "",
        };
    }

    private static MentionEntity? MentionOf(JsonElement entity) =>
        Id(entity.GetObject("mentioned"), "id") is { } id
            ? new(id, entity.GetObject("mentioned").GetText("name") ?? "", entity.GetText("text") ?? "")
            {
                IsPerson = IsPerson(id, entity.GetObject("mentioned").GetText("type")),
            }
            : null;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(text));

    private static string KindOf(JsonElement attachment) => attachment.GetText("contentType")?.ToLowerInvariant() ?? "";

    /// <summary>
    /// An attachment of a person. Each message also has an HTML copy of itself, and may contain cards and references
    /// to other messages.
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
    /// In a channel a file or a picture is only seen in the HTML; a reply to another message looks similar.
    /// </summary>
    private static bool HasPicture(string words)
    {
        bool Has(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
        return (Has("<img") && !Has("schema.skype.com/Emoji"))
            || (Has("<attachment ") && !Has("<quoted") && !Has("schema.skype.com/Reply"));
    }

    /// <summary>
    /// Bots have the prefix 28:, channels, teams and chats 19:. A type is stated only for what is not a person.
    /// </summary>
    private static bool IsPerson(string id, string? type) =>
        !id.StartsWith("28:", StringComparison.Ordinal)
        && !id.StartsWith("19:", StringComparison.Ordinal)
        && type?.ToLowerInvariant() is null or "" or "person" or "user";
}
