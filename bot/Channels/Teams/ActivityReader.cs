using System.Text.Json;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// Reads an activity from the wire. What the bot cannot do without must be there and of its type; anything else of a wrong
/// type counts as absent, because clients and channels differ in it.
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
            using var document = JsonDocument.Parse(body, Strict);
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
        if (Id(root, "type") is not { } type || Id(root, "channelId") is not { } channel || Id(root, "serviceUrl") is not { } service || Id(conversation, "id") is not { } id) return null;
        var value = root.Object("value");
        var action = value.Object("action");
        var isAction = type == "invoke" && root.Text("name") == "adaptiveCard/action";
        var isRefresh = isAction && (value.Text("trigger") == "automatic" || action.Text("verb") == RefreshVerb);
        // Windows are opened by anybody's buttons; those that are none of ours are not known here.
        var dialog = type == "invoke" && root.Text("name") is "task/fetch" or "task/submit" ? PressReader.Read(value.Object("data")) : null;
        var isPressedMessage = type == "message" && root.Text("text") is null && root.TryGetProperty("value", out var raw) && raw.ValueKind != JsonValueKind.Null;
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
            TenantId = Id(data.Object("tenant"), "id") ?? Id(conversation, "tenantId") ?? "",
            ConversationTenantId = Id(conversation, "tenantId") ?? "",
            Team = Id(data.Object("team"), "id") ?? "",
            Text = root.Text("text"),
            Mentions = [.. entities.Where(e => e.Text("type") == "mention").Select(MentionOf).OfType<MentionedAccount>()],
            Locale = Short(root.Text("locale") ?? client.Text("locale")),
            Zone = Short(root.Text("localTimezone") ?? client.Text("timezone")),
            Action = root.Text("action") ?? "",
            MembersAdded = [.. root.Items("membersAdded").Select(m => m.Text("id")).OfType<string>()],
            MembersRemoved = [.. root.Items("membersRemoved").Select(m => m.Text("id")).OfType<string>()],
            ExpectsReplies = root.Text("deliveryMode") == "expectReplies",
            IsPress = isAction || isPressedMessage || dialog is not null,
            Pressed = dialog ?? (isAction ? PressReader.Read(action.Object("data"), isRefresh) : isPressedMessage ? PressReader.Read(value) : null),
            IsRefresh = isRefresh,
        };
    }

    private static string? Id(JsonElement owner, string name) => owner.Text(name) is { Length: > 0 and <= LongestId } id ? id : null;

    private static string Short(string? text) => text is { Length: <= 64 } ? text : "";

    private static Account AccountOf(JsonElement account)
    {
        var name = account.Text("name") ?? "";
        return new(Id(account, "id") ?? "", name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[199]) ? 199 : 200)], Id(account, "tenantId") ?? "");
    }

    private static MentionedAccount? MentionOf(JsonElement entity) =>
        entity.Text("text") is { Length: > 0 } text && entity.Object("mentioned") is var who && Id(who, "id") is { } id
            ? new(id, who.Text("name") ?? "", text) { IsPerson = IsPerson(id, who.Text("type")) }
            : null;

    /// <summary>Bots are 28:, channels, teams and chats 19:; a kind is said only of what is none of the people.</summary>
    private static bool IsPerson(string id, string? type) =>
        !id.StartsWith("28:", StringComparison.Ordinal) && !id.StartsWith("19:", StringComparison.Ordinal)
        && type?.ToLowerInvariant() is null or "" or "person" or "user";
}
