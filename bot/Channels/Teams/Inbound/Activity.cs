namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// One inbound activity of the Bot Framework protocol, with the properties that the bot uses. Ids are opaque.
/// </summary>
internal sealed record Activity
{
    public required string Type { get; init; }

    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    public string Id { get; init; } = "";

    /// <summary>The message that a click belongs to; "" where there is none.</summary>
    public string ReplyToId { get; init; } = "";

    /// <summary>The name of an invoke.</summary>
    public string Name { get; init; } = "";

    /// <summary>The full conversation id, thread included.</summary>
    public required string ConversationId { get; init; }

    public string ConversationType { get; init; } = "";

    public bool IsGroup { get; init; }

    public required ChannelAccount From { get; init; }

    /// <summary>The bot's account on this channel.</summary>
    public required ChannelAccount Recipient { get; init; }

    /// <summary>The tenant that the conversation belongs to; "" where there is none.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>
    /// The sender's tenant; it differs only where people of several tenants meet. "" where there is none.
    /// </summary>
    public string SenderTenantId { get; init; } = "";

    /// <summary>The team that the conversation's channel belongs to; "" where there is none.</summary>
    public string TeamId { get; init; } = "";

    /// <summary>The channel of the team; "" where there is none.</summary>
    public string TeamChannelId { get; init; } = "";

    /// <summary>The name of a team event: "teamMemberRemoved", "channelMemberAdded"; "" for others.</summary>
    public string EventType { get; init; } = "";

    /// <summary>The typed text; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>The format of the text: plain, markdown or xml.</summary>
    public string TextFormat { get; init; } = "";

    /// <summary>The HTML copy of the message that the client sends beside its text; "" where there is none.</summary>
    public string Html { get; init; } = "";

    /// <summary>Files or pictures are attached.</summary>
    public bool HasFile { get; init; }

    /// <summary>The activity edits an earlier message.</summary>
    public bool IsEdit { get; init; }

    public IReadOnlyList<MentionEntity> Mentions { get; init; } = [];

    public string Locale { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>The action of an installation update: add or remove.</summary>
    public string Action { get; init; } = "";

    public IReadOnlyList<ChannelAccount> MembersAdded { get; init; } = [];

    public IReadOnlyList<ChannelAccount> MembersRemoved { get; init; } = [];

    /// <summary>The sender expects the replies in the HTTP response.</summary>
    public bool ExpectsReplies { get; init; }

    /// <summary>It contains the data of a button, readable or not.</summary>
    public bool IsCardAction { get; init; }

    /// <summary>The clicked button; null when its data cannot be read.</summary>
    public ActionData? ActionData { get; init; }

    /// <summary>The client only requests the current card.</summary>
    public bool IsRefresh { get; init; }
}
