using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>What a roster states about a person.</summary>
/// <param name="PersonKey">Their key; "" where they have no id in the directory.</param>
/// <param name="Membership">Staff, guest, or away: not in that conversation. Unknown where the entry does not state
/// enough.</param>
internal sealed record RosterResult(string PersonKey, Membership Membership)
{
    /// <summary>Their display name; "" where the roster names none.</summary>
    public string Name { get; init; } = "";
}
