using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about invoices, payments, credit notes and the end of a project.</summary>
internal static partial class RefusalText
{
    private static string? Billing(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.StageNotConfirmed r =>
                $"{r.Milestone.Name} is not complete: it is {DisplayText.NameOf(r.Milestone.Stage)}. "
                    + $"An invoice is only made after confirmation. Next: {NextAct(r.Milestone, view)}",
            Refusal.WouldChangeConfirmedAmount r =>
                $"{r.Milestone.Name} would be worth {r.Net} instead of the {r.Worth} that it was "
                    + $"{FixedBecause(r.Invoice)}, and what is confirmed keeps its worth. "
                    + $"Write it as that sum: amend {At(r.Milestone, view)} amount {r.Worth}",
            Refusal.MilestoneIsUnbilled r =>
                $"{r.Milestone.Name} is unbilled by agreement; there is nothing to invoice.",
            Refusal.AmountRoundsToZero r => $"{r.Milestone.Name} is worth {Money.Zero(r.Contract.Currency)}: "
                + $"its share ({r.Milestone.Amount} of {r.Contract}) rounds to nothing, "
                + "so there is nothing to invoice, and no stage waits for its money. "
                + "What is delivered with it is billed with the other milestones. Nothing was changed.",
            Refusal.AlreadyDrafted r =>
                $"The invoice for {r.Milestone.Name} is drafted already{By(r.Invoice.Drafted, view)}. "
                    + $"An approver issues it: issue {At(r.Milestone, view)}",
            Refusal.AlreadyBilled r => $"{r.Milestone.Name} is billed already: "
                + $"{r.Invoice.NumberOrPending()}, issued "
                + $"{r.Invoice.IssueDetails!.On.ToDay()}{ByWhom(r.Invoice.IssueDetails.Signed, view)}. "
                + "Nothing was changed.",
            Refusal.NoDraft r =>
                $"There is no invoice draft for {r.Milestone.Name}. {SentBackText(r.Milestone, view)}".TrimEnd()
                    + $" {HowToDraft(r.Milestone, view)}".TrimEnd(),
            Refusal.SellerUnknown => "Your company details for invoices are missing. "
                + "Enter them once: settings seller \"Studio GmbH\" address \"Main Street 1, "
                + "10115 Berlin\" vat-id DE123456789",
            Refusal.AlreadyCredited r =>
                $"{r.Milestone.Name} was billed with {r.Invoice.NumberOrPending()} and credited in "
                    + $"full{LastReason(r.Invoice)}. To bill it once more: invoice {At(r.Milestone, view)} again",
            Refusal.InvoiceNotOpen r =>
                $"{r.Invoice.NumberOrPending()} is {StatusOf(r.Invoice, view)}, so {r.Verb} is not possible. Nothing was changed.",
            Refusal.CreditTooMuch { Most.IsPositive: false } r =>
                $"Nothing is left to credit on {OfLine(r)}{r.Invoice.NumberOrPending()}. Nothing was changed.",
            Refusal.CreditTooMuch r =>
                $"{r.Amount} is more than the {r.Most} that are left to credit on {OfLine(r)}{r.Invoice.NumberOrPending()}. "
                    + $"Say instead: credit {r.Invoice.NumberOrPending()} {r.Most} "
                    + $"{Suffix.With("of ", r.Of is null ? null : $"{DisplayText.Quote(r.Of.Name)} ")}reason \"…\". Nothing was changed.",
            Refusal.NoNetForGross { Below: null, Above: null } r =>
                $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it, "
                    + "and no other sum fits what is open. "
                    + $"Write the rest off instead: writeoff {r.Invoice.NumberOrPending()} reason \"rounding\"",
            Refusal.NoNetForGross r => $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it. "
                + $"Credit {string.Join(" or ", new[] { r.Below, r.Above }.OfType<Money>())} instead. "
                + "Nothing was changed.",
            Refusal.SettlesTooMuch r => $"{r.Amount} is more than the {r.Invoice.Open} that are open on "
                + $"{r.Invoice.NumberOrPending()}. Leave the sum out to settle all that is open. Nothing was changed.",
            Refusal.NotOnAdvance r =>
                $"{r.Invoice.NumberOrPending()} asks for an advance, and an advance has no {SettlementText.NameOf(r.Kind)}. "
                    + $"Take back what is not paid: credit {r.Invoice.NumberOrPending()} {r.Invoice.Open} "
                    + "reason \"not paid\". Nothing was changed.",
            Refusal.CreditNeedsReversal r =>
                $"{r.Settled.Standing} of {r.Invoice.NumberOrPending()} is settled as {SettlementText.NameOf(r.Settled.Kind)} "
                    + $"({r.Settled.Name}); that money never came in, so it cannot be credited. Credit at most {r.Most}, or first: "
                    + $"reverse {r.Settled.Name} reason \"the invoice is credited\". Nothing was changed.",
            Refusal.InterestNotInPayment { IsFuture: true } =>
                "Interest is recorded when the money is there. Record it on its day. Nothing was changed.",
            Refusal.InterestNotInPayment r =>
                $"{r.Interest} interest is not a part of the {r.Amount} that arrived: it is above 0 and at most the payment. "
                    + "Nothing was changed.",
            Refusal.InterestWithoutInvoice =>
                "Interest is recorded with the invoice that was late: pay INV-2026-0001 1,240.00 interest 50.00. Nothing was changed.",
            Refusal.SettlementAlreadyReversed r => $"{r.Settled.Name} is taken back already. Nothing was changed.",
            Refusal.SmallDifferenceAboveLimit r =>
                $"A small difference of {r.SmallDifference} is above the limit of {r.Limit}. "
                    + $"Set the limit first: settings settle-limit {r.SmallDifference}. Nothing was changed.",
            Refusal.RefundTooMuch r =>
                $"{r.Most} can be paid back on {r.Invoice.NumberOrPending()}, {Refundable(r.Invoice)}. Nothing was changed.",
            Refusal.AlreadyDisputed r =>
                $"{r.Invoice.NumberOrPending()} is disputed already: {r.Invoice.Dispute?.Reason}. Nothing was changed.",
            Refusal.InvoiceNotDisputed r => $"{r.Invoice.NumberOrPending()} is not disputed. Nothing was changed.",
            Refusal.InvoiceInDispute r => $"{r.Invoice.NumberOrPending()} is disputed ({r.Invoice.Dispute?.Reason}), "
                + $"and a disputed invoice is not reminded. When it is settled: settle-dispute {r.Invoice.NumberOrPending()}",
            Refusal.AlreadyRemindedToday r =>
                $"A reminder for {r.Invoice.NumberOrPending()} was posted today ({r.On.ToDay()}) already; "
                    + "one a day is enough. Nothing was changed.",
            Refusal.AmbiguousPayment r =>
                $"That can mean more than one thing: {PaymentDoubtText.Describe(r.Doubt)}. Nothing was changed.",
            Refusal.PaymentNotUnmatched r =>
                $"{r.Name} {UnmatchedProblem(r)}. parked lists what waits. Nothing was changed.",
            Refusal.AlreadyReversed r => $"{r.Payment.Name} is reversed already. Nothing was changed.",
            Refusal.PaymentNotReversible r =>
                $"{r.Payment.Name} cannot be reversed: {ReversalProblem(r.Obstacle)}. Nothing was changed.",
            Refusal.InvoiceNotIssued r =>
                $"The invoice for {r.Milestone.Name} is not issued, so nothing can be paid on it.",
            Refusal.AmountNotPositive r =>
                $"A payment is above 0; {r.Invoice.Open} is open on {r.Invoice.NumberOrPending()}. Nothing was changed.",
            Refusal.ValueDateTooFarAhead r =>
                $"{r.On.ToDay()} is more than a year from today, {r.Today.ToDay()}. Please check the date. Nothing was changed.",
            Refusal.MayBeAnnouncedAlready r => $"That looks announced already: {r.Announced.Name}, "
                + $"{r.Announced.Amount} for {r.Announced.On.ToDay()}. Nothing was changed.",
            Refusal.MayBeBankReturn r => MayBeTakenBack(r),
            Refusal.AccountReturnOpen r => $"{TakenOf(r)} of {r.Payment.Name} "
                + "on account was taken back by the bank"
                + $"{Suffix.On(r.BankReturn.On)} ({r.BankReturn.Name}) and waits for finance; that comes first. "
                + $"Finance says: reverse {r.Payment.Name} reason \"taken back by the bank\" for {r.BankReturn.Name}. "
                + "Nothing was changed.",
            Refusal.BankReturnOpen r =>
                $"{r.Invoice.RemainingOf(r.BankReturn)} was taken back by the bank{Suffix.On(r.BankReturn.On)} on "
                    + $"{r.Invoice.NumberOrPending()} "
                    + $"({r.BankReturn.Name}) and waits for finance. Finance does that first: {HowToSettle(r)}. "
                    + "Nothing was changed.",
            Refusal.AnnouncedPaymentNotWaiting r =>
                $"{r.Announced.Name} is not waiting any more: it is {Ended(r)}. Nothing was changed.",
            Refusal.PaidInOtherCurrency r => $"{r.Name} is in {r.Currency}, and {r.Paid} is not. "
                + $"{ForeignMoneyText.HowToSettle(r.Name, r.Currency, r.Paid, r.Line)}. Nothing was changed.",
            Refusal.PaymentExceedsBalance r =>
                $"{r.Surplus} too much: {r.Invoice.Open} is open on {r.Invoice.NumberOrPending()}. Nothing is kept until you choose.",
            Refusal.MayBeRecordedAlready r => $"That looks recorded: {r.Payment.Amount} on "
                + $"{r.Payment.On.ToDay()}{Suffix.Ref(r.Payment.Reference)}. Nothing was changed.",
            Refusal.AmountsDoNotAddUp r => Gap(r.Allocation, r.Contract),
            Refusal.ProjectAlreadyClosed r =>
                $"Project {r.Key} is closed; its records stay readable. Nothing was changed.",
            Refusal.ProjectAlreadyCancelled r =>
                $"Project {r.Key} was cancelled ({Cut(r.Reason)}); its records stay readable. Nothing was changed.",
            Refusal.ProjectOnHold r =>
                $"Project {r.Key} is on hold: {Cut(r.Reason)}. No stage starts until somebody says: project resume reason \"work goes on\"",
            Refusal.ProjectNotOnHold r => $"Project {r.Key} is not on hold. Nothing was changed.",
            Refusal.InvoicesAlreadyIssued r =>
                $"{string.Join(", ", r.Numbers.Take(5))} {DisplayText.Are(r.Numbers.Count)} issued, "
                    + "so the project cannot be cancelled any more. Credit what is not owed, then close it. "
                    + "Nothing was changed.",
            Refusal.NoClientCredit r =>
                $"There is no client credit in {r.Key}: nothing was paid too much or in advance. Nothing was changed.",
            Refusal.ClientCreditTooLow r => $"{r.Amount} is more than the {r.Left} of client credit that can be used. "
                + "Nothing was changed.",
            Refusal.RefundAboveReceived r =>
                $"{r.Amount} is more than the {r.Most} that were received and not refunded yet: the bank took back money that "
                    + "was paid out before. Nothing was changed.",
            Refusal.AppliedMoreThanOpen r =>
                $"{r.Amount} is more than the {r.Invoice.Open} that are open on {r.Invoice.NumberOrPending()}. "
                    + $"Say instead: apply {r.Invoice.NumberOrPending()} {r.Most}. Nothing was changed.",
            Refusal.ApplicationUndoneAlready r =>
                $"{r.Application.Name} is taken off {r.Invoice.NumberOrPending()} already. Nothing was changed.",
            Refusal.AccountOrInvoice r =>
                $"{r.Key} is the project's key, and {r.Candidate.Milestone.Name} may be meant as well. "
                    + $"Nothing was changed. For money without an invoice add the word account.",
            Refusal.ProjectStillOpen r => StillOpen(r),
            _ => null,
        };

    /// <summary>Why the amount of a milestone cannot change.</summary>
    private static string FixedBecause(Invoice? invoice) =>
        invoice switch
        {
            null => "confirmed with",
            { IsNumbered: true } => $"billed with ({invoice.NumberOrPending()})",
            _ => "drafted with",
        };

    /// <summary>" by Ada", with a note if nobody else could have checked it; "" without a project to show.</summary>
    private static string ByWhom(Signature signed, ProjectView? view) =>
        view is null ? "" : $" by {view.NameOf(signed.By)}{DisplayText.SoloNote(signed)}";

    private static string HowToDraft(Milestone m, ProjectView? view) =>
        Suffix.When(m.Confirmation is not null, $"Make one: invoice {At(m, view)}");

    private static string LastReason(Invoice credited) =>
        credited.CreditNotes is [.., var last] ? $" ({Cut(last.Reason)})" : "";

    private static string StatusOf(Invoice invoice, ProjectView? view) =>
        view is null ? "not open" : DisplayText.Status(invoice, view.SellerToday);

    private static string Refundable(Invoice invoice) =>
        invoice.State == InvoiceState.Issued
            ? "what was received less what was refunded"
            : "what is kept as client credit";

    /// <summary>"the line of Design on " before the invoice's number; "" for the whole invoice.</summary>
    private static string OfLine(Refusal.CreditTooMuch r) =>
        r.Of is { } of ? $"the VAT rate of {Cut(of.Name)} on " : "";

    private static string MayBeTakenBack(Refusal.MayBeBankReturn r)
    {
        var returns = string.Join(" or ", r.Candidates.Select(b => $"{b.Amount} back ({b.Name})"));
        return $"Is it because the bank took {returns}? "
            + $"Say which: reverse {r.Payment.Name} reason \"…\" for {r.Candidates[0].Name}, "
            + $"or give the reason \"{Project.ByMistake}\". Nothing was changed.";
    }

    /// <summary>Never more than arrived with the payment.</summary>
    private static Money TakenOf(Refusal.AccountReturnOpen r) =>
        r.BankReturn.Amount < r.Payment.Amount ? r.BankReturn.Amount : r.Payment.Amount;

    private static string HowToSettle(Refusal.BankReturnOpen r) =>
        r.Invoice.ReversiblePayments(r.BankReturn) is [var undo, ..]
            ? $"reverse {undo.Name} reason \"taken back by the bank\" for {r.BankReturn.Name}"
            : $"parked dismiss {r.BankReturn.Name}";

    /// <summary>What became of an announced payment.</summary>
    private static string Ended(Refusal.AnnouncedPaymentNotWaiting r) =>
        r switch
        {
            { Announced.State: not AnnouncedPaymentState.Booked } => "taken back already",
            { BookedPayment: { } booked } => $"recorded as {booked.Name}: reverse {booked.Name} reason \"…\"",
            _ => "recorded",
        };

    private static string StillOpen(Refusal.ProjectStillOpen r)
    {
        return "The project cannot be closed yet."
            + PartOf("Not confirmed complete", r.Deliveries)
            + PartOf("Not billed", r.Unbilled)
            + PartOf("Not paid", [.. r.Unpaid.Select(i => $"{i.NumberOrPending()} ({i.Open} open)")])
            + Suffix.When(
                r.CreditLeft.IsPositive,
                $" {r.CreditLeft} of client credit is left: use it with apply, or pay it out: "
                    + $"refund {r.Key} {r.CreditLeft} reason \"client credit paid out\"."
            )
            + Suffix.When(
                r.OwedOnAccount.IsPositive,
                $" {r.OwedOnAccount} was paid out and then taken back; when it is here again: "
                    + $"pay {r.Key} {r.OwedOnAccount}."
            )
            + Suffix.When(!r.Unassigned.IsZero, $" {r.Unassigned} of the contract is in no milestone.");
    }
}
