namespace MilestoneBot.Domain;

/// <summary>A payment as somebody reports it.</summary>
/// <param name="KeepSurplus">What is too much stays as the client's credit.</param>
/// <param name="IsAnother">It looks recorded already, and it is another one all the same.</param>
/// <param name="Words">The command as it was said, for the buttons that say it again with a choice.</param>
public sealed record NewPayment(
    Money Amount,
    DateOnly? On,
    string Reference,
    string Source,
    bool KeepSurplus,
    bool IsAnother,
    string Words
);

public sealed partial record Project
{
    /// <summary>Drafts the invoice of a confirmed milestone from its agreement. The amount is the agreed one.</summary>
    /// <param name="again">It was billed before and credited in full, and is to be billed once more.</param>
    public Decision Draft(Milestone milestone, string? note, Stamp stamp, bool again = false)
    {
        if (MayAct(Act.DraftInvoice, stamp) is { } no)
            return no;
        if (!milestone.IsBillable)
            return new Refusal.NotBilledApart(milestone);
        if (!IsBillable(milestone))
            return new Refusal.WorthNothing(milestone, Contract);
        if (InvoiceOf(milestone) is { } live)
            return live.State == InvoiceState.Draft
                ? new Refusal.AlreadyDrafted(milestone, live)
                : new Refusal.AlreadyBilled(milestone, live);
        if (milestone.Confirmation is not { } confirmed)
            return new Refusal.NotComplete(milestone);
        if (!again && CreditedInvoiceOf(milestone) is { } credited)
            return new Refusal.CreditedBefore(milestone, credited);
        if (note is not null && Plain("note", note, 0, 240) is { } bad)
            return bad;
        var net = NetOf(milestone);
        var completed = Calendar.DateOf(confirmed.Signed.At, Zone);
        var delivered = milestone.Submission is { } submitted ? $"; delivered: {submitted.Deliverable}" : "";
        var evidence = confirmed.Reference.Length > 0 ? $"; evidence: {confirmed.Reference}" : delivered;
        var text =
            $"Milestone {PositionOf(milestone)} of {Live.Count()} \"{milestone.Name}\", "
            + $"completed {completed:yyyy-MM-dd}, confirmed by {confirmed.ConfirmedBy}{evidence}.";
        var extra = note?.Trim() is { Length: > 0 } given ? given : milestone.Note;
        return new InvoiceDrafted(
            Invoices.Count + 1,
            milestone.Id,
            net,
            Vat,
            Domain.Vat.On(net, Vat),
            milestone.DueDays,
            completed,
            extra.Length > 0 ? $"{text} {extra}" : text
        );
    }

    public Decision Discard(Milestone milestone, Stamp stamp)
    {
        if (MayAct(Act.DraftInvoice, stamp) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } live)
            return new Refusal.NoDraft(milestone);
        return live.State == InvoiceState.Draft
            ? new InvoiceDiscarded(live.Id, milestone.Id)
            : new Refusal.AlreadyBilled(milestone, live);
    }

    /// <summary>Gives the draft back to those who may draft, with what is to be changed; it leaves no number.</summary>
    public Decision SendBack(Milestone milestone, string why, Stamp stamp)
    {
        if (MayAct(Act.IssueInvoice, stamp) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return new Refusal.NoDraft(milestone);
        if (draft.State != InvoiceState.Draft)
            return new Refusal.AlreadyBilled(milestone, draft);
        return Plain("why", why, 1, 240) is { } bad ? bad : new InvoiceSentBack(draft.Id, milestone.Id, why.Trim());
    }

    /// <summary>The approver wants to be asked again tomorrow.</summary>
    public Decision PutOff(Milestone milestone, Stamp stamp)
    {
        if (MayAct(Act.IssueInvoice, stamp) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return new Refusal.NoDraft(milestone);
        return draft.State == InvoiceState.Draft
            ? new InvoicePutOff(draft.Id, milestone.Id, Today(stamp.At).AddDays(1))
            : new Refusal.AlreadyBilled(milestone, draft);
    }

    /// <summary>
    /// Issues the draft: takes the number, fixes dates, parties and sums for good. Never by the one who drafted it,
    /// once somebody else can.
    /// </summary>
    public Decision Issue(Milestone milestone, Stamp stamp)
    {
        if (MayAct(Act.IssueInvoice, stamp) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return milestone.Confirmation is null ? new Refusal.NotComplete(milestone) : new Refusal.NoDraft(milestone);
        if (draft.IsNumbered)
            return new Refusal.AlreadyBilled(milestone, draft);
        if (IsOwnWork(Act.IssueInvoice, stamp.By.Id, draft.Drafted, stamp.At))
            return new Refusal.OwnDraft(draft, IssuersOf(draft, stamp.At))
            {
                Why = WhyOwn(Act.IssueInvoice, stamp.By.Id, draft.Drafted, stamp.At),
            };
        if (stamp.Seller is not { } seller)
            return new Refusal.SellerUnknown();
        var on = stamp.SellerToday;
        return new InvoiceIssued(
            draft.Id,
            milestone.Id,
            stamp.NextNumber(NumberSeries.Invoices(on)),
            on,
            on.AddDays(draft.DueDays),
            seller.Party,
            new(Client, ClientAddress, ClientVatId),
            seller.IsSample
        );
    }

    /// <summary>Records money that arrived; what is of a day to come is announced. What is too much or already recorded
    /// waits for a person's choice.</summary>
    public Decision Pay(Invoice invoice, NewPayment paid, Stamp stamp)
    {
        if (MayBook(Act.RecordPayment, stamp) is { } no)
            return no;
        if (invoice.State == InvoiceState.Credited && !invoice.Open.IsPositive)
            return new Refusal.NotOpen(invoice, "pay");
        if (!invoice.IsNumbered)
            return new Refusal.NotIssued(MilestoneOf(invoice));
        if (paid.Amount.Currency != Currency)
            return new Refusal.BadMoney(
                $"this project is in {Currency.Code}; a payment in {paid.Amount.Currency.Code} cannot be booked on it"
            );
        if (!paid.Amount.IsPositive)
            return new Refusal.AmountNotPositive(invoice);
        var on = paid.On ?? stamp.SellerToday;
        if (on > stamp.SellerToday.AddDays(MostDaysAhead))
            return new Refusal.PaidInFuture(on, stamp.SellerToday);
        if (Plain("ref", paid.Reference, 0) is { } bad)
            return bad;
        if (
            !paid.IsAnother
            && (
                AlreadyRecorded(invoice, paid.Reference.Trim(), paid.Amount, on)
                ?? Twin(invoice, paid.Amount, on, paid.Source)
            )
                is { } before
        )
            return new Refusal.LooksRecorded(invoice, before, paid.Words);
        if (
            !paid.IsAnother
            && AnnouncedTwin(invoice, paid.Amount, on, paid.Reference.Trim(), paid.Source) is { } announced
        )
            return new Refusal.LooksAnnounced(invoice, announced, paid.Words);
        var surplus = paid.Amount > invoice.Balance ? paid.Amount - invoice.Balance : Money.Zero(Currency);
        if (surplus.IsPositive && !paid.KeepSurplus)
            return new Refusal.PaidTooMuch(invoice, paid.Amount, surplus, paid.Words);
        return on > stamp.SellerToday
            ? new PaymentAnnounced(
                NextAnnounced,
                invoice.Id,
                invoice.Milestone,
                paid.Amount,
                paid.KeepSurplus,
                on,
                paid.Reference.Trim(),
                paid.Source
            )
            : new PaymentRecorded(
                NextEntry,
                invoice.Id,
                invoice.Milestone,
                paid.Amount,
                surplus,
                on,
                paid.Reference.Trim(),
                paid.Source
            );
    }

    /// <summary>Closes a project of which nothing is left to deliver, bill or collect.</summary>
    public Decision Close(Stamp stamp)
    {
        if (MayAct(Act.Close, stamp) is { } no)
            return no;
        var undelivered = Live.Where(m => m.Stage != Stage.Confirmed).Select(m => m.Name).ToList();
        var unbilled = Live.Where(m => m.Stage == Stage.Confirmed && IsUnbilled(m)).Select(m => m.Name).ToList();
        var unpaid = NumberedInvoices.Where(i => i.Open.IsPositive).ToList();
        if (Invoices.SelectMany(i => i.OpenReturns).FirstOrDefault() is { } back)
            return new Refusal.ReturnWaits(InvoiceById(back.Invoice), back);
        // Once it is closed nothing is paid back any more, and the money is the client's.
        var credits = NumberedInvoices.Where(i => i.Surplus.IsPositive).ToList();
        return undelivered.Count + unbilled.Count + unpaid.Count + credits.Count > 0 || !Allocation.Closes
            ? new Refusal.StillOpen(undelivered, unbilled, unpaid, credits, Allocation.Unassigned)
            : WithoutAmendment(new ProjectClosed());
    }

    /// <summary>
    /// A milestone that is still to be billed: no number yet, or one that was credited and whose stage is not
    /// cancelled.
    /// </summary>
    public bool IsUnbilled(Milestone milestone) =>
        IsBillable(milestone) && InvoiceOf(milestone) is not { IsNumbered: true } && !IsCancelledStage(milestone);

    private int NextEntry => Invoices.Sum(i => i.Payments.Count) + 1;

    /// <summary>
    /// The same reference on the project, or without one the same amount on the same day on the same invoice.
    /// </summary>
    private Payment? AlreadyRecorded(Invoice invoice, string reference, Money amount, DateOnly on) =>
        reference.Length > 0
            ? Invoices
                .SelectMany(i => i.Payments.Where(p => !i.IsReversed(p)))
                .FirstOrDefault(p => p.Reference.Equals(reference, StringComparison.OrdinalIgnoreCase))
            : invoice.Payments.FirstOrDefault(p =>
                p.Kind == PaymentKind.Payment
                && !invoice.IsReversed(p)
                && p.Reference.Length == 0
                && p.Amount == amount
                && p.On == on
            );
}
