namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>What a message event means for the bot.</summary>
internal enum MessageKind
{
    /// <summary>It contains no text of a person.</summary>
    Ignored,

    /// <summary>A person's text; it is answered.</summary>
    Text,

    /// <summary>An earlier message, whose text has changed.</summary>
    Edit,

    /// <summary>A person's text that the organisation withholds from apps; the person is informed.</summary>
    Withheld,
}

/// <summary>
/// Each message subtype of Slack, and what it means for the bot. An unknown subtype is ignored: all text of people
/// has one of these subtypes, and it is worse to run a notice as a command than to miss one.
/// </summary>
internal static class MessageSubtypes
{
    private static readonly (MessageKind Said, string Kinds)[] Table =
    [
        // A message with a file, which may have text too; a thread reply that is also sent to the channel, which is
        // received once; and /me.
        (MessageKind.Text, "file_share thread_broadcast me_message"),
        (MessageKind.Edit, "message_changed"),
        (MessageKind.Withheld, "ekm_access_denied"),
        // About an earlier message, or a copy of it.
        (MessageKind.Ignored, "message_deleted message_replied reply_broadcast tombstone share_shortcut"),
        // Sent by programs.
        (
            MessageKind.Ignored,
            "bot_message slackbot_response bot_add bot_remove bot_enable bot_disable assistant_app_thread"
        ),
        (MessageKind.Ignored, "app_conversation_join app_conversation_leave"),
        // About the channel and its members.
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
        // Other activity in the channel.
        (
            MessageKind.Ignored,
            "pinned_item unpinned_item reminder_add reminder_delete huddle_thread sh_room_created sh_room_shared"
        ),
        (MessageKind.Ignored, "file_comment file_mention document_mention list_record_comment"),
    ];

    /// <summary>By the name of the subtype; "" is a plain message.</summary>
    public static IReadOnlyDictionary<string, MessageKind> All { get; } =
        Table
            .SelectMany(row => row.Kinds.Split(' ').Select(kind => (Kind: kind, row.Said)))
            .Prepend(("", MessageKind.Text))
            .ToDictionary(StringComparer.Ordinal);

    public static MessageKind KindOf(string subtype) => All.GetValueOrDefault(subtype);
}
