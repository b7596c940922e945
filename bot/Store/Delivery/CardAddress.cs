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
/// A card's address taken apart: <c>kind/project/subject</c>; the subject is <c>p</c> for the project or <c>m3</c> for
/// a milestone. Behind it may stand which invoice or request of that milestone is meant. Untrusted.
/// </summary>
internal sealed record CardAddress(string Project, string Subject)
{
    public const string ProjectSubject = "p";

    /// <summary>Null for what is no address, and for a card that belongs to no project.</summary>
    public static CardAddress? Parse(string card) =>
        card.Split('/') is { Length: <= 4 } and [_, { Length: > 0 } project, var subject, ..]
        && project != Card.NoProject
            ? new(project, subject)
            : null;

    public static CardAddress? Parse(CardAction? cardAction) =>
        cardAction is null ? null : Parse(cardAction.CardAddress);

    /// <summary>
    /// The address of the pressed card if it belongs to no project: a form that is used once. Else "".
    /// </summary>
    public static string GetFormAddress(Turn turn) =>
        turn.CardAction?.CardAddress.Split('/') is [{ Length: > 0 }, Card.NoProject, { Length: > 0 }]
            ? turn.CardAction.CardAddress
            : "";

    public static string ToMilestoneSubject(int id) => string.Create(CultureInfo.InvariantCulture, $"m{id}");

    /// <summary>
    /// The card that is posted with an event which nobody in a room brought about; null for what is only noted.
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
    /// The card that tells people on another platform of what somebody changed; null for what their standing cards say
    /// well enough.
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

    /// <summary>Whether the card is of something that counts its changes, so that an old one can be told.</summary>
    public bool HasRevision => Subject is ProjectSubject or ['m', ..];

    /// <summary>The milestone that is the subject; null for the project, and for what is no subject.</summary>
    public int? Milestone =>
        Subject is ['m', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>How many changes the subject has seen; null for a subject that is not there.</summary>
    public long? GetRevision(Project project) =>
        Subject == ProjectSubject ? project.Revision : project.Milestones.Find(m => m.Id == Milestone)?.Revision;
}
