using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Delivery;

/// <summary>Which card tells of an event.</summary>
internal static class EventCards
{
    /// <summary>
    /// The card that is posted for an event that no person in the chat caused; null for events that are only recorded.
    /// </summary>
    public static CardAddress? ForPost(Project project, ProjectEvent what) =>
        what switch
        {
            PaymentRecorded e => Of(project, CardKind.PaymentReceived, e.Milestone, e.Payment),
            BankReturnRecorded e => Of(project, CardKind.BankReturn, e.Milestone, e.Receipt),
            AnnouncementEnded { State: AnnouncedPaymentState.Stopped } e => Of(
                project,
                CardKind.AnnouncedPayment,
                e.Milestone,
                e.Announced
            ),
            ReminderPosted e => Of(project, CardKind.Reminder, e.Milestone, e.Invoice),
            NoticeSent { Kind: NoticeKind.Ahead } e => Of(project, CardKind.NoticeAhead, e.Item),
            NoticeSent { Kind: NoticeKind.Unbilled } e => Of(project, CardKind.NoticeUnbilled, e.Item),
            NoticeSent { Kind: NoticeKind.Expected } e => Of(project, CardKind.NoticeExpected, e.Item),
            NoticeSent { Kind: NoticeKind.Evidence } e => Of(project, CardKind.NoticeEvidence, e.Item),
            NoticeSent { Kind: NoticeKind.Draft } e => Of(
                project,
                CardKind.NoticeDraft,
                project.InvoiceById(e.Item).Milestone,
                e.Item
            ),
            NoticeSent { Kind: NoticeKind.Request } e => Of(
                project,
                CardKind.NoticeRequest,
                project.Requests.Find(r => r.Id == e.Item)!.Milestone,
                e.Item
            ),
            NoticeSent { Kind: NoticeKind.Terms } => Whole(project, CardKind.NoticeTerms),
            NoticeSent { Kind: NoticeKind.Digest } => Whole(project, CardKind.NoticeDigest),
            _ => null,
        };

    /// <summary>
    /// The card that informs people on another platform about an event; null where the update of the shown cards is
    /// enough.
    /// </summary>
    public static CardAddress? ForCrossPost(Project project, ProjectEvent what) =>
        what switch
        {
            TermsSent or TermsAgreed => Whole(project, CardKind.Terms),
            TermsAmended or AmendmentWithdrawn => Whole(project, CardKind.Amendment),
            ProjectHeld or ProjectResumed => Whole(project, CardKind.Pause),
            ProjectClosed or ProjectCancelled or ConversationTied { Workspace: not null } => Whole(
                project,
                CardKind.Project
            ),
            ProjectClaimed or AppointmentBound => Whole(project, CardKind.Team),
            StageStarted or ChangesRequested or StageReopened or ConfirmationUndone => Of(
                project,
                CardKind.StageStarted,
                what.AffectedMilestone
            ),
            StageSubmitted => Of(project, CardKind.StageSubmitted, what.AffectedMilestone),
            EvidenceAttached => Of(project, CardKind.StageEvidence, what.AffectedMilestone),
            StageConfirmed => Of(project, CardKind.StageConfirmed, what.AffectedMilestone),
            GateOverridden => Of(project, CardKind.Gate, what.AffectedMilestone),
            InvoiceDrafted e => Of(project, CardKind.InvoiceDraft, e.Milestone, e.Invoice),
            InvoiceSentBack e => Of(project, CardKind.InvoiceDraft, e.Milestone, e.Invoice),
            InvoiceIssued e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            CreditIssued e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            InvoiceVoided e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            InvoiceWrittenOff e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            PaymentReversed e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            PaymentAnnounced e => Of(project, CardKind.AnnouncedPayment, e.Milestone, e.Announced),
            RefundRecorded e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            DisputeUndone e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            InvoiceDisputed e => Of(project, CardKind.Invoice, e.Milestone, e.Invoice),
            RequestMade e => Of(project, CardKind.ApprovalRequest, e.Milestone, e.Request),
            RequestDecided e => Of(project, CardKind.ApprovalRequest, e.Milestone, e.Request),
            _ => ForPost(project, what),
        };

    private static CardAddress Whole(Project project, CardKind kind) => CardAddress.OfProject(kind, project.Id);

    private static CardAddress Of(Project project, CardKind kind, int? milestone) =>
        milestone is { } id ? CardAddress.OfMilestone(kind, project.Id, id) : Whole(project, kind);

    private static CardAddress Of(Project project, CardKind kind, int milestone, int which) =>
        CardAddress.OfMilestone(kind, project.Id, milestone, which);
}
