namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>A person or a bot in a conversation, as the activity names them.</summary>
/// <param name="Id">The account id for this bot.</param>
/// <param name="TenantId">Their own tenant where it is stated; "" otherwise.</param>
internal sealed record ChannelAccount(string Id, string Name, string TenantId)
{
    /// <summary>Their id in the directory, the same for every bot; "" where it is not stated, and for bots.</summary>
    public string ObjectId { get; init; } = "";
}
