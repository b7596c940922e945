using System.Text.Json.Serialization;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;
using MilestoneBot.Domain.Workspaces;

namespace MilestoneBot.Store.Events;

/// <summary>The types that are stored as JSON; their serializers are generated at build time.</summary>
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
