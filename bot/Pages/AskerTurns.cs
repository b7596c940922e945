using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Pages;

/// <summary>Turns of the person who asked for a link, when the link is used.</summary>
internal sealed class AskerTurns(IMembershipStore membershipStore, TimeProvider clock)
{
    /// <summary>
    /// A turn of the person who asked, in the conversation where they asked, with their present membership: the link
    /// gives nothing that they may not do any more.
    /// </summary>
    public async Task<Turn> CreateAsync(
        Conversation conversation,
        string person,
        DateTimeOffset askedAt,
        CancellationToken cancel
    )
    {
        var known = await membershipStore.FindAsync(conversation.Workspace, [person], cancel);
        var reported = known.FirstOrDefault(k => k.Room == MembershipRecord.WholeWorkspace);
        // Links are created for staff only. A channel that stores no memberships therefore leaves the person as staff.
        var isAway = known.Any(k => k.Membership == Membership.Away && k.At >= askedAt);
        var membership = reported?.Membership switch
        {
            Membership.Guest => Membership.Guest,
            _ when isAway => Membership.Away,
            _ => Membership.Staff,
        };
        return new("", conversation, new(person, "", membership), "", clock.GetUtcNow());
    }
}
