namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>What a message that Slack tells of is to the bot.</summary>
internal enum MessageKind
{
    /// <summary>No words of a person.</summary>
    Ignored,

    /// <summary>A person's words; they are answered.</summary>
    Text,

    /// <summary>An earlier message, which says something else now.</summary>
    Edit,

    /// <summary>A person's words that the organisation withholds from apps; they are told so.</summary>
    Withheld,
}

/// <summary>
/// Each kind of message that Slack knows, and what it is to the bot. A kind that is not here is nothing: all that
/// people say comes in one of these, and a notice that is taken for a command would be worse than one that is missed.
/// </summary>
internal static class MessageSubtypes
{
    private static readonly (MessageKind Said, string Kinds)[] Table =
    [
        // With a file, whatever was typed beside it; a reply in a thread that also stands in the channel, which comes
        // once; and /me.
        (MessageKind.Text, "file_share thread_broadcast me_message"),
        (MessageKind.Edit, "message_changed"),
        (MessageKind.Withheld, "ekm_access_denied"),
        // Of a message that was said before, or a copy of it.
        (MessageKind.Ignored, "message_deleted message_replied reply_broadcast tombstone share_shortcut"),
        // Programs.
        (
            MessageKind.Ignored,
            "bot_message slackbot_response bot_add bot_remove bot_enable bot_disable assistant_app_thread"
        ),
        (MessageKind.Ignored, "app_conversation_join app_conversation_leave"),
        // The channel, and who comes and goes.
        (
            MessageKind.Ignored,
            "channel_join channel_leave channel_name channel_topic channel_purpose channel_archive channel_unarchive"
        ),
        (
            MessageKind.Ignored,
            "channel_posting_permissions channel_convert_to_private channel_canvas_updated tabbed_canvas_updated"
        ),
        (
            MessageKind.Ignored,
            "group_join group_leave group_name group_topic group_purpose group_archive group_unarchive"
        ),
        (MessageKind.Ignored, "joiner_notification joiner_notification_for_inviter"),
        // Things that happen beside the talk.
        (
            MessageKind.Ignored,
            "pinned_item unpinned_item reminder_add reminder_delete huddle_thread sh_room_created sh_room_shared"
        ),
        (MessageKind.Ignored, "file_comment file_mention document_mention list_record_comment"),
    ];

    /// <summary>By the name of the kind; "" is a plain message.</summary>
    public static IReadOnlyDictionary<string, MessageKind> All { get; } =
        Table
            .SelectMany(row => row.Kinds.Split(' ').Select(kind => (Kind: kind, row.Said)))
            .Prepend(("", MessageKind.Text))
            .ToDictionary(StringComparer.Ordinal);

    public static MessageKind KindOf(string subtype) => All.GetValueOrDefault(subtype);
}
