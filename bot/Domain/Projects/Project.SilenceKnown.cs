using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Whether the client read that their silence counts. They did where they agreed themselves on their page, or where the mail
/// server took the mail with these terms before somebody of the team recorded the agreement. All else is somebody's word.
/// </summary>
public sealed partial record Project
{
    /// <summary>The mail server took the mail with the terms that wait now, to the present contact.</summary>
    private bool AreTermsMailed =>
        TermsMail is { Kind: ClientMailKind.Terms, IsWaiting: false, Fault: null } mail
        && mail.At >= Proposed?.At
        && OutdatedProposal is null
        && IsContactAddress(mail.To);

    /// <summary>
    /// The milestones whose rule the client is known to have read once these terms are agreed; null where no milestone
    /// holds one. What they read before and did not change stays read.
    /// </summary>
    private IReadOnlyList<int>? FindSilenceKnown(bool heldByTeam)
    {
        List<Milestone> holding = [.. WithAmendment.LiveMilestones.Where(m => m.SilenceDays is not null)];
        if (holding.Count == 0)
            return null;
        var isRead = !heldByTeam || AreTermsMailed;
        return [.. holding.Where(m => isRead || IsReadBefore(m)).Select(m => m.Id)];
    }

    private bool IsReadBefore(Milestone after) =>
        Agreement is { } agreed
        && agreed.IsSilenceKnown(after.Id)
        && Milestones.Find(m => m.Id == after.Id)?.SilenceDays == after.SilenceDays;
}
