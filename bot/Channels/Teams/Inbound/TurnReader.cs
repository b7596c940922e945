using System.Net;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>Makes an activity into what the rest of the bot knows: a place, a speaker, a turn.</summary>
internal static class TurnReader
{
    /// <summary>The channel id of Teams itself; the only one whose tenants the platform vouches for.</summary>
    public const string TeamsChannelId = "msteams";

    private static readonly string[] CardChannels = [TeamsChannelId, "webchat", "directline", "emulator"];

    /// <summary>
    /// Channels the bot does not know by name stand behind this prefix, so that none can take the name of another
    /// door's places or of the process itself.
    /// </summary>
    private const string OtherChannelPrefix = "bf:";

    /// <summary>The name of a channel in places; null if it is none.</summary>
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
    /// The place; null for an activity that has none. In Teams it needs a tenant. On the other channels anybody can
    /// write any tenant into his messages, so there each conversation is a workspace of its own.
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

    /// <summary>
    /// The platform's own id of somebody in Teams, out of his speaker id; null for people of other channels.
    /// </summary>
    public static string? UserOf(string speaker) =>
        speaker.Split('|', 3) is [TeamsChannelId, _, { Length: > 0 } user] ? user : null;

    /// <summary>
    /// Somebody's key: in Teams the tenant whose place it is and their id in its directory, both in small letters,
    /// where the platform says that id; else nobody can be known by it.
    /// </summary>
    /// <param name="id">The id in the directory; "" for one that is not known.</param>
    public static string KeyOf(Conversation conversation, string id) =>
        id.Length == 0
            ? ""
            : Sender.CreateId(conversation.Channel, conversation.Workspace.ToLowerInvariant(), id.ToLowerInvariant());

    /// <summary>What makes a turn one and the same when the platform repeats itself.</summary>
    public static string IdOf(Activity activity) =>
        $"{activity.ChannelId.ToLowerInvariant()}/{activity.ConversationId}/{activity.Id}";

    /// <summary>The turn of a message or a press at a place.</summary>
    public static Turn TurnOf(Activity activity, Conversation conversation, DateTimeOffset at)
    {
        var (says, mentions, isToBot) = activity.ActionData is { } button
            ? (button.CommandText, [], true)
            : ReadWords(activity, conversation);
        var isForBot = isToBot || !(activity.IsGroup || activity.ConversationType is "channel" or "groupChat");
        var turn = new Turn(
            activity.IsEdit ? $"{IdOf(activity)}/edited" : IdOf(activity),
            conversation,
            SenderOf(activity, conversation),
            says,
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
            // In a channel people show each other pictures and mend their words; that is no word to the bot.
            FixedReply = activity.IsEdit && isForBot && says.Length > 0 ? UnsupportedInputText.Edit : "",
            HasAttachment = activity.HasFile && (says.Length > 0 || isForBot),
        };
        return activity.ActionData is { } pressed
            ? turn with
            {
                CardAction = new(pressed.Card, pressed.Revision),
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

    /// <summary>A display name without line breaks and without marks that turn the text behind it around.</summary>
    public static string CleanName(string name) =>
        CommandLine.Clean(WebUtility.HtmlDecode(name)).ReplaceLineEndings(" ").Trim();

    private static bool IsOtherTenant(string tenant, Conversation conversation) =>
        tenant.Length > 0 && !tenant.Equals(conversation.Workspace, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The typed words. Where the text is blank the rich copy beside it has them; where that copy has the same words in
    /// more lines, the text has lost the lines.
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

    private static string WithoutSpaces(string says) => string.Concat(says.Where(c => !char.IsWhiteSpace(c)));
}
