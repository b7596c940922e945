using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>A conversation whose roster can be asked.</summary>
/// <param name="Conversation">The place, for its tenant.</param>
/// <param name="ConversationId">Whose roster it is: a channel, a team, a chat.</param>
/// <param name="TeamId">The team that is asked where a channel has no roster of its own; "" for none.</param>
/// <param name="Bot">The bot's own account there.</param>
internal sealed record RosterConversation(
    Conversation Conversation,
    string ConversationId,
    string TeamId,
    string ServiceUrl,
    string Bot
)
{
    /// <summary>The room in which somebody speaks.</summary>
    public static RosterConversation FromActivity(Conversation where, Activity activity) =>
        new(
            where,
            where.Id,
            activity.TeamId == where.Id ? "" : activity.TeamId,
            activity.ServiceUrl,
            activity.Recipient.Id
        );

    /// <summary>
    /// The room of which the platform tells that somebody came or went: the team, but for what it tells of one channel
    /// only, whose people need not be those of the team.
    /// </summary>
    public static RosterConversation FromMembersEvent(Conversation where, Activity activity)
    {
        var isOfChannel = activity.EventType.StartsWith("channel", StringComparison.OrdinalIgnoreCase);
        var said = isOfChannel ? activity.TeamChannelId : activity.TeamId;
        return new(where, said.Length > 0 ? said : where.Id, "", activity.ServiceUrl, activity.Recipient.Id);
    }

    /// <summary>The conversations in which somebody is who is in this one.</summary>
    public string[] ConversationIds => TeamId.Length > 0 ? [ConversationId, TeamId] : [ConversationId];

    /// <summary>One roster, whoever asks and out of which channel.</summary>
    public (string Workspace, string Conversation, string Bot) Key => (Conversation.Workspace, ConversationId, Bot);
}
