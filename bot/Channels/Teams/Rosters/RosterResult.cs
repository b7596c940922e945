using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>What a roster says of somebody.</summary>
/// <param name="PersonKey">Their key; "" where the platform gives them no id in the directory.</param>
/// <param name="Membership">Staff, guest, or away: not in that room. Unknown where the entry does not say enough.</param>
internal sealed record RosterResult(string PersonKey, Membership Membership);
