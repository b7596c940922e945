using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Store.Events;

/// <summary>
/// The table change of every event: one SQL statement each. The journal entry and the revisions of project and
/// milestone are the same for all events; <see cref="EventStore"/> writes them.
/// </summary>
internal static partial class EventWriter
{
    public static SqlStatement CreateStatement(ProjectEvent what, WriteContext context) =>
        what switch
        {
            ProjectCreated e => Created(e, context),
            ConversationTied e => Tied(e, context),
            ConversationLeft e => Left(e, context),
            RoleGiven e => Given(e, context),
            RoleRemoved e => Taken(e, context),
            PersonRekeyed e => Rekeyed(e, context),
            InvitationUsed e => Brought(e, context),
            ProjectClaimed e => Given(new(e.Actor, Role.Lead, ByCreation: false), context),
            RoleAppointed e => Appointed(e, context),
            AppointmentEnded e => Ended(e, context),
            AppointmentBound e => Bound(e, context),
            MilestoneAdded e => Added(e, context),
            MilestoneChanged e => Changed(e, context),
            MilestoneMoved e => Moved(e, context),
            MilestoneDropped e => Dropped(e, context),
            TermsSent => Sent(context),
            TermsAgreed e => Agreed(e, context),
            StageStarted e => Started(e, context),
            StageSubmitted e => Submitted(e, context),
            ChangesRequested e => Requested(e, context),
            EvidenceAttached e => Attached(e, context),
            EvidenceEdited e => Edited(e, context),
            StageConfirmed e => Confirmed(e, context),
            GateOverridden e => Overridden(e, context),
            InvoiceDrafted e => Drafted(e, context),
            InvoiceDiscarded e => Discarded(e, context),
            InvoiceIssued e => Issued(e, context),
            PaymentRecorded e => Paid(e, context),
            ProjectClosed => Closed(context),
            ProjectHeld e => Held(e, context),
            ProjectResumed => Resumed(context),
            ProjectCancelled e => Cancelled(e, context),
            SettingsChanged e => Changed(e, context),
            ClientChanged e => Changed(e, context),
            DeputyNamed e => Named(e, context),
            DeputyRemoved e => Removed(e, context),
            ClientLinkMade e => Linked(e, context),
            ClientLinksRevoked => Revoked(context),
            TermsAmended e => Amended(e, context),
            AmendmentWithdrawn => Withdrawn(context),
            RequestMade e => Asked(e, context),
            RequestDecided e => Decided(e, context),
            StageReopened e => Reopened(e, context),
            ConfirmationUndone e => Undone(e, context),
            InvoiceSentBack e => SentBack(e, context),
            InvoicePostponed e => PutOff(e, context),
            CreditIssued e => Credited(e, context),
            InvoiceVoided e => Voided(e, context),
            InvoiceWrittenOff e => WrittenOff(e, context),
            WriteOffLapsed e => Lapsed(e, context),
            PaymentReversed e => Reversed(e, context),
            RefundRecorded e => Refunded(e, context),
            InvoiceDisputed e => Disputed(e, context),
            DisputeSettled e => Settled(e, context),
            PaymentPromised e => Promised(e, context),
            InvoiceSnoozed e => Snoozed(e, context),
            PromiseUndone e => Promised(e.Invoice, e.Before, context),
            SnoozeUndone e => Snoozed(e.Invoice, e.Before, context),
            DisputeUndone e => Uncontested(e.Invoice, context),
            ReminderPosted e => Reminded(e, context),
            NoticeSent e => Said(e, context),
            IncomingPaymentDismissed e => Dismissed(e, context),
            BankReturnRecorded e => TakenBack(e, context),
            BankReturnSettled e => Settled(e, context),
            PaymentAnnounced e => Announced(e, context),
            AnnouncementEnded e => Ended(e, context),
            _ => throw new InvalidOperationException(
                $"{what.GetType().Name} has no statement in EventWriter; add it there."
            ),
        };

    private static long At(WriteContext context) => context.Signed.At.ToUnixTimeMilliseconds();

    private static long Bit(bool yes) => yes ? 1 : 0;

    private static string? Iso(DateOnly? date) => date?.ToIsoDate();

    private static string? Word(Criterion? criterion) => criterion is { } c ? EnumText<Criterion>.ToText(c) : null;

    /// <summary>The sum is in the project's currency, which the rule has checked.</summary>
    private static (string Kind, long Value) ToColumns(Amount amount) =>
        amount switch
        {
            Amount.Share share => ("share", share.Percent.Units),
            Amount.Sum sum => ("sum", sum.Money.Minor),
            Amount.Rest => ("rest", 0),
            Amount.Unbilled => ("unbilled", 0),
            _ => throw new InvalidOperationException($"{amount.GetType().Name} has no word in EventWriter."),
        };
}
