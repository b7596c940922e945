using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>
/// Events as the journal keeps them: a verb and its details. The verbs are for good; an event may be renamed, its verb
/// may not.
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

/// <summary>The shapes of what is stored as JSON, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [
        typeof(MoneyConverter),
        typeof(PercentConverter),
        typeof(AmountConverter),
        typeof(EnumTextConverter<Criterion>),
        typeof(EnumTextConverter<GatePolicy>),
        typeof(EnumTextConverter<Role>),
        typeof(EnumTextConverter<RequestKind>),
        typeof(EnumTextConverter<NoticeKind>),
        typeof(EnumTextConverter<AnnouncedPaymentState>),
        typeof(EnumTextConverter<Membership>),
    ]
)]
[JsonSerializable(typeof(ProjectCreated))]
[JsonSerializable(typeof(ConversationTied))]
[JsonSerializable(typeof(ConversationLeft))]
[JsonSerializable(typeof(RoleGiven))]
[JsonSerializable(typeof(RoleRemoved))]
[JsonSerializable(typeof(PersonRekeyed))]
[JsonSerializable(typeof(InvitationUsed))]
[JsonSerializable(typeof(ProjectClaimed))]
[JsonSerializable(typeof(RoleAppointed))]
[JsonSerializable(typeof(AppointmentEnded))]
[JsonSerializable(typeof(AppointmentBound))]
[JsonSerializable(typeof(MilestoneAdded))]
[JsonSerializable(typeof(MilestoneChanged))]
[JsonSerializable(typeof(MilestoneMoved))]
[JsonSerializable(typeof(MilestoneDropped))]
[JsonSerializable(typeof(TermsSent))]
[JsonSerializable(typeof(TermsAgreed))]
[JsonSerializable(typeof(StageStarted))]
[JsonSerializable(typeof(StageSubmitted))]
[JsonSerializable(typeof(ChangesRequested))]
[JsonSerializable(typeof(EvidenceAttached))]
[JsonSerializable(typeof(EvidenceEdited))]
[JsonSerializable(typeof(EvidenceMessage))]
[JsonSerializable(typeof(StageConfirmed))]
[JsonSerializable(typeof(GateOverridden))]
[JsonSerializable(typeof(InvoiceDrafted))]
[JsonSerializable(typeof(InvoiceDiscarded))]
[JsonSerializable(typeof(InvoiceIssued))]
[JsonSerializable(typeof(PaymentRecorded))]
[JsonSerializable(typeof(ProjectClosed))]
[JsonSerializable(typeof(ProjectHeld))]
[JsonSerializable(typeof(ProjectResumed))]
[JsonSerializable(typeof(ProjectCancelled))]
[JsonSerializable(typeof(SettingsChanged))]
[JsonSerializable(typeof(ClientChanged))]
[JsonSerializable(typeof(DeputyNamed))]
[JsonSerializable(typeof(DeputyRemoved))]
[JsonSerializable(typeof(ClientLinkMade))]
[JsonSerializable(typeof(ClientLinksRevoked))]
[JsonSerializable(typeof(TermsAmended))]
[JsonSerializable(typeof(AmendmentWithdrawn))]
[JsonSerializable(typeof(RequestMade))]
[JsonSerializable(typeof(RequestDecided))]
[JsonSerializable(typeof(StageReopened))]
[JsonSerializable(typeof(ConfirmationUndone))]
[JsonSerializable(typeof(InvoiceSentBack))]
[JsonSerializable(typeof(InvoicePostponed))]
[JsonSerializable(typeof(CreditIssued))]
[JsonSerializable(typeof(InvoiceVoided))]
[JsonSerializable(typeof(InvoiceWrittenOff))]
[JsonSerializable(typeof(WriteOffLapsed))]
[JsonSerializable(typeof(PaymentReversed))]
[JsonSerializable(typeof(RefundRecorded))]
[JsonSerializable(typeof(InvoiceDisputed))]
[JsonSerializable(typeof(DisputeSettled))]
[JsonSerializable(typeof(PaymentPromised))]
[JsonSerializable(typeof(InvoiceSnoozed))]
[JsonSerializable(typeof(PromiseUndone))]
[JsonSerializable(typeof(SnoozeUndone))]
[JsonSerializable(typeof(DisputeUndone))]
[JsonSerializable(typeof(ReminderPosted))]
[JsonSerializable(typeof(NoticeSent))]
[JsonSerializable(typeof(IncomingPaymentDismissed))]
[JsonSerializable(typeof(BankReturnRecorded))]
[JsonSerializable(typeof(BankReturnSettled))]
[JsonSerializable(typeof(PaymentAnnounced))]
[JsonSerializable(typeof(AnnouncementEnded))]
[JsonSerializable(typeof(IReadOnlyList<TermsChange>))]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(TemplateSaved))]
[JsonSerializable(typeof(SellerSet))]
[JsonSerializable(typeof(LabelSaved))]
[JsonSerializable(typeof(LabelRemoved))]
[JsonSerializable(typeof(IReadOnlyList<NewMilestone>))]
internal sealed partial class StoreJson : JsonSerializerContext;
