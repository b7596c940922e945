using System.Globalization;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Delivery;

/// <summary>
/// A parsed card address: <c>kind/project/subject</c>. The subject is <c>p</c> for the project or <c>m3</c> for a
/// milestone; the invoice or request of that milestone may follow. Untrusted.
/// </summary>
internal sealed record CardAddress(string Project, string Subject)
{
    public const string ProjectSubject = "p";

    /// <summary>Null for text that is no address, and for a card that belongs to no project.</summary>
    public static CardAddress? Parse(string card) =>
        card.Split('/') is { Length: <= 4 } and [_, { Length: > 0 } project, var subject, ..]
        && project != Card.NoProject
            ? new(project, subject)
            : null;

    public static CardAddress? Parse(CardAction? cardAction) =>
        cardAction is null ? null : Parse(cardAction.CardAddress);

    /// <summary>
    /// The address of the clicked card if it belongs to no project, that is, a form that can be used once; otherwise
    /// "".
    /// </summary>
    public static string GetFormAddress(Turn turn) =>
        turn.CardAction?.CardAddress.Split('/') is [{ Length: > 0 }, Card.NoProject, { Length: > 0 }]
            ? turn.CardAction.CardAddress
            : "";

    public static string ToMilestoneSubject(int id) => string.Create(CultureInfo.InvariantCulture, $"m{id}");

    /// <summary>
    /// The card that is posted for an event that no person in the chat caused; null for events that are only recorded.
    /// </summary>
    public static string? ForPost(Project project, ProjectEvent what) =>
        what switch
        {
            PaymentRecorded e => Format(project, "received", e.Milestone, e.Payment),
            BankReturnRecorded e => Format(project, "takenback", e.Milestone, e.Receipt),
            AnnouncementEnded { State: AnnouncedPaymentState.Stopped } e => Format(
                project,
                "announced",
                e.Milestone,
                e.Announced
            ),
            ReminderPosted e => Format(project, "reminder", e.Milestone, e.Invoice),
            NoticeSent
            {
                Kind: NoticeKind.Ahead or NoticeKind.Unbilled or NoticeKind.Expected or NoticeKind.Evidence
            } e => Format(project, "cue-" + EnumText<NoticeKind>.ToText(e.Kind), e.Item, null),
            NoticeSent { Kind: NoticeKind.Draft } e => Format(
                project,
                "cue-draft",
                project.InvoiceById(e.Item).Milestone,
                e.Item
            ),
            NoticeSent { Kind: NoticeKind.Request } e => Format(
                project,
                "cue-request",
                project.Requests.Find(r => r.Id == e.Item)!.Milestone,
                e.Item
            ),
            NoticeSent { Kind: NoticeKind.Terms or NoticeKind.Digest } e => Format(
                project,
                "cue-" + EnumText<NoticeKind>.ToText(e.Kind),
                null,
                null
            ),
            _ => null,
        };

    /// <summary>
    /// The card that informs people on another platform about an event; null where the update of the shown cards is
    /// enough.
    /// </summary>
    public static string? ForCrossPost(Project project, ProjectEvent what) =>
        what switch
        {
            TermsSent or TermsAgreed => Format(project, "terms", null, null),
            TermsAmended or AmendmentWithdrawn => Format(project, "amendment", null, null),
            ProjectHeld or ProjectResumed => Format(project, "pause", null, null),
            ProjectClosed or ProjectCancelled or ConversationTied { Workspace: not null } => Format(
                project,
                "project",
                null,
                null
            ),
            ProjectClaimed or AppointmentBound => Format(project, "team", null, null),
            StageStarted or ChangesRequested or StageReopened or ConfirmationUndone => Format(
                project,
                "started",
                what.AffectedMilestone,
                null
            ),
            StageSubmitted => Format(project, "submitted", what.AffectedMilestone, null),
            EvidenceAttached => Format(project, "evidence", what.AffectedMilestone, null),
            StageConfirmed => Format(project, "confirmed", what.AffectedMilestone, null),
            GateOverridden => Format(project, "gate", what.AffectedMilestone, null),
            InvoiceDrafted e => Format(project, "draft", e.Milestone, e.Invoice),
            InvoiceSentBack e => Format(project, "draft", e.Milestone, e.Invoice),
            InvoiceIssued e => Format(project, "invoice", e.Milestone, e.Invoice),
            CreditIssued e => Format(project, "invoice", e.Milestone, e.Invoice),
            InvoiceVoided e => Format(project, "invoice", e.Milestone, e.Invoice),
            InvoiceWrittenOff e => Format(project, "invoice", e.Milestone, e.Invoice),
            PaymentReversed e => Format(project, "invoice", e.Milestone, e.Invoice),
            PaymentAnnounced e => Format(project, "announced", e.Milestone, e.Announced),
            RefundRecorded e => Format(project, "invoice", e.Milestone, e.Invoice),
            DisputeUndone e => Format(project, "invoice", e.Milestone, e.Invoice),
            InvoiceDisputed e => Format(project, "invoice", e.Milestone, e.Invoice),
            RequestMade e => Format(project, "request", e.Milestone, e.Request),
            RequestDecided e => Format(project, "request", e.Milestone, e.Request),
            _ => ForPost(project, what),
        };

    private static string Format(Project project, string kind, int? milestone, int? which)
    {
        var subject = milestone is { } id ? ToMilestoneSubject(id) : ProjectSubject;
        var address = $"{kind}/{project.Id}/{subject}";
        return which is { } one ? string.Create(CultureInfo.InvariantCulture, $"{address}/{one}") : address;
    }

    /// <summary>Whether the card's subject counts its changes, so that an outdated card can be recognised.</summary>
    public bool HasRevision => Subject is ProjectSubject or ['m', ..];

    /// <summary>The milestone that is the subject; null for the project and for unknown subjects.</summary>
    public int? Milestone =>
        Subject is ['m', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>The subject's count of changes; null if the subject does not exist.</summary>
    public long? GetRevision(Project project) =>
        Subject == ProjectSubject ? project.Revision : project.Milestones.Find(m => m.Id == Milestone)?.Revision;
}
