using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>A conversation whose roster can be asked.</summary>
/// <param name="Where">The place, for its tenant.</param>
/// <param name="Conversation">Whose roster it is: a channel, a team, a chat.</param>
/// <param name="Team">The team that is asked where a channel has no roster of its own; "" for none.</param>
/// <param name="Bot">The bot's own account there.</param>
internal sealed record RosterRoom(Place Where, string Conversation, string Team, string ServiceUrl, string Bot)
{
    /// <summary>The room in which somebody speaks.</summary>
    public static RosterRoom Of(Place where, Activity activity) =>
        new(
            where,
            where.Conversation,
            activity.Team == where.Conversation ? "" : activity.Team,
            activity.ServiceUrl,
            activity.Bot.Id
        );

    /// <summary>
    /// The room of which the platform tells that somebody came or went: the team, but for what it tells of one channel
    /// only, whose people need not be those of the team.
    /// </summary>
    public static RosterRoom OfEvent(Place where, Activity activity)
    {
        var isOfChannel = activity.EventType.StartsWith("channel", StringComparison.OrdinalIgnoreCase);
        var said = isOfChannel ? activity.TeamChannel : activity.Team;
        return new(where, said.Length > 0 ? said : where.Conversation, "", activity.ServiceUrl, activity.Bot.Id);
    }

    /// <summary>The conversations in which somebody is who is in this one.</summary>
    public string[] All => Team.Length > 0 ? [Conversation, Team] : [Conversation];

    /// <summary>One roster, whoever asks and out of which channel.</summary>
    public (string Workspace, string Conversation, string Bot) Key => (Where.Workspace, Conversation, Bot);
}
