// Rows have the names of their columns, so that no mapping stands between.
#pragma warning disable IDE1006, CA1812, CS8618, SA1300
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>A row of <c>projects</c>.</summary>
internal sealed class ProjectRow
{
    public string id { get; init; }
    public string workspace { get; init; }
    public string key { get; init; }
    public string name { get; init; }
    public string client { get; init; }
    public string contact { get; init; }
    public string currency { get; init; }
    public long contract { get; init; }
    public long vat { get; init; }
    public string? starts { get; init; }
    public string zone { get; init; }
    public long due_days { get; init; }
    public string policy { get; init; }
    public string created_by { get; init; }
    public long created_at { get; init; }
    public long created_solo { get; init; }
    public string? proposed_by { get; init; }
    public long? proposed_at { get; init; }
    public long? proposed_solo { get; init; }
    public long proposed_seq { get; init; }
    public long? agreed_version { get; init; }
    public string? agreed_client { get; init; }
    public string? agreed_ref { get; init; }
    public long? agreed_held { get; init; }
    public string? agreed_by { get; init; }
    public long? agreed_at { get; init; }
    public long? agreed_solo { get; init; }
    public string? closed_by { get; init; }
    public long? closed_at { get; init; }
    public long? closed_solo { get; init; }
    public long revision { get; init; }
    public string hash { get; init; }

    public Project ToProject(Currency its) =>
        new(id, workspace, key, name, client, contact, new(contract, its), new((int)vat), Cells.Date(starts), zone, (int)due_days, Words<GatePolicy>.Read(policy), Cells.Signed(created_by, created_at, created_solo)!)
        {
            Agreement = Cells.Signed(agreed_by, agreed_at, agreed_solo) is { } signed ? new((int)agreed_version!, agreed_client!, agreed_ref!, agreed_held == 1, signed) : null,
            Closed = Cells.Signed(closed_by, closed_at, closed_solo),
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

    public RoleHolder ToHolder() => new(actor, Words<Role>.Read(role), by_creation == 1);
}

/// <summary>A row of <c>milestones</c>.</summary>
internal sealed class MilestoneRow
{
    public string project { get; init; }
    public long id { get; init; }
    public string name { get; init; }
    public string amount_kind { get; init; }
    public long amount { get; init; }
    public string? starts { get; init; }
    public string? expected { get; init; }
    public long due_days { get; init; }
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
    public string? evidence_client { get; init; }
    public string? evidence_ref { get; init; }
    public string? evidence_by { get; init; }
    public long? evidence_at { get; init; }
    public long? evidence_solo { get; init; }
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
    public long terms_seq { get; init; }
    public long revision { get; init; }

    public Milestone ToMilestone(Currency its) =>
        new((int)id, name, ToAmount(its), Cells.Date(starts), Cells.Date(expected), (int)due_days, criterion is null ? null : Words<Criterion>.Read(criterion), note)
        {
            Stage = Words<Stage>.Read(stage),
            Started = Cells.Signed(started_by, started_at, started_solo),
            Submission = Cells.Signed(submitted_by, submitted_at, submitted_solo) is { } submitted ? new(deliverable!, url!, submitted) : null,
            Missing = missing,
            Evidence = Cells.Signed(evidence_by, evidence_at, evidence_solo) is { } attached ? new(evidence_client!, evidence_ref!, attached) : null,
            Confirmation = Cells.Signed(confirmed_by, confirmed_at, confirmed_solo) is { } confirmed ? new(confirmed_name!, confirmed_ref!, confirmed_held == 1, confirmed) : null,
            Override = Cells.Signed(override_by, override_at, override_solo) is { } opened ? new(override_reason!, opened) : null,
            Revision = revision,
        };

    private Amount ToAmount(Currency its) => amount_kind switch
    {
        "share" => new Amount.Share(new((int)amount)),
        "sum" => new Amount.Sum(new(amount, its)),
        "rest" => new Amount.Rest(),
        "unbilled" => new Amount.Unbilled(),
        _ => throw new FormatException($"\"{amount_kind}\" is no amount."),
    };
}

/// <summary>A row of <c>invoices</c>.</summary>
internal sealed class InvoiceRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long milestone { get; init; }
    public long net { get; init; }
    public long rate { get; init; }
    public long vat { get; init; }
    public long due_days { get; init; }
    public string completed_on { get; init; }
    public string note { get; init; }
    public string drafted_by { get; init; }
    public long drafted_at { get; init; }
    public long drafted_solo { get; init; }
    public string state { get; init; }
    public string? number { get; init; }
    public string? issued_on { get; init; }
    public string? due_on { get; init; }
    public string? seller_name { get; init; }
    public string? seller_address { get; init; }
    public string? seller_vat_id { get; init; }
    public string? buyer_name { get; init; }
    public string? buyer_address { get; init; }
    public string? buyer_vat_id { get; init; }
    public long? is_sample { get; init; }
    public string? issued_by { get; init; }
    public long? issued_at { get; init; }
    public long? issued_solo { get; init; }

    public Invoice ToInvoice(Currency its) =>
        new((int)id, (int)milestone, new(net, its), new((int)rate), new(vat, its), (int)due_days, Cells.Date(completed_on)!.Value, note, Cells.Signed(drafted_by, drafted_at, drafted_solo)!)
        {
            State = Words<InvoiceState>.Read(state),
            Issued = Cells.Signed(issued_by, issued_at, issued_solo) is { } signed
                ? new(number!, Cells.Date(issued_on)!.Value, Cells.Date(due_on)!.Value, new(seller_name!, seller_address!, seller_vat_id!), new(buyer_name!, buyer_address!, buyer_vat_id!), is_sample == 1, signed)
                : null,
        };
}

/// <summary>A row of <c>payments</c>.</summary>
internal sealed class PaymentRow
{
    public string project { get; init; }
    public long id { get; init; }
    public long invoice { get; init; }
    public long amount { get; init; }
    public long surplus { get; init; }
    public string paid_on { get; init; }
    public string reference { get; init; }
    public string source { get; init; }
    public string signed_by { get; init; }
    public long signed_at { get; init; }
    public long signed_solo { get; init; }

    public Payment ToPayment(Currency its) =>
        new((int)id, (int)invoice, new(amount, its), new(surplus, its), Cells.Date(paid_on)!.Value, reference, source, Cells.Signed(signed_by, signed_at, signed_solo)!);
}
