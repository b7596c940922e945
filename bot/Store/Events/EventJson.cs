using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Store.Events;

/// <summary>
/// Events as the journal stores them: a verb and its details in JSON. An event type may be renamed; its verb must never
/// change.
/// </summary>
internal static class EventJson
{
    private sealed record EventFormat(string Verb, Type Type, JsonTypeInfo Shape);

    private static readonly EventFormat[] EventFormats =
    [
        Of("project-created", StoreJson.Default.ProjectCreated),
        Of("place-tied", StoreJson.Default.ConversationTied),
        Of("place-left", StoreJson.Default.ConversationLeft),
        Of("role-given", StoreJson.Default.RoleGiven),
        Of("role-taken", StoreJson.Default.RoleRemoved),
        Of("person-rekeyed", StoreJson.Default.PersonRekeyed),
        Of("code-brought", StoreJson.Default.InvitationUsed),
        Of("project-claimed", StoreJson.Default.ProjectClaimed),
        Of("role-appointed", StoreJson.Default.RoleAppointed),
        Of("appointment-ended", StoreJson.Default.AppointmentEnded),
        Of("appointment-bound", StoreJson.Default.AppointmentBound),
        Of("milestone-added", StoreJson.Default.MilestoneAdded),
        Of("milestone-changed", StoreJson.Default.MilestoneChanged),
        Of("milestone-moved", StoreJson.Default.MilestoneMoved),
        Of("milestone-dropped", StoreJson.Default.MilestoneDropped),
        Of("terms-sent", StoreJson.Default.TermsSent),
        Of("terms-agreed", StoreJson.Default.TermsAgreed),
        Of("stage-started", StoreJson.Default.StageStarted),
        Of("stage-submitted", StoreJson.Default.StageSubmitted),
        Of("changes-requested", StoreJson.Default.ChangesRequested),
        Of("evidence-attached", StoreJson.Default.EvidenceAttached),
        Of("evidence-edited", StoreJson.Default.EvidenceEdited),
        Of("stage-confirmed", StoreJson.Default.StageConfirmed),
        Of("gate-overridden", StoreJson.Default.GateOverridden),
        Of("invoice-drafted", StoreJson.Default.InvoiceDrafted),
        Of("invoice-discarded", StoreJson.Default.InvoiceDiscarded),
        Of("invoice-issued", StoreJson.Default.InvoiceIssued),
        Of("payment-recorded", StoreJson.Default.PaymentRecorded),
        Of("project-closed", StoreJson.Default.ProjectClosed),
        Of("project-held", StoreJson.Default.ProjectHeld),
        Of("project-resumed", StoreJson.Default.ProjectResumed),
        Of("project-cancelled", StoreJson.Default.ProjectCancelled),
        Of("settings-changed", StoreJson.Default.SettingsChanged),
        Of("client-changed", StoreJson.Default.ClientChanged),
        Of("deputy-named", StoreJson.Default.DeputyNamed),
        Of("deputy-removed", StoreJson.Default.DeputyRemoved),
        Of("client-link-made", StoreJson.Default.ClientLinkMade),
        Of("client-links-revoked", StoreJson.Default.ClientLinksRevoked),
        Of("terms-amended", StoreJson.Default.TermsAmended),
        Of("amendment-withdrawn", StoreJson.Default.AmendmentWithdrawn),
        Of("request-made", StoreJson.Default.RequestMade),
        Of("request-decided", StoreJson.Default.RequestDecided),
        Of("stage-reopened", StoreJson.Default.StageReopened),
        Of("confirmation-undone", StoreJson.Default.ConfirmationUndone),
        Of("invoice-sent-back", StoreJson.Default.InvoiceSentBack),
        Of("invoice-put-off", StoreJson.Default.InvoicePostponed),
        Of("credit-issued", StoreJson.Default.CreditIssued),
        Of("invoice-voided", StoreJson.Default.InvoiceVoided),
        Of("invoice-written-off", StoreJson.Default.InvoiceWrittenOff),
        Of("write-off-lapsed", StoreJson.Default.WriteOffLapsed),
        Of("payment-reversed", StoreJson.Default.PaymentReversed),
        Of("refund-recorded", StoreJson.Default.RefundRecorded),
        Of("invoice-disputed", StoreJson.Default.InvoiceDisputed),
        Of("dispute-settled", StoreJson.Default.DisputeSettled),
        Of("payment-promised", StoreJson.Default.PaymentPromised),
        Of("invoice-snoozed", StoreJson.Default.InvoiceSnoozed),
        Of("promise-undone", StoreJson.Default.PromiseUndone),
        Of("snooze-undone", StoreJson.Default.SnoozeUndone),
        Of("dispute-undone", StoreJson.Default.DisputeUndone),
        Of("reminder-posted", StoreJson.Default.ReminderPosted),
        Of("nudged", StoreJson.Default.NoticeSent),
        Of("receipt-dismissed", StoreJson.Default.IncomingPaymentDismissed),
        Of("money-taken-back", StoreJson.Default.BankReturnRecorded),
        Of("taken-back-settled", StoreJson.Default.BankReturnSettled),
        Of("payment-announced", StoreJson.Default.PaymentAnnounced),
        Of("announcement-ended", StoreJson.Default.AnnouncementEnded),
    ];

    private static readonly Dictionary<Type, EventFormat> ByType = EventFormats.ToDictionary(v => v.Type);
    private static readonly Dictionary<string, EventFormat> ByWord = EventFormats.ToDictionary(
        v => v.Verb,
        StringComparer.Ordinal
    );

    public static (string Verb, string Details) Write(ProjectEvent what) =>
        ByType.TryGetValue(what.GetType(), out var eventFormat)
            ? (eventFormat.Verb, JsonSerializer.Serialize(what, eventFormat.Shape))
            : throw new InvalidOperationException(
                $"{what.GetType().Name} has no verb in EventJson; add it to its list."
            );

    public static ProjectEvent Read(string verb, string details) =>
        (ProjectEvent)JsonSerializer.Deserialize(details, ByWord[verb].Shape)!;

    private static EventFormat Of<T>(string word, JsonTypeInfo<T> shape)
        where T : ProjectEvent => new(word, typeof(T), shape);
}
