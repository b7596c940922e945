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
    public static RosterConversation FromActivity(Conversation conversation, Activity activity) =>
        new(
            conversation,
            conversation.Id,
            activity.TeamId == conversation.Id ? "" : activity.TeamId,
            activity.ServiceUrl,
            activity.Recipient.Id
        );

    /// <summary>
    /// The conversation of an event about members: the team, except for events about a single channel, whose members
    /// need not be those of the team.
    /// </summary>
    public static RosterConversation FromMembersEvent(Conversation conversation, Activity activity)
    {
        var isOfChannel = activity.EventType.StartsWith("channel", StringComparison.OrdinalIgnoreCase);
        var id = isOfChannel ? activity.TeamChannelId : activity.TeamId;
        return new(conversation, id.Length > 0 ? id : conversation.Id, "", activity.ServiceUrl, activity.Recipient.Id);
    }

    /// <summary>The conversations that a member of this one belongs to.</summary>
    public string[] ConversationIds => TeamId.Length > 0 ? [ConversationId, TeamId] : [ConversationId];

    /// <summary>Identifies a roster, from whichever channel it is requested.</summary>
    public (string Workspace, string Conversation, string Bot) Key => (Conversation.Workspace, ConversationId, Bot);
}
