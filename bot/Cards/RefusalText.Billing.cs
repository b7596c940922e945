using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Invoices, payments, credit notes and the end of a project that cannot be as they were said.</summary>
internal static partial class RefusalText
{
    private static string? Billing(Refusal why, Sight? sight) =>
        why switch
        {
            Refusal.NotComplete r => $"{r.Milestone.Name} is not complete: it is {Words.Word(r.Milestone.Stage)}. "
                + $"Nothing is invoiced before confirmation. Next: {NextAct(r.Milestone, sight)}",
            Refusal.WouldMoveConfirmed r =>
                $"{r.Milestone.Name} would be worth {r.Net} instead of the {r.Worth} that it was "
                    + $"{HeldFast(r.Invoice)}, and what is confirmed keeps its worth. "
                    + $"Write it as that sum: amend {At(r.Milestone, sight)} amount {r.Worth.WithCode()}",
            Refusal.NotBilledApart r => $"{r.Milestone.Name} is unbilled by agreement; there is nothing to invoice.",
            Refusal.WorthNothing r => $"{r.Milestone.Name} is worth {Money.Zero(r.Contract.Currency)}: "
                + $"its share ({r.Milestone.Amount} of {r.Contract.WithCode()}) rounds to nothing, "
                + "so there is nothing to invoice, and no stage waits for it. "
                + "What is delivered with it is billed with the other milestones. Nothing was changed.",
            Refusal.AlreadyDrafted r =>
                $"The invoice for {r.Milestone.Name} is drafted already{By(r.Invoice.Drafted, sight)}. "
                    + $"An approver issues it: issue {At(r.Milestone, sight)}",
            Refusal.AlreadyBilled r => $"{r.Milestone.Name} is billed already: "
                + $"{r.Invoice.Number()}, issued {r.Invoice.Issued!.On.Iso()}{ByWhom(r.Invoice.Issued.Signed, sight)}. "
                + "Nothing was changed.",
            Refusal.NoDraft r =>
                $"There is no invoice draft for {r.Milestone.Name}. {WentBack(r.Milestone, sight)}{HowToDraft(r.Milestone, sight)}".Trim(),
            Refusal.SellerUnknown => "Nobody has said who sends the invoices. "
                + "Say it once: settings seller \"Studio GmbH\" address \"Main Street 1, "
                + "10115 Berlin\" vat-id DE123456789",
            Refusal.CreditedBefore r => $"{r.Milestone.Name} was billed with {r.Invoice.Number()} and credited in "
                + $"full{LastReason(r.Invoice)}. To bill it once more: invoice {At(r.Milestone, sight)} again",
            Refusal.NotOpen r =>
                $"{r.Invoice.Number()} is {StatusOf(r.Invoice, sight)}, so {r.Verb} does not fit. Nothing was changed.",
            Refusal.CreditTooMuch r => $"{r.Amount} is more than the {r.Most} that are open on {r.Invoice.Number()}. "
                + "What is paid is paid back first: "
                + $"refund {r.Invoice.Number()} {(r.Amount - r.Most).WithCode()} reason \"credit agreed\"",
            Refusal.CreditUneven { Below: null, Above: null } r =>
                $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it, "
                    + "and no other sum fits what is open. "
                    + $"Give the rest up instead: writeoff {r.Invoice.Number()} reason \"rounding\"",
            Refusal.CreditUneven r => $"No net makes exactly {r.Amount} with {r.Invoice.Rate} VAT on it. "
                + $"Credit {string.Join(" or ", new[] { r.Below, r.Above }.OfType<Money>())} instead. "
                + "Nothing was changed.",
            Refusal.PaymentsStand r =>
                $"{r.Received} of {r.Invoice.Number()} is paid, so it cannot be credited in full. "
                    + $"Pay it back first: refund {r.Invoice.Number()} {r.Received.WithCode()} reason \"invoice cancelled\"",
            Refusal.RefundTooMuch r =>
                $"{r.Most} can be paid back on {r.Invoice.Number()}, {Refundable(r.Invoice)}. Nothing was changed.",
            Refusal.AlreadyDisputed r =>
                $"{r.Invoice.Number()} is disputed already: {r.Invoice.Dispute?.Reason}. Nothing was changed.",
            Refusal.NotDisputed r => $"{r.Invoice.Number()} is not disputed. Nothing was changed.",
            Refusal.IsDisputed r => $"{r.Invoice.Number()} is disputed ({r.Invoice.Dispute?.Reason}), "
                + $"and a disputed invoice is not reminded. When it is settled: settle-dispute {r.Invoice.Number()}",
            Refusal.RemindedToday r =>
                $"A reminder for {r.Invoice.Number()} was posted today ({r.On.Iso()}) already; one a day is enough. Nothing was changed.",
            Refusal.Unclear r => $"That has no one meaning: {r.Why}. Nothing was changed.",
            Refusal.NotParked r => $"{r.Name} {r.Why}. parked lists what waits. Nothing was changed.",
            Refusal.AlreadyReversed r => $"{r.Payment.Name} is reversed already. Nothing was changed.",
            Refusal.CannotReverse r => $"{r.Payment.Name} cannot be reversed: {r.Because}. Nothing was changed.",
            Refusal.NotIssued r => $"The invoice for {r.Milestone.Name} is not issued, so nothing can be paid on it.",
            Refusal.AmountNotPositive r =>
                $"A payment is above 0; {r.Invoice.Open.WithCode()} is open on {r.Invoice.Number()}. Nothing was changed.",
            Refusal.PaidInFuture r =>
                $"{r.On.Iso()} is more than a year from today, {r.Today.Iso()}. Please check the date. Nothing was changed.",
            Refusal.LooksAnnounced r =>
                $"That looks announced already: {r.Announced.Name}, {r.Announced.Amount} for {r.Announced.On.Iso()}. Nothing was changed.",
            Refusal.MayBeTakenBack r => MayBeTakenBack(r),
            Refusal.ReturnWaits r =>
                $"{r.Invoice.LeftOf(r.Back)} was taken back by the bank{Suffix.On(r.Back.On)} on {r.Invoice.Number()} "
                    + $"({r.Back.Name}) and waits for finance; that comes first. Finance says: {HowToSettle(r)}. "
                    + "Nothing was changed.",
            Refusal.NotWaiting r =>
                $"{r.Announced.Name} does not wait any more: it is {Ended(r)}. Nothing was changed.",
            Refusal.PaidTooMuch r =>
                $"{r.Surplus} too much: {r.Invoice.Open} is open on {r.Invoice.Number()}. Nothing is kept until you choose.",
            Refusal.LooksRecorded r =>
                $"That looks recorded: {r.Payment.Amount} on {r.Payment.On.Iso()}{Suffix.Ref(r.Payment.Reference)}. Nothing was changed.",
            Refusal.DoesNotClose r => Gap(r.Allocation, r.Contract),
            Refusal.IsClosed r => $"Project {r.Key} is closed; its records stay readable. Nothing was changed.",
            Refusal.IsCancelled r =>
                $"Project {r.Key} was cancelled ({Cut(r.Reason)}); its records stay readable. Nothing was changed.",
            Refusal.IsOnHold r =>
                $"Project {r.Key} is on hold: {Cut(r.Reason)}. No stage starts until somebody says: project resume reason \"work goes on\"",
            Refusal.NotOnHold r => $"Project {r.Key} is not on hold. Nothing was changed.",
            Refusal.IssuedAlready r => $"{string.Join(", ", r.Numbers.Take(5))} {Words.Are(r.Numbers.Count)} issued, "
                + "so the project cannot be cancelled any more. Credit what is not owed, then close it. "
                + "Nothing was changed.",
            Refusal.StillOpen r => StillOpen(r),
            _ => null,
        };

    /// <summary>What holds the worth of a milestone fast.</summary>
    private static string HeldFast(Invoice? invoice) =>
        invoice switch
        {
            null => "confirmed with",
            { IsNumbered: true } => $"billed with ({invoice.Number()})",
            _ => "drafted with",
        };

    /// <summary>" by Ada", and whether nobody else could have checked it; "" without a project to show.</summary>
    private static string ByWhom(Signature signed, Sight? sight) =>
        sight is null ? "" : $" by {sight.NameOf(signed.By)}{Words.Solo(signed)}";

    private static string HowToDraft(Milestone m, Sight? sight) =>
        Suffix.When(m.Confirmation is not null, $"Make one: invoice {At(m, sight)}");

    private static string LastReason(Invoice credited) =>
        credited.Credits is [.., var last] ? $" ({Cut(last.Reason)})" : "";

    private static string StatusOf(Invoice invoice, Sight? sight) =>
        sight is null ? "not open" : Words.Status(invoice, sight.SellerToday);

    private static string Refundable(Invoice invoice) =>
        invoice.State == InvoiceState.Issued
            ? "what was received less what was refunded"
            : "what is kept as client credit";

    private static string MayBeTakenBack(Refusal.MayBeTakenBack r)
    {
        var back = string.Join(" or ", r.Back.Select(b => $"{b.Amount.WithCode()} back ({b.Name})"));
        return $"Is it because the bank took {back}? "
            + $"Say which: reverse {r.Payment.Name} reason \"…\" for {r.Back[0].Name}, "
            + $"or give the reason \"{Project.ByMistake}\". Nothing was changed.";
    }

    private static string HowToSettle(Refusal.ReturnWaits r) =>
        r.Invoice.UndoneBy(r.Back) is [var undo, ..]
            ? $"reverse {undo.Name} reason \"taken back by the bank\" for {r.Back.Name}"
            : $"parked dismiss {r.Back.Name}";

    /// <summary>What became of an announced payment.</summary>
    private static string Ended(Refusal.NotWaiting r) =>
        r switch
        {
            { Announced.State: not AnnouncedState.Booked } => "taken back already",
            { As: { } booked } => $"recorded as {booked.Name}: reverse {booked.Name} reason \"…\"",
            _ => "recorded",
        };

    private static string StillOpen(Refusal.StillOpen r)
    {
        var refunds = r
            .Credits.Take(5)
            .Select(i => $"refund {i.Number()} {i.Surplus.WithCode()} reason \"paid too much\"");
        return "The project cannot be closed yet."
            + Part("Not confirmed complete", r.Deliveries)
            + Part("Not billed", r.Unbilled)
            + Part("Not paid", [.. r.Unpaid.Select(i => $"{i.Number()} ({i.Open} open)")])
            + Suffix.With(
                " Paid too much and still the client's, to be paid back first: ",
                string.Join("; ", refunds),
                "."
            )
            + Suffix.When(!r.Unassigned.IsZero, $" {r.Unassigned} of the contract is in no milestone.");
    }
}
