using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// Who may decide what waits for a decision, asked before anybody does: what is not his to decide need not be offered
/// to him.
/// </summary>
public sealed partial record Project
{
    /// <summary>
    /// Whether somebody may issue this draft; <see cref="Issue"/> asks the same at the moment of the act.
    /// </summary>
    public bool CanIssue(Invoice draft, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.IssueInvoice, by, now)
        && !IsOwnWork(Permission.IssueInvoice, by.Id, draft.Drafted, now);

    /// <summary>Who may issue this draft, of those who hold a role and can still act.</summary>
    public IReadOnlyList<string> IssuersOf(Invoice draft, DateTimeOffset now) =>
        ReviewersOf(Permission.IssueInvoice, draft.Drafted, now);

    /// <summary>Whether somebody may decide what was asked for; <see cref="Approve"/> asks the same.</summary>
    public bool CanDecide(ApprovalRequest request, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.Decide, by, now)
        && !IsOwnWork(Permission.Decide, by.Id, request.Signed, now);

    /// <summary>Who may decide what was asked for.</summary>
    public IReadOnlyList<string> DecidersOf(ApprovalRequest request, DateTimeOffset now) =>
        ReviewersOf(Permission.Decide, request.Signed, now);

    /// <summary>
    /// Whether somebody may confirm for the team what was submitted: an approver always, a lead what others submitted.
    /// </summary>
    public bool CanConfirm(Submission submitted, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.ConfirmForTeam, by, now)
        && OwnSubmissionReason(submitted, by.Id, now) is null;

    /// <summary>A role of one's own as approver covers one's own work; acting for an approver does not.</summary>
    private OwnWorkReason? OwnSubmissionReason(Submission submitted, string by, DateTimeOffset now) =>
        RoleHolders.Exists(h => h.Actor == by && h.Role == Role.Approver)
            ? null
            : FindOwnWorkReason(Permission.ConfirmForTeam, by, submitted.Signed, now);
}
