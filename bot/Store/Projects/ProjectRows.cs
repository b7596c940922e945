// Rows have the names of their columns, so that no mapping is needed.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using System.Text.Json;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>A row of <c>projects</c>.</summary>
internal sealed partial class ProjectRow
{
    public string id { get; init; }
    public string workspace { get; init; }
    public string key { get; init; }
    public string name { get; init; }
    public string client { get; init; }
    public string contact { get; init; }
    public string currency { get; init; }
    public long contract { get; init; }
    public long? contract_now { get; init; }
    public long vat { get; init; }
    public string? treatment { get; init; }
    public string? starts { get; init; }
    public string zone { get; init; }
    public long due_days { get; init; }
    public string? discount { get; init; }
    public long? silence_days { get; init; }
    public string policy { get; init; }
    public string created_by { get; init; }
    public long created_at { get; init; }
    public long created_solo { get; init; }
    public long? wish_version { get; init; }
    public string? wish { get; init; }
    public string? wish_by { get; init; }
    public long? wish_at { get; init; }
    public long? wish_solo { get; init; }
    public long? waits_version { get; init; }
    public string? waits_client { get; init; }
    public string? waits_ref { get; init; }
    public long? waits_sent { get; init; }
    public long? waits_link { get; init; }
    public string? waits_by { get; init; }
    public long? waits_at { get; init; }
    public long? waits_solo { get; init; }
    public string? proposed_by { get; init; }
    public long? proposed_at { get; init; }
    public long? proposed_solo { get; init; }
    public long proposed_seq { get; init; }
    public long? agreed_version { get; init; }
    public string? agreed_client { get; init; }
    public string? agreed_ref { get; init; }
    public long? agreed_held { get; init; }
    public string? agreed_silence { get; init; }
    public string? agreed_by { get; init; }
    public long? agreed_at { get; init; }
    public long? agreed_solo { get; init; }
    public string? closed_by { get; init; }
    public long? closed_at { get; init; }
    public long? closed_solo { get; init; }
    public string? held_reason { get; init; }
    public string? held_by { get; init; }
    public long? held_at { get; init; }
    public long? held_solo { get; init; }
    public string? cancelled_reason { get; init; }
    public string? cancelled_by { get; init; }
    public long? cancelled_at { get; init; }
    public long? cancelled_solo { get; init; }
    public string? ended_reason { get; init; }
    public long? ended_fee { get; init; }
    public string fees { get; init; }
    public string? ended_by { get; init; }
    public long? ended_at { get; init; }
    public long? ended_solo { get; init; }
    public long? amend_version { get; init; }
    public string? amend_changes { get; init; }
    public long? amend_total { get; init; }
    public string? amend_end { get; init; }
    public string? amend_by { get; init; }
    public long? amend_at { get; init; }
    public long? amend_solo { get; init; }
    public long amend_seq { get; init; }
    public string client_address { get; init; }
    public string client_vat_id { get; init; }
    public string? client_details { get; init; }
    public string former_contact { get; init; }
    public string? terms_mail { get; init; }
    public string? mail { get; init; }
    public string? copy_mail { get; init; }
    public long client_receipts { get; init; }
    public long revision { get; init; }
    public string hash { get; init; }
    public long planned { get; init; }

    /// <summary>A project from before categories has a rate alone.</summary>
    private VatTreatment ToTreatment()
    {
        var rate = new Percent((int)vat);
        if (treatment is null)
            return VatTreatment.FromRate(rate);
        return VatTreatmentConverter.Parse(treatment) is var stored && stored.Rate == rate
            ? stored
            : throw new FormatException("The VAT rate of a project is not the one of its VAT treatment.");
    }

    public Project ToProject(Currency its) =>
        new(
            id,
            workspace,
            key,
            name,
            client,
            contact,
            new(contract_now ?? contract, its),
            ToTreatment(),
            ColumnValues.ToDate(starts),
            zone,
            (int)due_days,
            EnumText<GatePolicy>.Parse(policy),
            ColumnValues.ToSignature(created_by, created_at, created_solo)!
        )
        {
            Agreement = ColumnValues.ToSignature(agreed_by, agreed_at, agreed_solo) is { } signed
                ? new((int)agreed_version!, agreed_client!, agreed_ref!, agreed_held == 1, signed)
                {
                    SilenceKnown = ColumnValues.ToNumbers(agreed_silence),
                }
                : null,
            Closed = ColumnValues.ToSignature(closed_by, closed_at, closed_solo),
            Held = ColumnValues.ToSignature(held_by, held_at, held_solo) is { } held ? new(held_reason!, held) : null,
            Cancelled = ColumnValues.ToSignature(cancelled_by, cancelled_at, cancelled_solo) is { } cancelled
                ? new(cancelled_reason!, cancelled)
                : null,
            FirstContract = new(contract, its),
            Ended = ColumnValues.ToSignature(ended_by, ended_at, ended_solo) is { } ended
                ? new(ended_reason!, ended)
                : null,
            Fee = (int?)ended_fee,
            Fees = ColumnValues.ToNumbers(fees) ?? [],
            Amendment = ColumnValues.ToSignature(amend_by, amend_at, amend_solo) is { } amended
                ? new(
                    (int)amend_version!,
                    JsonSerializer.Deserialize(amend_changes!, StoreJson.Default.IReadOnlyListTermsChange)!,
                    amended
                )
                {
                    Total = amend_total is { } total ? new(total, its) : null,
                    End = amend_end is null
                        ? null
                        : JsonSerializer.Deserialize(amend_end, StoreJson.Default.ProjectEnd),
                }
                : null,
            ClientAddress = client_address,
            ClientVatId = client_vat_id,
            ClientDetails = ColumnValues.ToPartyDetails(client_details),
            FormerContact = former_contact,
            Wish = ColumnValues.ToSignature(wish_by, wish_at, wish_solo) is { } wished
                ? new((int)wish_version!, wish!, wished)
                : null,
            LastWaitingAgreement = ColumnValues.ToSignature(waits_by, waits_at, waits_solo) is { } waits
                ? new(
                    (int)waits_version!,
                    waits_client!,
                    waits_ref!,
                    DateTimeOffset.FromUnixTimeMilliseconds(waits_sent!.Value),
                    (int)waits_link!,
                    waits
                )
                : null,
            TermsMail = ColumnValues.ToMail(terms_mail),
            Mail = ColumnValues.ToMail(mail),
            CopyMail = ColumnValues.ToMail(copy_mail),
            ClientReceipts = client_receipts == 1,
            ReminderSettings = ToReminderSettings(),
            SettlementRules = ToSettlementRules(its),
            Discount = ColumnValues.ToDiscount(discount),
            SilenceDays = (int?)silence_days,
            Revision = revision,
        };
}

/// <summary>A row of <c>roles</c>.</summary>
internal sealed class RoleRow
{
    public string project { get; init; }
    public string actor { get; init; }
    public string role { get; init; }
    public long by_creation { get; init; }
    public long held { get; init; }

    public RoleHolder ToRoleHolder() => new(actor, EnumText<Role>.Parse(role), by_creation == 1);
}

/// <summary>A row of <c>milestones</c>.</summary>
internal sealed partial class MilestoneRow
{
    public string project { get; init; }
    public long id { get; init; }
    public string name { get; init; }
    public string amount_kind { get; init; }
    public long amount { get; init; }
    public string? starts { get; init; }
    public string? expected { get; init; }
    public long due_days { get; init; }
    public string? discount { get; init; }
    public string? criterion { get; init; }
    public string note { get; init; }
    public string stage { get; init; }
    public string? started_by { get; init; }
    public long? started_at { get; init; }
    public long? started_solo { get; init; }
    public string? deliverable { get; init; }
    public string? url { get; init; }
    public string? submitted_by { get; init; }
    public long? submitted_at { get; init; }
    public long? submitted_solo { get; init; }
    public string missing { get; init; }
    public string? changes_by { get; init; }
    public long? changes_at { get; init; }
    public long? changes_solo { get; init; }
    public string? evidence_client { get; init; }
    public string? evidence_ref { get; init; }
    public string? evidence_by { get; init; }
    public long? evidence_at { get; init; }
    public long? evidence_solo { get; init; }
    public string? evidence_message { get; init; }
    public string? evidence_source { get; init; }
    public long? evidence_edited { get; init; }
    public string? confirmed_name { get; init; }
    public string? confirmed_ref { get; init; }
    public long? confirmed_held { get; init; }
    public string? confirmed_by { get; init; }
    public long? confirmed_at { get; init; }
    public long? confirmed_solo { get; init; }
    public string? override_reason { get; init; }
    public string? override_by { get; init; }
    public long? override_at { get; init; }
    public long? override_solo { get; init; }
    public long? pause_invoice { get; init; }
    public string? pause_on { get; init; }
    public string? pause_by { get; init; }
    public long? pause_at { get; init; }
    public long? pause_solo { get; init; }
    public string? mail { get; init; }
    public long reopened_behind { get; init; }
    public long terms_seq { get; init; }
    public string kind { get; init; }
    public string? vat { get; init; }
    public string? vat_agreed { get; init; }
    public string? vat_reason { get; init; }
    public string? vat_by { get; init; }
    public long? vat_at { get; init; }
    public long? vat_solo { get; init; }
    public long revision { get; init; }

    public Milestone ToMilestone(Currency its) =>
        new(
            (int)id,
            name,
            ToAmount(its),
            ColumnValues.ToDate(starts),
            ColumnValues.ToDate(expected),
            (int)due_days,
            criterion is null ? null : EnumText<Criterion>.Parse(criterion),
            note
        )
        {
            Kind = EnumText<MilestoneKind>.Parse(kind),
            Vat = vat is null ? null : VatTreatmentConverter.Parse(vat),
            VatCorrection = ColumnValues.ToSignature(vat_by, vat_at, vat_solo) is { } corrected
                ? new(VatTreatmentConverter.Parse(vat_agreed!), vat_reason!, corrected)
                : null,
            Stage = EnumText<Stage>.Parse(stage),
            Mail = ColumnValues.ToMail(mail),
            Started = ColumnValues.ToSignature(started_by, started_at, started_solo),
            Submission = ColumnValues.ToSignature(submitted_by, submitted_at, submitted_solo) is { } submitted
                ? new(deliverable!, url!, submitted)
                : null,
            RequestedChanges = missing,
            ChangesAsked = ColumnValues.ToSignature(changes_by, changes_at, changes_solo),
            Evidence = ColumnValues.ToSignature(evidence_by, evidence_at, evidence_solo) is { } attached
                ? new(evidence_client!, evidence_ref!, attached)
                {
                    Message = MessageOf(evidence_message, evidence_source),
                    EditedSince = ColumnValues.Instant(evidence_edited),
                }
                : null,
            Confirmation = ColumnValues.ToSignature(confirmed_by, confirmed_at, confirmed_solo) is { } confirmed
                ? new(confirmed_name!, confirmed_ref!, confirmed_held == 1, confirmed) { Silence = ToSilenceProof() }
                : null,
            Override = ColumnValues.ToSignature(override_by, override_at, override_solo) is { } opened
                ? new(override_reason!, opened)
                : null,
            Pause = ColumnValues.ToSignature(pause_by, pause_at, pause_solo) is { } paused
                ? new((int)pause_invoice!.Value, ColumnValues.ToDate(pause_on)!.Value, paused)
                : null,
            ReopenedAfterInvoice = (int)reopened_behind,
            Discount = ColumnValues.ToDiscount(discount),
            SilenceDays = (int?)silence_days,
            Silence = ToSilence(),
            Revision = revision,
        };

    /// <summary>
    /// If the source column beside it named another message, edits of that other message would find this evidence.
    /// </summary>
    private static EvidenceMessage? MessageOf(string? json, string? source)
    {
        var message = EvidenceMessageStore.Deserialize(json ?? "");
        return source == (message is null ? null : EvidenceMessageStore.KeyOf(message.Place, message.Id))
            ? message
            : throw new FormatException("A message that is evidence has another source than it says.");
    }

    private Amount ToAmount(Currency its) =>
        amount_kind switch
        {
            "share" => new Amount.Share(new((int)amount)),
            "sum" => new Amount.Sum(new(amount, its)),
            "rest" => new Amount.Rest(),
            "unbilled" => new Amount.Unbilled(),
            _ => throw new FormatException($"\"{amount_kind}\" is no amount."),
        };
}
