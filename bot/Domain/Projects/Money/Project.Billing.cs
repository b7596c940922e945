using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>Drafts the invoice of a confirmed milestone. The amount is the agreed one.</summary>
    /// <param name="again">It was billed before and credited in full, and is to be billed once more.</param>
    public Decision Draft(Milestone milestone, string? note, DecisionContext context, bool again = false)
    {
        if (CheckPermission(Permission.DraftInvoice, context) is { } no)
            return no;
        if (!milestone.IsBillable)
            return new Refusal.MilestoneIsUnbilled(milestone);
        if (!IsBillable(milestone))
            return new Refusal.AmountRoundsToZero(milestone, Contract);
        if (InvoiceOf(milestone) is { } live)
            return live.State == InvoiceState.Draft
                ? new Refusal.AlreadyDrafted(milestone, live)
                : new Refusal.AlreadyBilled(milestone, live);
        if (IsInFinalInvoice(milestone))
            return new Refusal.AdvanceInFinal(milestone, FinalInvoice!);
        if (milestone.Confirmation is not { } confirmed)
            return new Refusal.StageNotConfirmed(milestone);
        if (CheckVatAsked(milestone) is { } unasked)
            return unasked;
        if (!again && CreditedInvoiceOf(milestone) is { } credited)
            return new Refusal.AlreadyCredited(milestone, credited);
        if (note is not null && CheckText(TextField.Note, note, 0, 240) is { } bad)
            return bad;
        if (CheckFeeVat(milestone, note) is { } open)
            return open;
        if (CheckAdvancesOfEnd(milestone) is { } advance)
            return advance;
        var claim = ClaimFor(milestone);
        var completed = ZonedCalendar.GetDate(confirmed.Signed.At, Zone);
        var delivered = milestone.Submission is { } submitted ? $"; delivered: {submitted.Deliverable}" : "";
        var evidence = confirmed.Reference.Length > 0 ? $"; evidence: {confirmed.Reference}" : delivered;
        // Kept with the invoice and printed on it, so it is worded here.
        var name = $"ilestone {PositionOf(milestone)} of {LiveMilestones.Count()} \"{milestone.Name}\"";
        var confirmation = confirmed.Silence is { } silent
            ? $"accepted by silence as agreed in terms v{silent.Version}, no answer by {silent.Until:yyyy-MM-dd}"
            : $"confirmed by {confirmed.ConfirmedBy}";
        var witnessed = $"{completed:yyyy-MM-dd}, {confirmation}{evidence}.";
        var advanceTerms = milestone.Kind == MilestoneKind.Advance ? Agreement : null;
        var text = advanceTerms is { } agreed
            ? $"Advance payment under terms v{agreed.Version} agreed by {agreed.ClientName} on "
                + $"{Today(agreed.Signed.At):yyyy-MM-dd}: m{name}, {witnessed}"
            : $"M{name}, completed {witnessed}";
        if (IsFee(milestone))
            text =
                $"\"{milestone.Name}\" for the end of the project, agreed on {completed:yyyy-MM-dd} "
                + $"by {confirmed.ConfirmedBy}{evidence}.";
        var extra = note?.Trim() is { Length: > 0 } given ? given : milestone.Note;
        return new InvoiceDrafted(
            Invoices.Count + 1,
            milestone.Id,
            claim.NetOf(Currency),
            claim.Lines[0].Treatment.Rate,
            claim.VatOf(Currency),
            milestone.DueDays,
            completed,
            extra.Length > 0 ? $"{text} {extra}" : text,
            claim
        )
        {
            // Money in advance of the work is no sum to pay early.
            Discount = milestone.Kind == MilestoneKind.Advance ? null : milestone.Discount,
            Completion = new(
                PositionOf(milestone),
                LiveMilestones.Count(),
                milestone.Name,
                completed,
                confirmed.Silence is null ? confirmed.ConfirmedBy : "",
                confirmed.Reference,
                confirmed.Reference.Length > 0 ? "" : milestone.Submission?.Deliverable ?? "",
                extra
            )
            {
                SilenceVersion = confirmed.Silence?.Version,
                SilenceUntil = confirmed.Silence?.Until,
                AdvanceVersion = advanceTerms?.Version,
                AdvanceBy = advanceTerms?.ClientName ?? "",
                AdvanceOn = advanceTerms is null ? null : Today(advanceTerms.Signed.At),
                IsFee = IsFee(milestone),
            },
        };
    }

    public Decision Discard(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.DraftInvoice, context) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } live)
            return new Refusal.NoDraft(milestone);
        return live.State == InvoiceState.Draft
            ? new InvoiceDiscarded(live.Id, milestone.Id)
            : new Refusal.AlreadyBilled(milestone, live);
    }

    /// <summary>
    /// Sends the draft back to those who may draft, with what is to be changed. It uses no invoice number.
    /// </summary>
    public Decision SendBack(Milestone milestone, string why, DecisionContext context)
    {
        if (CheckPermission(Permission.IssueInvoice, context) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return new Refusal.NoDraft(milestone);
        if (draft.State != InvoiceState.Draft)
            return new Refusal.AlreadyBilled(milestone, draft);
        return CheckText(TextField.Why, why, 1, 240) is { } bad
            ? bad
            : new InvoiceSentBack(draft.Id, milestone.Id, why.Trim());
    }

    /// <summary>The approver postpones the draft and is asked again tomorrow.</summary>
    public Decision PostponeDraft(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.IssueInvoice, context) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return new Refusal.NoDraft(milestone);
        return draft.State == InvoiceState.Draft
            ? new InvoicePostponed(draft.Id, milestone.Id, Today(context.At).AddDays(1))
            : new Refusal.AlreadyBilled(milestone, draft);
    }

    /// <summary>
    /// Issues the draft: takes the number and fixes dates, parties and amounts for good. The person who drafted it
    /// may not issue it if somebody else can.
    /// </summary>
    public Decision Issue(Milestone milestone, DecisionContext context)
    {
        if (CheckPermission(Permission.IssueInvoice, context) is { } no)
            return no;
        if (InvoiceOf(milestone) is not { } draft)
            return milestone.Confirmation is null
                ? new Refusal.StageNotConfirmed(milestone)
                : new Refusal.NoDraft(milestone);
        if (draft.IsNumbered)
            return new Refusal.AlreadyBilled(milestone, draft);
        if (IsOwnWork(Permission.IssueInvoice, context.Actor.Id, draft.Drafted, context.At))
            return new Refusal.OwnDraft(draft, IssuersOf(draft, context.At))
            {
                OwnWorkReason = FindOwnWorkReason(Permission.IssueInvoice, context.Actor.Id, draft.Drafted, context.At),
            };
        if (CheckAdvancesOfEnd(milestone) is { } advance)
            return advance;
        if (context.Seller is not { } seller)
            return new Refusal.SellerUnknown();
        if (!context.IsTrial && IssueGaps(seller) is { Count: > 0 } gaps)
            return new Refusal.IssueDataMissing(gaps);
        if (
            ((Refusal?)CheckVatAsked(milestone) ?? CheckFinal(milestone) ?? CheckVatIds(milestone, seller)) is
            { } missing
        )
            return missing;
        var on = context.SellerToday;
        var issued = new InvoiceIssued(
            draft.Id,
            milestone.Id,
            context.NextNumber(NumberSeries.Invoices(on)),
            on,
            DueDateFor(on, draft.DueDays),
            seller.Party,
            Buyer,
            seller.IsSample
        )
        {
            SellerDetails = seller.Details == PartyDetails.None ? null : seller.Details,
            BuyerDetails = BuyerDetails == PartyDetails.None ? null : BuyerDetails,
        };
        // What was paid, credited or billed since the draft counts.
        return Recalculate(draft) is { } recalculated ? new ProjectEvent[] { recalculated, issued } : issued;
    }

    /// <summary>
    /// Records money that arrived; money with a future value date is announced. An overpayment or a likely duplicate
    /// needs a person's choice.
    /// </summary>
    public Decision Pay(Invoice invoice, NewPayment paid, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (paid.Amount.Currency != Currency)
            return new Refusal.PaidInOtherCurrency(invoice.IssueDetails!.Number, Currency, paid.Amount, "");
        if (!paid.Amount.IsPositive)
            return new Refusal.AmountNotPositive(invoice);
        var on = paid.On ?? context.SellerToday;
        if (on > context.SellerToday.AddDays(MaxDaysAhead))
            return new Refusal.ValueDateTooFarAhead(on, context.SellerToday);
        if (CheckText(TextField.Reference, paid.Reference, 0) is { } bad)
            return bad;
        if (
            !paid.IsSeparatePayment
            && (
                FindRecorded(invoice, paid.Reference.Trim(), paid.Amount, on)
                ?? FindLikelyDuplicate(invoice.StandingPayments, paid.Amount, on, paid.Source)
            )
                is { } before
        )
            return new Refusal.MayBeRecordedAlready(invoice, before, paid.CommandText);
        if (
            !paid.IsSeparatePayment
            && FindAnnouncedDuplicate(invoice.AnnouncedPayments, paid.Amount, on, paid.Reference.Trim(), paid.Source)
                is { } announcedPayment
        )
            return new Refusal.MayBeAnnouncedAlready(invoice, announcedPayment, paid.CommandText);
        if (CheckInterest(paid, on, context) is { } notInterest)
            return notInterest;
        var forInvoice = paid.Amount - (paid.Interest ?? Money.Zero(Currency));
        var surplus = forInvoice > invoice.Payable ? forInvoice - invoice.Payable : Money.Zero(Currency);
        // Money that names a void invoice can only be the client's credit, so nobody is asked.
        var isVoid = invoice.State == InvoiceState.Credited && !invoice.Open.IsPositive;
        if (surplus.IsPositive && !paid.KeepSurplus && !isVoid)
            return new Refusal.PaymentExceedsBalance(invoice, paid.Amount, surplus, paid.CommandText)
            {
                AsInterest = paid.Interest is null && on <= context.SellerToday ? LatePartOf(invoice, surplus) : null,
            };
        return on > context.SellerToday
            ? new PaymentAnnounced(
                NextAnnouncementId,
                invoice.Id,
                invoice.Milestone,
                paid.Amount,
                paid.KeepSurplus,
                on,
                paid.Reference.Trim(),
                paid.Source
            )
            {
                Charges = paid.Charges,
            }
            : new Decision.Accepted([
                new PaymentRecorded(
                    NextPaymentId,
                    invoice.Id,
                    invoice.Milestone,
                    paid.Amount,
                    surplus,
                    on,
                    paid.Reference.Trim(),
                    paid.Source
                )
                {
                    Interest = paid.Interest,
                    Charges = paid.Charges,
                },
                .. Recoveries(invoice, forInvoice - surplus),
            ]);
    }

    /// <summary>Closes a project in which nothing is left to deliver, bill or collect.</summary>
    public Decision Close(DecisionContext context)
    {
        if (CheckPermission(Permission.Close, context) is { } no)
            return no;
        return FindWhyOpen() is { } open ? open : WithoutAmendment(new ProjectClosed());
    }

    /// <summary>Everything is delivered, billed and paid, so that the project can be closed.</summary>
    public bool IsReadyToClose => !IsOver && Agreement is not null && FindWhyOpen() is null;

    private Refusal? FindWhyOpen()
    {
        var undelivered = LiveMilestones.Where(m => m.Stage != Stage.Confirmed).Select(m => m.Name).ToList();
        var unbilled = LiveMilestones
            .Where(m => m.Stage == Stage.Confirmed && IsUnbilled(m))
            .Select(m => m.Name)
            .ToList();
        var unpaid = NumberedInvoices.Where(i => i.Open.IsPositive).ToList();
        if (Invoices.SelectMany(i => i.OpenReturns).FirstOrDefault() is { } bankReturn)
            return new Refusal.BankReturnOpen(InvoiceById(bankReturn.Invoice), bankReturn);
        if (OpenAccountReturns.FirstOrDefault() is { } onAccount)
            return ReturnOpen(onAccount);
        // What is still to be billed may take the advance, so that is billed first.
        if (AdvanceToCredit is ({ } left, var gross))
            return new Refusal.AdvanceToCredit(left, gross);
        // Credit belongs to the client: it is used or paid out before a project ends.
        return undelivered.Count + unbilled.Count + unpaid.Count > 0 || !CreditBalance.IsZero || !Allocation.Closes
            ? new Refusal.ProjectStillOpen(
                Key,
                undelivered,
                unbilled,
                unpaid,
                CreditLeft,
                OwedOnAccount,
                Allocation.Unassigned
            )
            : null;
    }

    /// <summary>
    /// A milestone that is still to be billed: it has no issued invoice, or one that was credited and whose stage is
    /// not cancelled.
    /// </summary>
    public bool IsUnbilled(Milestone milestone) =>
        IsBillable(milestone)
        && InvoiceOf(milestone) is not { IsNumbered: true }
        && !IsCancelledStage(milestone)
        && !IsWaivedAdvance(milestone)
        && !IsInFinalInvoice(milestone);

    private int NextPaymentId => Invoices.Sum(i => i.Payments.Count) + AccountEntries.Count + 1;

    /// <summary>
    /// Finds a recorded payment: the same reference in the project, or without a reference the same amount on the
    /// same day on the same invoice.
    /// </summary>
    private Payment? FindRecorded(Invoice invoice, string reference, Money amount, DateOnly on) =>
        reference.Length > 0
            ? Entries
                .Where(p => !IsReversed(p))
                .FirstOrDefault(p => p.Reference.Equals(reference, StringComparison.OrdinalIgnoreCase))
            : invoice.Payments.FirstOrDefault(p =>
                p.Kind == PaymentKind.Payment
                && !invoice.IsReversed(p)
                && p.Reference.Length == 0
                && p.Amount == amount
                && p.On == on
            );
}
