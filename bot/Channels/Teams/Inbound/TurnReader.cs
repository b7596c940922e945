using System.Net;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>Turns an activity into a conversation, a sender and a turn.</summary>
internal static class TurnReader
{
    /// <summary>The channel id of Teams; the only one whose tenants the Bot Framework confirms.</summary>
    public const string TeamsChannelId = "msteams";

    private static readonly string[] CardChannels = [TeamsChannelId, "webchat", "directline", "emulator"];

    /// <summary>
    /// Channels that the bot does not know by name get this prefix, so that none can use the name of another channel
    /// or of the in-process channel.
    /// </summary>
    private const string OtherChannelPrefix = "bf:";

    /// <summary>The channel name in conversations; null for an invalid channel id.</summary>
    public static string? ChannelOf(string channelId)
    {
        var channel = channelId.ToLowerInvariant();
        if (CardChannels.Contains(channel, StringComparer.Ordinal))
            return channel;
        return channel.Length <= 40 && channel.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? OtherChannelPrefix + channel
            : null;
    }

    public static bool Serves(string channel) =>
        CanShowCards(channel) || channel.StartsWith(OtherChannelPrefix, StringComparison.Ordinal);

    public static bool CanShowCards(string channel) => CardChannels.Contains(channel, StringComparer.Ordinal);

    /// <summary>
    /// The conversation; null for an activity without one. In Teams it needs a tenant. On the other channels the
    /// tenant in an activity is not confirmed, so there each conversation is a workspace of its own.
    /// </summary>
    public static Conversation? ConversationOf(Activity activity)
    {
        if (ChannelOf(activity.ChannelId) is not { } channel)
            return null;
        var cut = activity.ConversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        var conversation = cut < 0 ? activity.ConversationId : activity.ConversationId[..cut];
        var workspace =
            channel == TeamsChannelId
                ? activity.TenantId.ToLowerInvariant()
                : $"{channel}/{Uri.EscapeDataString(conversation)}";
        return conversation.Length == 0 || workspace.Length == 0 || workspace.Contains('|', StringComparison.Ordinal)
            ? null
            : new(channel, workspace, conversation);
    }

    /// <summary>The Teams user id from a sender id; null for people of other channels.</summary>
    public static string? UserOf(string senderId) =>
        senderId.Split('|', 3) is [TeamsChannelId, _, { Length: > 0 } user] ? user : null;

    /// <summary>
    /// The key of a person: in Teams the tenant of the conversation and their id in its directory, both in lower
    /// case. "" without a directory id.
    /// </summary>
    /// <param name="id">The id in the directory; "" if unknown.</param>
    public static string KeyOf(Conversation conversation, string id) =>
        id.Length == 0
            ? ""
            : Sender.CreateId(conversation.Channel, conversation.Workspace.ToLowerInvariant(), id.ToLowerInvariant());

    /// <summary>The turn id, which is the same when the Bot Framework sends an activity again.</summary>
    public static string IdOf(Activity activity) =>
        $"{activity.ChannelId.ToLowerInvariant()}/{activity.ConversationId}/{activity.Id}";

    /// <summary>The turn of a message or an action in a conversation.</summary>
    public static Turn TurnOf(Activity activity, Conversation conversation, DateTimeOffset at)
    {
        var (text, mentions, isToBot) = activity.ActionData is { } button
            ? (button.CommandText, [], true)
            : ReadWords(activity, conversation);
        var isForBot = isToBot || !(activity.IsGroup || activity.ConversationType is "channel" or "groupChat");
        var turn = new Turn(
            activity.IsEdit ? $"{IdOf(activity)}/edited" : IdOf(activity),
            conversation,
            SenderOf(activity, conversation),
            text,
            at
        )
        {
            Thread = activity.ConversationId,
            MessageId = activity.Id,
            Mentions = mentions,
            Locale = activity.Locale,
            TimeZone = activity.TimeZone,
            IsPrivate = activity.ConversationType == "personal",
            IsPersonalChat = activity.ConversationType == "personal",
            // In a channel people send each other pictures and edit their messages; that is not addressed to the bot.
            FixedReply = activity.IsEdit && isForBot && text.Length > 0 ? UnsupportedInputText.Edit : "",
            HasAttachment = activity.HasFile && (text.Length > 0 || isForBot),
        };
        return activity.ActionData is { } pressed
            ? turn with
            {
                CardAction = new(pressed.Card, pressed.Revision) { MessageId = activity.ReplyToId },
                Inputs = pressed.Inputs,
            }
            : turn;
    }

    private static Sender SenderOf(Activity activity, Conversation conversation)
    {
        var stranger =
            conversation.Channel == TeamsChannelId
            && (
                IsOtherTenant(activity.From.TenantId, conversation)
                || IsOtherTenant(activity.SenderTenantId, conversation)
            );
        var key = conversation.Channel == TeamsChannelId ? KeyOf(conversation, activity.From.ObjectId) : "";
        var id = key.Length > 0 ? key : Sender.CreateId(conversation.Channel, conversation.Workspace, activity.From.Id);
        return new(id, CleanName(activity.From.Name), stranger ? Membership.Guest : Membership.Unknown)
        {
            IsForeign = stranger,
        };
    }

    /// <summary>
    /// A display name without line breaks and without marks that change the direction of the text behind it.
    /// </summary>
    public static string CleanName(string name) =>
        CommandLine.Clean(WebUtility.HtmlDecode(name)).ReplaceLineEndings(" ").Trim();

    private static bool IsOtherTenant(string tenant, Conversation conversation) =>
        tenant.Length > 0 && !tenant.Equals(conversation.Workspace, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The typed text. Where it is blank, the HTML copy is used; where the copy has the same words in more lines, the
    /// text has lost its line breaks and the copy is used too.
    /// </summary>
    private static (string Says, IReadOnlyList<Mention> People, bool IsToBot) ReadWords(
        Activity activity,
        Conversation conversation
    )
    {
        var text = MentionReader.Read(
            activity.Text ?? "",
            activity,
            conversation,
            conversation.Channel == TeamsChannelId || activity.TextFormat == "xml"
        );
        if (activity.Html.Length == 0)
            return text;
        var copy = MentionReader.Read(activity.Html, activity, conversation, isRich: true);
        var hasMore =
            text.Says.Length == 0
            || (copy.Says.Count('\n') > text.Says.Count('\n') && WithoutSpaces(copy.Says) == WithoutSpaces(text.Says));
        return hasMore ? (copy.Says, copy.People, copy.IsToBot || text.IsToBot) : text;
    }

    private static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
