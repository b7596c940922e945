using MilestoneBot.Domain;

namespace MilestoneBot.Documents;

/// <summary>
/// Everything on record of a project as tables: each row of the records once, sums without a sign, directions in a
/// column of their own.
/// </summary>
public static class RecordSheets
{
    /// <param name="say">An entry of the audit trail in words.</param>
    public static IReadOnlyList<Sheet> Of(Dossier dossier, Func<JournalEntry, string> say)
    {
        var sight = dossier.Sight;
        var invoices = sight.Project.Invoices;
        return
        [
            Project(dossier),
            Milestones(sight),
            Invoices(sight),
            Payments(sight, [.. invoices.SelectMany(i => i.Payments.Select(p => (i, p))).OrderBy(x => x.p.Id)]),
            CreditNotes(sight, [.. invoices.SelectMany(i => i.Credits.Select(c => (i, c))).OrderBy(x => x.c.Id)]),
            Audit(dossier, say),
        ];
    }

    private static Sheet Project(Dossier dossier)
    {
        var (sight, p) = (dossier.Sight, dossier.Sight.Project);
        var sums = Sums.Of(p);
        return Sheet.Of(
            "project",
            [p],
            ("key", _ => p.Key),
            ("name", _ => p.Name),
            ("state", _ => p.State),
            ("client", _ => p.Client),
            ("contact", _ => p.Contact),
            ("client_address", _ => p.ClientAddress),
            ("client_vat_id", _ => p.ClientVatId),
            ("currency", _ => p.Currency.Code),
            ("contract", _ => p.Contract),
            ("vat_percent", _ => p.Vat),
            ("starts", _ => p.Starts),
            ("zone", _ => p.Zone),
            ("due_days", _ => (long)p.DueDays),
            ("gate", _ => p.Policy),
            ("terms_version", _ => (long?)p.Agreement?.Version),
            ("agreed_by", _ => p.Agreement?.ClientName),
            ("agreed_evidence", _ => p.Agreement?.Evidence),
            ("agreed_held_by_team", _ => p.Agreement?.HeldByTeam),
            ("agreed_recorded_by", _ => By(sight, p.Agreement?.Signed)),
            ("agreed_at", _ => p.Agreement?.Signed.At),
            ("created_by", _ => By(sight, p.Created)),
            ("created_at", _ => p.Created.At),
            ("held_reason", _ => p.Held?.Reason),
            ("cancelled_reason", _ => p.Cancelled?.Reason),
            ("closed_by", _ => By(sight, p.Closed)),
            ("closed_at", _ => p.Closed?.At),
            ("billed", _ => sums.Billed),
            ("vat", _ => sums.Vat),
            ("credited", _ => sums.Credited),
            ("credited_vat", _ => sums.CreditedVat),
            ("not_yet_billed", _ => p.Contract - sums.Billed + sums.Credited),
            ("received", _ => sums.Received),
            ("refunded", _ => sums.Refunded),
            ("taken_back", _ => sums.TakenBack),
            ("owed", _ => sums.Owed),
            ("client_credit", _ => sums.Credit),
            ("written_off", _ => sums.Lost),
            ("audit_entries", _ => dossier.Check.Entries),
            ("audit_is_whole", _ => dossier.Check.IsWhole),
            ("audit_hash", _ => dossier.Entries.Count > 0 ? dossier.Entries[^1].Hash : ""),
            ("as_of", _ => sight.Now)
        );
    }

    private static Sheet Milestones(Sight sight)
    {
        var p = sight.Project;
        var positions = p.Live.Index().ToDictionary(m => m.Item.Id, m => (long)m.Index + 1);
        return Sheet.Of<Milestone>(
            "milestones",
            p.Milestones,
            ("id", m => (long)m.Id),
            ("position", m => positions.TryGetValue(m.Id, out var position) ? position : null),
            ("name", m => m.Name),
            ("state", m => m.Stage),
            ("amount", m => Rule(m.Amount)),
            ("currency", _ => p.Currency.Code),
            ("net", m => p.NetOf(m)),
            ("starts", m => m.Starts),
            ("expected", m => m.Expected),
            ("due_days", m => (long)m.DueDays),
            ("done_when", m => m.Criterion),
            ("note", m => m.Note),
            ("started_by", m => By(sight, m.Started)),
            ("started_at", m => m.Started?.At),
            ("deliverable", m => m.Submission?.Deliverable),
            ("url", m => m.Submission?.Url),
            ("submitted_by", m => By(sight, m.Submission?.Signed)),
            ("submitted_at", m => m.Submission?.Signed.At),
            ("missing", m => m.Missing),
            ("evidence_by", m => m.Evidence?.ClientName),
            ("evidence", m => m.Evidence?.Reference),
            ("evidence_attached_by", m => By(sight, m.Evidence?.Attached)),
            ("evidence_attached_at", m => m.Evidence?.Attached.At),
            ("confirmed_by", m => m.Confirmation?.ConfirmedBy),
            ("confirmed_evidence", m => m.Confirmation?.Reference),
            ("confirmed_held_by_team", m => m.Confirmation?.HeldByTeam),
            ("confirmed_recorded_by", m => By(sight, m.Confirmation?.Signed)),
            ("confirmed_at", m => m.Confirmation?.Signed.At),
            ("confirmed_solo", m => m.Confirmation?.Signed.Solo),
            ("override_reason", m => m.Override?.Reason),
            ("override_by", m => By(sight, m.Override?.Signed)),
            ("override_at", m => m.Override?.Signed.At),
            ("invoice", m => p.InvoiceOf(m)?.Issued?.Number)
        );
    }

    private static Sheet Invoices(Sight sight) =>
        Sheet.Of<Invoice>(
            "invoices",
            sight.Project.Invoices,
            ("id", i => (long)i.Id),
            ("number", i => i.Issued?.Number),
            ("milestone_id", i => (long)i.Milestone),
            ("milestone", i => sight.Project.MilestoneOf(i).Name),
            ("state", i => i.State),
            ("status", i => i.Status),
            ("currency", i => i.Net.Currency.Code),
            ("net", i => i.Net),
            ("vat_percent", i => i.Rate),
            ("vat", i => i.Vat),
            ("gross", i => i.Gross),
            ("credited", i => i.Credited),
            ("received", i => i.Arrived),
            ("refunded", i => i.Refunded),
            ("taken_back", i => i.TakenBack),
            ("client_credit", i => i.Surplus),
            ("open", i => i.Open),
            ("written_off", i => i.Lost),
            ("issued_on", i => i.Issued?.On),
            ("due_days", i => (long)i.DueDays),
            ("due_on", i => i.Issued?.Due),
            ("completed_on", i => i.CompletedOn),
            ("note", i => i.Note),
            ("seller", i => i.Issued?.Seller.Name),
            ("seller_address", i => i.Issued?.Seller.Address),
            ("seller_vat_id", i => i.Issued?.Seller.VatId),
            ("buyer", i => i.Issued?.Buyer.Name),
            ("buyer_address", i => i.Issued?.Buyer.Address),
            ("buyer_vat_id", i => i.Issued?.Buyer.VatId),
            ("is_sample", i => i.Issued?.IsSample),
            ("drafted_by", i => By(sight, i.Drafted)),
            ("drafted_at", i => i.Drafted.At),
            ("drafted_solo", i => i.Drafted.Solo),
            ("issued_by", i => By(sight, i.Issued?.Signed)),
            ("issued_at", i => i.Issued?.Signed.At),
            ("issued_solo", i => i.Issued?.Signed.Solo),
            ("sent_back", i => i.SentBack),
            ("put_off_until", i => i.Later),
            ("dispute", i => i.Dispute?.Reason),
            ("promised_on", i => i.Promise?.On),
            ("snoozed_until", i => i.Snooze?.Until),
            ("write_off_reason", i => i.WriteOff?.Reason),
            ("reminders", i => (long)i.Reminders.Count)
        );

    private static Sheet Payments(Sight sight, IReadOnlyList<(Invoice Invoice, Payment Payment)> all) =>
        Sheet.Of<(Invoice Invoice, Payment Payment)>(
            "payments",
            all,
            ("id", x => x.Payment.Name),
            ("invoice", x => x.Invoice.Issued?.Number),
            ("kind", x => x.Payment.Kind),
            ("direction", x => x.Payment.Counts(x.Payment.Amount).IsNegative ? "out" : "in"),
            ("currency", x => x.Payment.Amount.Currency.Code),
            ("amount", x => x.Payment.Amount),
            ("surplus", x => x.Payment.Surplus),
            ("value_date", x => x.Payment.On),
            ("reference", x => x.Payment.Reference),
            ("source", x => x.Payment.Source),
            ("reverses", x => x.Payment.Reverses is { } id ? $"P{id}" : null),
            ("reason", x => x.Payment.Reason),
            ("recorded_by", x => By(sight, x.Payment.Signed)),
            ("recorded_at", x => x.Payment.Signed.At),
            ("recorded_solo", x => x.Payment.Signed.Solo)
        );

    private static Sheet CreditNotes(Sight sight, IReadOnlyList<(Invoice Invoice, CreditNote Note)> all) =>
        Sheet.Of<(Invoice Invoice, CreditNote Note)>(
            "credit-notes",
            all,
            ("number", x => x.Note.Number),
            ("invoice", x => x.Invoice.Issued?.Number),
            ("currency", x => x.Note.Net.Currency.Code),
            ("net", x => x.Note.Net),
            ("vat", x => x.Note.Vat),
            ("gross", x => x.Note.Gross),
            ("issued_on", x => x.Note.On),
            ("reason", x => x.Note.Reason),
            ("is_full", x => x.Note.IsFull),
            ("issued_by", x => By(sight, x.Note.Signed)),
            ("issued_at", x => x.Note.Signed.At),
            ("issued_solo", x => x.Note.Signed.Solo)
        );

    /// <summary>With every field that the hashes cover, so that the chain can be checked without the bot.</summary>
    private static Sheet Audit(Dossier dossier, Func<JournalEntry, string> say) =>
        Sheet.Of<JournalEntry>(
            "audit",
            dossier.Entries,
            ("entry", e => e.Sequence),
            ("at", e => e.At),
            ("who", e => e.Name.Length > 0 ? e.Name : dossier.Sight.NameOf(e.Actor)),
            ("what", say),
            ("reason", e => e.Reason),
            ("solo", e => e.Solo),
            ("chain", _ => dossier.Sight.Project.Id),
            ("actor", e => e.Actor),
            ("name_hash", e => e.NameHash),
            ("channel", e => e.Channel),
            ("message_id", e => e.MessageId),
            ("turn_id", e => e.TurnId),
            ("milestone_id", e => (long?)e.Milestone),
            ("verb", e => e.Verb),
            ("details", e => e.Details),
            ("previous_hash", e => e.Previous),
            ("hash", e => e.Hash)
        );

    private static string? By(Sight sight, Signature? signed) => signed is null ? null : sight.NameOf(signed.By);

    /// <summary>The amount as it is typed: 30%, 4800.00, rest, unbilled.</summary>
    private static string Rule(Amount amount) =>
        amount switch
        {
            Amount.Share(var percent) => $"{Cell.Text(percent)}%",
            Amount.Sum(var sum) => sum.Plain(),
            _ => amount.ToString()!,
        };
}
