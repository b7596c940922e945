namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// One inbound activity of the Bot Framework's protocol, read as far as the bot uses it. Ids are opaque.
/// </summary>
internal sealed record Activity
{
    public required string Type { get; init; }

    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    public string Id { get; init; } = "";

    /// <summary>The kind of an invoke.</summary>
    public string Name { get; init; } = "";

    /// <summary>The full conversation id, thread included.</summary>
    public required string ConversationId { get; init; }

    public string ConversationType { get; init; } = "";

    public bool IsGroup { get; init; }

    public required ChannelAccount From { get; init; }

    /// <summary>The bot as this channel knows it.</summary>
    public required ChannelAccount Recipient { get; init; }

    /// <summary>The tenant whose conversation it is; "" where there is none.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>
    /// The tenant out of which it was said; the same one unless people of several tenants meet, "" where there is none.
    /// </summary>
    public string SenderTenantId { get; init; } = "";

    /// <summary>The team that the conversation's channel belongs to; "" where there is none.</summary>
    public string TeamId { get; init; } = "";

    /// <summary>The channel of the team; "" where there is none.</summary>
    public string TeamChannelId { get; init; } = "";

    /// <summary>
    /// What the platform calls an event of a team: "teamMemberRemoved", "channelMemberAdded"; "" for others.
    /// </summary>
    public string EventType { get; init; } = "";

    /// <summary>The typed text; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>How the text is written: plain, markdown or xml.</summary>
    public string TextFormat { get; init; } = "";

    /// <summary>The rich copy of the message that the client sends beside its text; "" where there is none.</summary>
    public string Html { get; init; } = "";

    /// <summary>Files or pictures came with it.</summary>
    public bool HasFile { get; init; }

    /// <summary>Somebody changed an earlier message into this one.</summary>
    public bool IsEdit { get; init; }

    public IReadOnlyList<MentionEntity> Mentions { get; init; } = [];

    public string Locale { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>What an installation update says: add or remove.</summary>
    public string Action { get; init; } = "";

    public IReadOnlyList<ChannelAccount> MembersAdded { get; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get; init; } = [];

    /// <summary>The sender waits for the answers in the HTTP answer itself.</summary>
    public bool ExpectsReplies { get; init; }

    /// <summary>A button's data came with it, readable or not.</summary>
    public bool IsCardAction { get; init; }

    /// <summary>The pressed button; null when its data cannot be read.</summary>
    public ActionData? ActionData { get; init; }

    /// <summary>The client only asks how the card looks now.</summary>
    public bool IsRefresh { get; init; }
}
