using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>A conversation whose roster can be requested.</summary>
/// <param name="Conversation">The conversation, for its tenant.</param>
/// <param name="ConversationId">The owner of the roster: a channel, a team, a chat.</param>
/// <param name="TeamId">The team whose roster is used where a channel has none; "" for none.</param>
/// <param name="Bot">The bot's own account there.</param>
internal sealed record RosterConversation(
    Conversation Conversation,
    string ConversationId,
    string TeamId,
    string ServiceUrl,
    string Bot
)
{
    /// <summary>The conversation in which somebody writes.</summary>
    public static RosterConversation FromActivity(Conversation where, Activity activity) =>
        new(
            where,
            where.Id,
            activity.TeamId == where.Id ? "" : activity.TeamId,
            activity.ServiceUrl,
            activity.Recipient.Id
        );

    /// <summary>
    /// The conversation of an event about members: the team, except for events about a single channel, whose members
    /// need not be those of the team.
    /// </summary>
    public static RosterConversation FromMembersEvent(Conversation where, Activity activity)
    {
        var isOfChannel = activity.EventType.StartsWith("channel", StringComparison.OrdinalIgnoreCase);
        var said = isOfChannel ? activity.TeamChannelId : activity.TeamId;
        return new(where, said.Length > 0 ? said : where.Id, "", activity.ServiceUrl, activity.Recipient.Id);
    }

    /// <summary>The conversations that a member of this one belongs to.</summary>
    public string[] ConversationIds => TeamId.Length > 0 ? [ConversationId, TeamId] : [ConversationId];

    /// <summary>Identifies a roster, from whichever channel it is requested.</summary>
    public (string Workspace, string Conversation, string Bot) Key => (Conversation.Workspace, ConversationId, Bot);
}
