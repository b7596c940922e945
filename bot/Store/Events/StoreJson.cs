using System.Text.Json;
using System.Text.Json.Serialization;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Dunning;
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
        typeof(CreditPartsConverter),
        typeof(VatTreatmentConverter),
        typeof(PartyDetailsConverter),
        typeof(EnumTextConverter<MilestoneKind>),
        typeof(EnumTextConverter<InvoiceKind>),
        typeof(EnumTextConverter<Criterion>),
        typeof(EnumTextConverter<GatePolicy>),
        typeof(EnumTextConverter<Role>),
        typeof(EnumTextConverter<RequestKind>),
        typeof(EnumTextConverter<NoticeKind>),
        typeof(EnumTextConverter<AnnouncedPaymentState>),
        typeof(EnumTextConverter<Membership>),
        typeof(EnumTextConverter<SettlementKind>),
        typeof(EnumTextConverter<DocumentForm>),
        typeof(EnumTextConverter<VatCategory>),
        typeof(EnumTextConverter<ClientMailKind>),
        typeof(EnumTextConverter<ClientMailFault>),
        typeof(EnumTextConverter<SilenceStop>),
        typeof(EnumTextConverter<LateInterestLaw>),
        typeof(EnumTextConverter<NoInterestReason>),
    ]
)]
[JsonSerializable(typeof(EvidenceMessage))]
[JsonSerializable(typeof(IReadOnlyList<TermsChange>))]
[JsonSerializable(typeof(ProjectEnd))]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Party))]
[JsonSerializable(typeof(TemplateSaved))]
[JsonSerializable(typeof(PartyDetails))]
[JsonSerializable(typeof(ClientMail))]
[JsonSerializable(typeof(LateClaim))]
[JsonSerializable(typeof(SellerSet))]
[JsonSerializable(typeof(SellerAccountProposed))]
[JsonSerializable(typeof(SellerAccountAccepted))]
[JsonSerializable(typeof(SellerAccountDeclined))]
[JsonSerializable(typeof(DefaultVatSet))]
[JsonSerializable(typeof(LabelSaved))]
[JsonSerializable(typeof(LabelRemoved))]
[JsonSerializable(typeof(DatevSet))]
[JsonSerializable(typeof(DebtorNumbered))]
[JsonSerializable(typeof(SeriesStarted))]
[JsonSerializable(typeof(IReadOnlyList<NewMilestone>))]
[JsonSerializable(typeof(SilenceNotice))]
[JsonSerializable(typeof(SilenceProof))]
[JsonSerializable(typeof(InvoiceClaim))]
[JsonSerializable(typeof(InvoiceCompletion))]
[JsonSerializable(typeof(IReadOnlyList<TaxShare>))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>The same options for the JSON contexts of the event groups.</summary>
    public static JsonSerializerOptions CopyOptions() => new(Default.Options) { TypeInfoResolver = null };
}
