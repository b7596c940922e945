using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Documents;

/// <summary>
/// All data of a project as tables: each record is one row, amounts have no sign, and the direction has a column of
/// its own.
/// </summary>
public static class ProjectSheets
{
    /// <param name="say">Gives the text for an entry of the audit trail.</param>
    public static IReadOnlyList<Sheet> Create(ProjectRecord projectRecord, Func<JournalEntry, string> say)
    {
        var view = projectRecord.View;
        var invoices = view.Project.Invoices;
        return
        [
            Project(projectRecord),
            Milestones(view),
            Invoices(view),
            Payments(
                view,
                [.. view.Project.Entries.Select(p => (invoices.Find(i => i.Id == p.Invoice), p)).OrderBy(x => x.p.Id)]
            ),
            Applications(view),
            SettlementSheet.Create(view),
            CreditNotes(view, [.. invoices.SelectMany(i => i.CreditNotes.Select(c => (i, c))).OrderBy(x => x.c.Id)]),
            ClaimSheets.Lines(view.Project),
            ClaimSheets.Deductions(view.Project),
            ClaimSheets.Vat(view.Project),
            Audit(projectRecord, say),
        ];
    }

    private static Sheet Project(ProjectRecord projectRecord)
    {
        var (view, p) = (projectRecord.View, projectRecord.View.Project);
        var totals = Totals.Create(p);
        return Sheet.Create(
            "project",
            [p],
            ("key", _ => p.Key),
            ("name", _ => p.Name),
            ("state", _ => p.State),
            ("client", _ => p.Client),
            ("contact", _ => p.Contact),
            ("client_address", _ => p.ClientAddress),
            ("client_vat_id", _ => p.ClientVatId),
            ("client_details", _ => PartyCells.ToText(p.ClientDetails)),
            ("former_contact", _ => p.FormerContact),
            ("currency", _ => p.Currency.Code),
            ("contract", _ => p.Contract),
            ("contract_at_start", _ => p.FirstContract),
            ("vat_percent", _ => p.Vat),
            ("vat_category", _ => p.Treatment.Category),
            ("vat_detail", _ => p.Treatment.Detail),
            ("starts", _ => p.Starts),
            ("zone", _ => p.Zone),
            ("due_days", _ => (long)p.DueDays),
            ("discount_percent", _ => p.Discount?.Rate),
            ("discount_days", _ => (long?)p.Discount?.Days),
            ("deemed_acceptance_days", _ => (long?)p.SilenceDays),
            ("gate", _ => p.Policy),
            ("terms_version", _ => (long?)p.Agreement?.Version),
            ("agreed_by", _ => p.Agreement?.ClientName),
            ("agreed_evidence", _ => p.Agreement?.Evidence),
            ("agreed_held_by_team", _ => p.Agreement?.HeldByTeam),
            ("agreed_recorded_by", _ => SignedBy(view, p.Agreement?.Signed)),
            ("agreed_at", _ => p.Agreement?.Signed.At),
            ("created_by", _ => SignedBy(view, p.Created)),
            ("created_at", _ => p.Created.At),
            ("held_reason", _ => p.Held?.Reason),
            ("cancelled_reason", _ => p.Cancelled?.Reason),
            ("ended_reason", _ => p.Ended?.Reason),
            ("ended_at", _ => p.Ended?.Signed.At),
            ("fee_milestone", _ => (long?)p.Fee),
            ("closed_by", _ => SignedBy(view, p.Closed)),
            ("closed_at", _ => p.Closed?.At),
            ("billed", _ => totals.Billed),
            ("vat", _ => totals.Vat),
            ("credited", _ => totals.Credited),
            ("credited_vat", _ => totals.CreditedVat),
            ("given_up", _ => totals.GivenUp),
            ("not_yet_billed", _ => p.Contract - totals.Billed + totals.Credited - totals.GivenUp),
            ("received", _ => totals.Received),
            ("refunded", _ => totals.Refunded),
            ("taken_back", _ => totals.ReturnedByBank),
            ("used", _ => totals.Used),
            ("applied", _ => totals.Applied),
            ("owed", _ => totals.Owed),
            ("client_credit", _ => totals.Credit),
            ("settled", _ => totals.Settled),
            ("bank_fees", _ => totals.BankFees),
            ("tax_claims", _ => totals.TaxClaims),
            ("price_reductions", _ => totals.Reduced),
            ("price_reductions_vat", _ => totals.ReducedVat),
            ("written_off", _ => totals.WrittenOff),
            ("written_off_vat", _ => totals.LostVat),
            ("interest", _ => totals.Interest),
            ("audit_entries", _ => projectRecord.Check.EntryCount),
            ("audit_is_whole", _ => projectRecord.Check.IsIntact),
            ("audit_hash", _ => projectRecord.Entries.Count > 0 ? projectRecord.Entries[^1].Hash : ""),
            ("as_of", _ => view.Now)
        );
    }

    private static Sheet Milestones(ProjectView view)
    {
        var p = view.Project;
        var positions = p.LiveMilestones.Index().ToDictionary(m => m.Item.Id, m => (long)m.Index + 1);
        return Sheet.Create<Milestone>(
            "milestones",
            p.Milestones,
            ("id", m => (long)m.Id),
            ("position", m => positions.TryGetValue(m.Id, out var position) ? position : null),
            ("name", m => m.Name),
            ("state", m => m.Stage),
            ("amount", m => AmountRule(m.Amount)),
            ("currency", _ => p.Currency.Code),
            ("net", m => p.NetOf(m)),
            ("kind", m => m.Kind),
            ("vat_percent", m => p.TreatmentOf(m).Rate),
            ("vat_category", m => p.TreatmentOf(m).Category),
            ("vat_detail", m => p.TreatmentOf(m).Detail),
            ("vat_agreed_percent", m => m.VatCorrection?.Agreed.Rate),
            ("vat_reason", m => m.VatCorrection?.Reason),
            ("starts", m => m.Starts),
            ("expected", m => m.Expected),
            ("due_days", m => (long)m.DueDays),
            ("discount_percent", m => m.Discount?.Rate),
            ("discount_days", m => (long?)m.Discount?.Days),
            ("deemed_acceptance_days", m => (long?)m.SilenceDays),
            ("done_when", m => m.Criterion),
            ("note", m => m.Note),
            ("started_by", m => SignedBy(view, m.Started)),
            ("started_at", m => m.Started?.At),
            ("deliverable", m => m.Submission?.Deliverable),
            ("url", m => m.Submission?.Url),
            ("submitted_by", m => SignedBy(view, m.Submission?.Signed)),
            ("submitted_at", m => m.Submission?.Signed.At),
            ("missing", m => m.RequestedChanges),
            ("evidence_by", m => m.Evidence?.ClientName),
            ("evidence", m => m.Evidence?.Reference),
            ("evidence_attached_by", m => SignedBy(view, m.Evidence?.Attached)),
            ("evidence_attached_at", m => m.Evidence?.Attached.At),
            ("confirmed_by", m => m.Confirmation?.ConfirmedBy),
            ("confirmed_evidence", m => m.Confirmation?.Reference),
            ("confirmed_held_by_team", m => m.Confirmation?.HeldByTeam),
            ("confirmed_recorded_by", m => SignedBy(view, m.Confirmation?.Signed)),
            ("confirmed_at", m => m.Confirmation?.Signed.At),
            ("confirmed_solo", m => m.Confirmation?.Signed.Solo),
            ("silence_until", m => m.Confirmation?.Silence?.Until ?? m.Silence.Until),
            ("silence_first_notice_at", m => m.Confirmation?.Silence?.FirstAt ?? m.Silence.First?.At),
            ("silence_second_notice_at", m => m.Confirmation?.Silence?.SecondAt ?? m.Silence.Second?.At),
            ("silence_notices_to", m => m.Confirmation?.Silence?.To ?? m.Silence.First?.To),
            ("override_reason", m => m.Override?.Reason),
            ("override_by", m => SignedBy(view, m.Override?.Signed)),
            ("override_at", m => m.Override?.Signed.At),
            ("invoice", m => p.InvoiceOf(m)?.IssueDetails?.Number)
        );
    }

    private static Sheet Invoices(ProjectView view) =>
        Sheet.Create<Invoice>(
            "invoices",
            view.Project.Invoices,
            ("id", i => (long)i.Id),
            ("number", i => i.IssueDetails?.Number),
            ("milestone_id", i => (long)i.Milestone),
            ("milestone", i => view.Project.MilestoneOf(i).Name),
            ("state", i => i.State),
            ("status", i => i.Status),
            ("kind", i => i.Kind),
            ("currency", i => i.Net.Currency.Code),
            ("net", i => i.Net),
            ("vat_percent", i => i.Shares is [_] ? i.Rate : null),
            ("vat", i => i.Vat),
            ("gross", i => i.Gross),
            ("credited", i => i.Credited),
            ("received", i => i.TotalArrived),
            ("refunded", i => i.Refunded),
            ("taken_back", i => i.TakenBackInDoubt),
            ("used", i => i.Used),
            ("moved_to_credit", i => i.MovedToCredit),
            ("applied", i => i.AppliedCredit),
            ("client_credit", i => i.CreditLeft),
            ("interest", i => i.Interest),
            ("settled", i => i.SettledInAll),
            ("bank_fee", i => i.SettledAs(SettlementKind.BankFee)),
            ("discount", i => i.SettledAs(SettlementKind.Discount)),
            ("difference", i => i.SettledAs(SettlementKind.Difference)),
            ("withheld_tax", i => i.SettledAs(SettlementKind.WithheldTax)),
            ("open", i => i.Open),
            ("written_off", i => i.WrittenOffBalance),
            ("issued_on", i => i.IssueDetails?.On),
            ("due_days", i => (long)i.DueDays),
            ("discount_percent", i => i.Discount?.Rate),
            ("discount_until", i => i.DiscountUntil),
            ("due_on", i => i.IssueDetails?.Due),
            ("completed_on", i => i.CompletedOn),
            ("note", i => i.Note),
            ("vat_notice", i => i.Claim.VatNotice),
            ("seller", i => i.IssueDetails?.Seller.Name),
            ("seller_address", i => i.IssueDetails?.Seller.Address),
            ("seller_vat_id", i => i.IssueDetails?.Seller.VatId),
            ("seller_details", i => PartyCells.ToText(i.IssueDetails?.SellerDetails)),
            ("buyer", i => i.IssueDetails?.Buyer.Name),
            ("buyer_address", i => i.IssueDetails?.Buyer.Address),
            ("buyer_vat_id", i => i.IssueDetails?.Buyer.VatId),
            ("buyer_details", i => PartyCells.ToText(i.IssueDetails?.BuyerDetails)),
            ("is_sample", i => i.IssueDetails?.IsSample),
            ("drafted_by", i => SignedBy(view, i.Drafted)),
            ("drafted_at", i => i.Drafted.At),
            ("drafted_solo", i => i.Drafted.Solo),
            ("issued_by", i => SignedBy(view, i.IssueDetails?.Signed)),
            ("issued_at", i => i.IssueDetails?.Signed.At),
            ("issued_solo", i => i.IssueDetails?.Signed.Solo),
            ("sent_back", i => i.SendBackReason),
            ("put_off_until", i => i.PostponedUntil),
            ("dispute", i => i.Dispute?.Reason),
            ("promised_on", i => i.Promise?.On),
            ("snoozed_until", i => i.Snooze?.Until),
            ("write_off_reason", i => i.Loss?.Reason),
            ("reminders", i => (long)i.Reminders.Count)
        );

    private static Sheet Payments(ProjectView view, IReadOnlyList<(Invoice? Invoice, Payment Payment)> all) =>
        Sheet.Create<(Invoice? Invoice, Payment Payment)>(
            "payments",
            all,
            ("id", x => x.Payment.Name),
            ("invoice", x => x.Invoice?.IssueDetails?.Number),
            ("kind", x => x.Payment.Kind),
            ("direction", x => x.Payment.WithSign(x.Payment.Amount).IsNegative ? "out" : "in"),
            ("currency", x => x.Payment.Amount.Currency.Code),
            ("amount", x => x.Payment.Amount),
            ("surplus", x => x.Payment.Surplus),
            ("credit_of", x => x.Payment.Parts is { } parts ? PartsOf(parts) : null),
            ("credit_left", x => LeftOf(view.Project, x.Payment)),
            ("interest", x => x.Payment.Interest),
            ("value_date", x => x.Payment.On),
            ("reference", x => x.Payment.Reference),
            ("source", x => x.Payment.Source),
            ("reverses", x => x.Payment.Reverses is { } id ? $"P{id}" : null),
            ("reason", x => x.Payment.Reason),
            ("recorded_by", x => SignedBy(view, x.Payment.Signed)),
            ("recorded_at", x => x.Payment.Signed.At),
            ("recorded_solo", x => x.Payment.Signed.Solo)
        );

    private static Sheet Applications(ProjectView view) =>
        Sheet.Create<CreditApplication>(
            "applied-credit",
            [.. view.Project.Applications],
            ("id", a => a.Name),
            ("invoice", a => view.Project.InvoiceById(a.Invoice).IssueDetails?.Number),
            ("currency", a => a.Amount.Currency.Code),
            ("amount", a => a.Amount),
            ("credit_of", a => PartsOf(a.Parts)),
            ("taken_off", a => a.Amount - a.Remaining),
            ("taken_off_of", a => PartsOf(a.Undone)),
            ("applied_on", a => a.On),
            ("applied_by", a => SignedBy(view, a.Signed)),
            ("applied_at", a => a.Signed.At),
            ("applied_solo", a => a.Signed.Solo)
        );

    private static Money? LeftOf(Project p, Payment payment) =>
        payment.Kind == PaymentKind.Payment && !p.IsReversed(payment) ? payment.Credit : null;

    /// <summary>"P1 550.00; P3 20.00"</summary>
    private static string PartsOf(CreditParts parts) =>
        string.Join("; ", parts.All.Select(x => $"P{x.Payment} {x.Amount.ToInvariantString()}"));

    private static Sheet CreditNotes(ProjectView view, IReadOnlyList<(Invoice Invoice, CreditNote Note)> all) =>
        Sheet.Create<(Invoice Invoice, CreditNote Note)>(
            "credit-notes",
            all,
            ("number", x => x.Note.Number),
            ("invoice", x => x.Invoice.IssueDetails?.Number),
            ("currency", x => x.Note.Net.Currency.Code),
            ("net", x => x.Note.Net),
            ("vat", x => x.Note.Vat),
            ("gross", x => x.Note.Gross),
            ("issued_on", x => x.Note.On),
            ("reason", x => x.Note.Reason),
            ("is_full", x => x.Note.IsFull),
            ("moved_to_credit", x => PartsOf(x.Note.Released)),
            ("issued_by", x => SignedBy(view, x.Note.Signed)),
            ("issued_at", x => x.Note.Signed.At),
            ("issued_solo", x => x.Note.Signed.Solo)
        );

    /// <summary>
    /// Includes every field that the hashes cover, so that the chain can be checked without the bot.
    /// </summary>
    private static Sheet Audit(ProjectRecord projectRecord, Func<JournalEntry, string> say) =>
        Sheet.Create<JournalEntry>(
            "audit",
            projectRecord.Entries,
            ("entry", e => e.Sequence),
            ("at", e => e.At),
            ("who", e => e.ActorName.Length > 0 ? e.ActorName : projectRecord.View.NameOf(e.Actor)),
            ("what", say),
            ("reason", e => e.Reason),
            ("solo", e => e.Solo),
            ("chain", _ => projectRecord.View.Project.Id),
            ("actor", e => e.Actor),
            ("name_hash", e => e.NameHash),
            ("channel", e => e.Channel),
            ("message_id", e => e.MessageId),
            ("turn_id", e => e.TurnId),
            ("milestone_id", e => (long?)e.Milestone),
            ("verb", e => e.Verb),
            ("details", e => e.Details),
            ("previous_hash", e => e.PreviousHash),
            ("hash", e => e.Hash)
        );

    internal static string? SignedBy(ProjectView view, Signature? signed) =>
        signed is null ? null : view.NameOf(signed.By);

    /// <summary>The amount as it is typed: 30%, 4800.00, rest, unbilled.</summary>
    private static string AmountRule(Amount amount) =>
        amount switch
        {
            Amount.Share(var percent) => $"{ExportCell.ToText(percent)}%",
            Amount.Sum(var sum) => sum.ToInvariantString(),
            _ => amount.ToString()!,
        };
}
