using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Who may decide what is pending. Cards use it to show buttons only to people who may use them.</summary>
public sealed partial record Project
{
    /// <summary>Whether a person may issue this draft. <see cref="Issue"/> checks the same again.</summary>
    public bool CanIssue(Invoice draft, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.IssueInvoice, by, now)
        && !IsOwnWork(Permission.IssueInvoice, by.Id, draft.Drafted, now);

    /// <summary>The role holders who may issue this draft and can still act.</summary>
    public IReadOnlyList<string> IssuersOf(Invoice draft, DateTimeOffset now) =>
        ReviewersOf(Permission.IssueInvoice, draft.Drafted, now);

    /// <summary>Whether a person may decide this request. <see cref="Approve"/> checks the same again.</summary>
    public bool CanDecide(ApprovalRequest request, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.Decide, by, now)
        && !IsOwnWork(Permission.Decide, by.Id, request.Signed, now);

    /// <summary>The role holders who may decide this request.</summary>
    public IReadOnlyList<string> DecidersOf(ApprovalRequest request, DateTimeOffset now) =>
        ReviewersOf(Permission.Decide, request.Signed, now);

    /// <summary>
    /// Whether a person may confirm a submission for the team: an approver always, a lead only what others submitted.
    /// </summary>
    public bool CanConfirm(Submission submitted, Actor by, DateTimeOffset now) =>
        Permissions.IsAllowed(this, Permission.ConfirmForTeam, by, now)
        && OwnSubmissionReason(submitted, by.Id, now) is null;

    /// <summary>The role holders who may confirm a submission for the team.</summary>
    public IReadOnlyList<string> ConfirmersOf(Submission submitted, DateTimeOffset now) =>
        [
            .. Permissions
                .GetHolders(this, Permissions.GetRoles(Permission.ConfirmForTeam), now)
                .Where(a => Accounts.IsActive(a) && OwnSubmissionReason(submitted, a, now) is null),
        ];

    /// <summary>The role holders who may accept evidence that somebody attached.</summary>
    public IReadOnlyList<string> EvidenceReviewers(DateTimeOffset now) =>
        [
            .. Permissions
                .GetHolders(this, Permissions.GetRoles(Permission.AcceptEvidence), now)
                .Where(Accounts.IsActive),
        ];

    /// <summary>A person's own approver role covers their own work. Acting for an approver does not.</summary>
    private OwnWorkReason? OwnSubmissionReason(Submission submitted, string by, DateTimeOffset now) =>
        RoleHolders.Exists(h => h.Actor == by && h.Role == Role.Approver)
            ? null
            : FindOwnWorkReason(Permission.ConfirmForTeam, by, submitted.Signed, now);
}
