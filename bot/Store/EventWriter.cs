using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>Where an event is written: its project, its entry in the journal, and who signs it.</summary>
internal sealed record Slot(string Workspace, string Project, long Seq, Signature Signed);

/// <summary>One SQL statement and its values.</summary>
internal readonly record struct Statement(string Sql, object Values);

/// <summary>
/// What every event writes into the tables: one statement each. The journal entry beside it, the project's revision and
/// the milestone's are the same for all and stand in <see cref="Ledger"/>.
/// </summary>
internal static partial class EventWriter
{
    public static Statement Of(ProjectEvent what, Slot slot) =>
        what switch
        {
            ProjectCreated e => Created(e, slot),
            PlaceTied e => Tied(e, slot),
            PlaceLeft e => Left(e, slot),
            RoleGiven e => Given(e, slot),
            RoleTaken e => Taken(e, slot),
            PersonRekeyed e => Rekeyed(e, slot),
            CodeBrought e => Brought(e, slot),
            ProjectClaimed e => Given(new(e.Actor, Role.Lead, ByCreation: false), slot),
            RoleAppointed e => Appointed(e, slot),
            AppointmentEnded e => Ended(e, slot),
            AppointmentBound e => Bound(e, slot),
            MilestoneAdded e => Added(e, slot),
            MilestoneChanged e => Changed(e, slot),
            MilestoneMoved e => Moved(e, slot),
            MilestoneDropped e => Dropped(e, slot),
            TermsSent => Sent(slot),
            TermsAgreed e => Agreed(e, slot),
            StageStarted e => Started(e, slot),
            StageSubmitted e => Submitted(e, slot),
            ChangesRequested e => Requested(e, slot),
            EvidenceAttached e => Attached(e, slot),
            EvidenceEdited e => Edited(e, slot),
            StageConfirmed e => Confirmed(e, slot),
            GateOverridden e => Overridden(e, slot),
            InvoiceDrafted e => Drafted(e, slot),
            InvoiceDiscarded e => Discarded(e, slot),
            InvoiceIssued e => Issued(e, slot),
            PaymentRecorded e => Paid(e, slot),
            ProjectClosed => Closed(slot),
            ProjectHeld e => Held(e, slot),
            ProjectResumed => Resumed(slot),
            ProjectCancelled e => Cancelled(e, slot),
            SettingsChanged e => Changed(e, slot),
            ClientChanged e => Changed(e, slot),
            DeputyNamed e => Named(e, slot),
            DeputyRemoved e => Removed(e, slot),
            ClientLinkMade e => Linked(e, slot),
            ClientLinksRevoked => Revoked(slot),
            TermsAmended e => Amended(e, slot),
            AmendmentWithdrawn => Withdrawn(slot),
            RequestMade e => Asked(e, slot),
            RequestDecided e => Decided(e, slot),
            StageReopened e => Reopened(e, slot),
            ConfirmationUndone e => Undone(e, slot),
            InvoiceSentBack e => SentBack(e, slot),
            InvoicePutOff e => PutOff(e, slot),
            CreditIssued e => Credited(e, slot),
            InvoiceVoided e => Voided(e, slot),
            InvoiceWrittenOff e => WrittenOff(e, slot),
            WriteOffLapsed e => Lapsed(e, slot),
            PaymentReversed e => Reversed(e, slot),
            RefundRecorded e => Refunded(e, slot),
            InvoiceDisputed e => Disputed(e, slot),
            DisputeSettled e => Settled(e, slot),
            PaymentPromised e => Promised(e, slot),
            InvoiceSnoozed e => Snoozed(e, slot),
            PromiseUndone e => Promised(e.Invoice, e.Before, slot),
            SnoozeUndone e => Snoozed(e.Invoice, e.Before, slot),
            DisputeUndone e => Uncontested(e.Invoice, slot),
            ReminderPosted e => Reminded(e, slot),
            Nudged e => Said(e, slot),
            ReceiptDismissed e => Dismissed(e, slot),
            MoneyTakenBack e => TakenBack(e, slot),
            TakenBackSettled e => Settled(e, slot),
            PaymentAnnounced e => Announced(e, slot),
            AnnouncementEnded e => Ended(e, slot),
            _ => throw new InvalidOperationException(
                $"{what.GetType().Name} has no statement in EventWriter; add it there."
            ),
        };

    private static long At(Slot slot) => slot.Signed.At.ToUnixTimeMilliseconds();

    private static long Bit(bool yes) => yes ? 1 : 0;

    private static string? Iso(DateOnly? date) => date?.Iso();

    private static string? Word(Criterion? criterion) => criterion is { } c ? Words<Criterion>.Of(c) : null;

    /// <summary>A sum is in the project's currency; the rule has seen to that.</summary>
    private static (string Kind, long Value) Stored(Amount amount) =>
        amount switch
        {
            Amount.Share share => ("share", share.Percent.Units),
            Amount.Sum sum => ("sum", sum.Money.Minor),
            Amount.Rest => ("rest", 0),
            Amount.Unbilled => ("unbilled", 0),
            _ => throw new InvalidOperationException($"{amount.GetType().Name} has no word in EventWriter."),
        };
}
