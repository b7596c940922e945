namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>Somebody or some bot in a conversation, as the wire names him.</summary>
/// <param name="Id">The address under which this bot meets them.</param>
/// <param name="TenantId">Their own tenant where the platform says it; "" otherwise.</param>
internal sealed record ChannelAccount(string Id, string Name, string TenantId)
{
    /// <summary>
    /// Their id in the directory, whatever bot asks; "" where the platform does not say it, and for bots.
    /// </summary>
    public string ObjectId { get; init; } = "";
}
