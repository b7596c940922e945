namespace MilestoneBot.Channels.Slack;

/// <summary>What a message that Slack tells of is to the bot.</summary>
internal enum Said
{
    /// <summary>No words of a person.</summary>
    Nothing,

    /// <summary>A person's words; they are answered.</summary>
    Words,

    /// <summary>An earlier message, which says something else now.</summary>
    Edit,

    /// <summary>A person's words that the organisation withholds from apps; they are told so.</summary>
    Withheld,
}

/// <summary>
/// Each kind of message that Slack knows, and what it is to the bot. A kind that is not here is nothing: all that people say in comes as one of
/// these, and a notice that is taken for a command would be worse than one that is missed.
/// </summary>
internal static class Subtypes
{
    public static IReadOnlyDictionary<string, Said> All { get; } = new Dictionary<string, Said>(StringComparer.Ordinal)
    {
        [""] = Said.Words,
        ["file_share"] = Said.Words, // with a file, and whatever was typed beside it
        ["thread_broadcast"] = Said.Words, // a reply in a thread that also stands in the channel; it comes once
        ["me_message"] = Said.Words,
        ["message_changed"] = Said.Edit,
        ["ekm_access_denied"] = Said.Withheld,
        // Of a message that was said before, or a copy of it.
        ["message_deleted"] = Said.Nothing, ["message_replied"] = Said.Nothing, ["reply_broadcast"] = Said.Nothing, ["tombstone"] = Said.Nothing, ["share_shortcut"] = Said.Nothing,
        // Programs.
        ["bot_message"] = Said.Nothing, ["slackbot_response"] = Said.Nothing, ["bot_add"] = Said.Nothing, ["bot_remove"] = Said.Nothing, ["bot_enable"] = Said.Nothing, ["bot_disable"] = Said.Nothing,
        ["app_conversation_join"] = Said.Nothing, ["app_conversation_leave"] = Said.Nothing, ["assistant_app_thread"] = Said.Nothing,
        // The channel, and who comes and goes.
        ["channel_join"] = Said.Nothing, ["channel_leave"] = Said.Nothing, ["channel_name"] = Said.Nothing, ["channel_topic"] = Said.Nothing, ["channel_purpose"] = Said.Nothing, ["channel_archive"] = Said.Nothing, ["channel_unarchive"] = Said.Nothing,
        ["channel_posting_permissions"] = Said.Nothing, ["channel_convert_to_private"] = Said.Nothing, ["channel_canvas_updated"] = Said.Nothing, ["tabbed_canvas_updated"] = Said.Nothing, ["group_join"] = Said.Nothing, ["group_leave"] = Said.Nothing,
        ["group_name"] = Said.Nothing, ["group_topic"] = Said.Nothing, ["group_purpose"] = Said.Nothing, ["group_archive"] = Said.Nothing, ["group_unarchive"] = Said.Nothing, ["joiner_notification"] = Said.Nothing, ["joiner_notification_for_inviter"] = Said.Nothing,
        // Things that happen beside the talk.
        ["pinned_item"] = Said.Nothing, ["unpinned_item"] = Said.Nothing, ["reminder_add"] = Said.Nothing, ["reminder_delete"] = Said.Nothing, ["huddle_thread"] = Said.Nothing, ["sh_room_created"] = Said.Nothing, ["sh_room_shared"] = Said.Nothing,
        ["file_comment"] = Said.Nothing, ["file_mention"] = Said.Nothing, ["document_mention"] = Said.Nothing, ["list_record_comment"] = Said.Nothing,
    };

    public static Said Of(string subtype) => All.GetValueOrDefault(subtype);
}
