using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>What was paid, what is owed, and by when.</summary>
internal static partial class AnswerText
{
    public static string Paid(AnswerSubject s) => $"{PaidOf(s)}{BankText.Sentences(s.IssuedInvoice)}";

    private static string PaidOf(AnswerSubject s)
    {
        if (s.IssuedInvoice is not { } i)
            return s.IsBillable
                ? $"No, not paid: {s.Name} is not billed."
                : $"There is nothing to pay: {s.Name} is {s.UnbilledReason}.";
        if (i.PaidOn is { } paid)
            return $"Yes, paid: in full on {paid.ToDay()} ({PunctualityText(i, paid)}, "
                + $"{DisplayText.Count(i.EffectivePayments.Count(), "payment")}{SettlementText.Added(i)}).";
        if (i.State == InvoiceState.WrittenOff || i.Status == InvoiceStatus.WrittenOff)
        {
            var howFar = IsPartPaid(i) ? "in part" : "not paid";
            return $"No, {howFar}: {ReceivedText(i)}, {i.WrittenOffBalance} written off "
                + $"({i.Loss!.Reason}){SettlementText.Added(i)}.";
        }
        if (i.State == InvoiceState.Credited)
            return $"No, not paid: {i.NumberOrPending()} is credited in full ({i.CreditNumbers()}), "
                + (
                    i.Open.IsPositive
                        ? $"but {i.Open} is owed: it was refunded, and then taken back."
                        : "so nothing is owed."
                );
        if (!i.Open.IsPositive)
            return $"Nothing is open on {i.NumberOrPending()}, and no payment is recorded on it.";
        var open = $"{i.Open} open, {Due(i, s.ProjectView)}";
        if (s.ProjectView.SourceOutage is not null)
        {
            var recorded = IsPartPaid(i) ? $"{ReceivedText(i)} by the records" : "no payment is recorded";
            return $"Not known for certain: {recorded}, {open}.{s.ProjectView.LastChecked()}";
        }
        return IsPartPaid(i) ? $"No, in part: {ReceivedText(i)}, {open}." : $"No, not paid: {open}.";
    }

    /// <summary>Money or client credit pays a part of it.</summary>
    private static bool IsPartPaid(Invoice i) => (i.Used + i.AppliedCredit).IsPositive;

    /// <summary>"1,000.00 of 4,712.00 received, 200.00 refunded, 150.00 of client credit applied"</summary>
    private static string ReceivedText(Invoice i) =>
        $"{i.Received} of {i.Gross} received"
        + Suffix.When(i.Interest.IsPositive, $" ({i.Interest} of it interest)")
        + Suffix.When(i.Refunded.IsPositive, $", {i.Refunded} refunded")
        + Suffix.When(i.AppliedCredit.IsPositive, $", {i.AppliedCredit} of client credit applied");

    /// <summary>Every payment with its date, and their total.</summary>
    public static string Payments(AnswerSubject s)
    {
        if (s.IssuedInvoice is not { } i)
            return $"Nothing is received for {s.Name}: it is not billed.";
        var each = Suffix.With(": ", Listed(UnreversedPayments(i), Arrival));
        return $"{s.InvoiceLabel}: {ReceivedText(i)}{each}. {Balance(s, i)}";

        static string Arrival(Payment p) => $"{p.Amount} on {p.On.ToDay()}{RefOf(p)}";
        static string RefOf(Payment p) =>
            Suffix.When(p.Reference.Length > 0, $" (ref {DisplayText.Quote(p.Reference)})");
    }

    /// <summary>The bank knows who paid; the project knows who recorded the payment.</summary>
    public static string PaidBy(AnswerSubject s)
    {
        if (s.IssuedInvoice is not { } i || UnreversedPayments(i) is not { Count: > 0 } arrived)
            return $"No payment is recorded for {s.Name}.";
        var each = Listed(
            arrived,
            p => $"{p.Amount} on {p.On.ToDay()}, recorded by {s.ProjectView.SignedBy(p.Signed)}",
            "; "
        );
        return $"Who sent the money is not on record, only who recorded it. {s.InvoiceLabel}: {each}. {Balance(s, i)}";
    }

    public static string Owed(AnswerSubject s) =>
        s.IssuedInvoice switch
        {
            { Open.IsPositive: true } i => $"Owed on {s.Name}: {i.Open} of {i.Gross} gross, {i.NumberOrPending()}, "
                + $"{Due(i, s.ProjectView)}.{BankText.Sentences(i)}{Suffix.With(" ", ClientCreditCards.Offer(s.Project, i))}",
            { } i => $"Nothing is owed on {s.Name}: {i.NumberOrPending()} {Closed(i)}.",
            _ => $"Nothing is owed on {s.Name}: it is not billed.",
        };

    public static string Overdue(AnswerSubject s) =>
        s.IssuedInvoice switch
        {
            { } i when i.DaysLate(s.ProjectView.SellerToday) > 0 =>
                $"Yes, overdue: {s.InvoiceLabel}, {i.Open} open, {Due(i, s.ProjectView)}.",
            { Open.IsPositive: true } i =>
                $"No, not overdue: {s.InvoiceLabel}, {i.Open} open, {Due(i, s.ProjectView)}.",
            { } i => $"No, not overdue: {s.InvoiceLabel} {Closed(i)}.",
            _ => $"No, not overdue: {s.Name} is not billed.",
        };

    public static string DueOn(AnswerSubject s) =>
        s.IssuedInvoice switch
        {
            { Open.IsPositive: true } i => $"{s.InvoiceLabel} is {Due(i, s.ProjectView)}; {i.Open} is open.",
            { } i => $"{s.InvoiceLabel} was due {i.IssueDetails!.Due.ToDay()}; it {Closed(i)}.",
            _ => $"No payment is due for {s.Name}: it is not billed, and {StateOf(s)}. {DueDays(s)}",
        };

    public static string Paid(ProjectView view)
    {
        var issued = Bills(view);
        if (issued.Count == 0)
            return $"Nothing is billed, so nothing is to be paid. {Unbilled(view)}";
        var open = issued.Where(s => s.IssuedInvoice!.Open.IsPositive).ToList();
        var closed = issued.Where(s => s.IssuedInvoice!.PaidOn is not null).ToList();
        var given = issued.Where(s => s.IssuedInvoice is { PaidOn: null, Open.IsPositive: false }).ToList();
        var all = DisplayText.Count(issued.Count, "invoice");
        var paid =
            closed.Count == 0
                ? $"None of {all} is paid in full."
                : $"Paid in full: {closed.Count} of {all}: {Listed(closed, WithDate)}.";
        if (given.Count > 0)
            paid += $" Not to be paid any more: {Listed(given, ClosedInvoice, "; ")}.";
        return open.Count == 0
            ? $"{paid} Nothing is open.{CreditLeft(view)}"
            : $"{paid} Open: {Listed(open, s => $"{Numbered(s)} ({WithBalance(s.IssuedInvoice!)})")}."
                + $"{view.LastChecked()}{CreditLeft(view)}";

        static string WithDate(AnswerSubject s) =>
            $"{Numbered(s)} ({s.IssuedInvoice!.NumberOrPending()}, {s.IssuedInvoice!.PaidOn!.Value.ToDay()})";
        static string ClosedInvoice(AnswerSubject s) =>
            $"{s.IssuedInvoice!.NumberOrPending()} for {s.Name} {Closed(s.IssuedInvoice!)}";
        string WithBalance(Invoice i) =>
            $"{i.NumberOrPending()}, {ReceivedText(i)}, {i.Open} open, {DueAndBank(i, view)}";
    }

    public static string Payments(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var paid = UnreversedPayments(view.Project);
        if (paid.Count == 0)
            return NoPayment(view);
        var credited = Suffix.When(
            totals.Credited.IsPositive,
            $" less {totals.Credited + totals.CreditedVat} credited"
        );
        var refunded = Suffix.When(totals.Refunded.IsPositive, $", {totals.Refunded} refunded");
        var back = Suffix.When(totals.ReturnedByBank.IsPositive, $", {totals.ReturnedByBank} taken back by the bank");
        var each = Listed(paid, x => $"{x.Amount} on {x.On.ToDay()} {ForWhat(view, x)}");
        return $"Received: {totals.Received} of {totals.Billed + totals.Vat} gross billed{credited}, "
            + $"in {DisplayText.Count(paid.Count, "payment")}{back}{refunded}: {each}. {Owed(view)}";
    }

    public static string PaidBy(ProjectView view) =>
        Each(
            view,
            s => s.IssuedInvoice is { } i && UnreversedPayments(i).Count > 0,
            PaidBy,
            UnreversedPayments(view.Project).Count > 0 ? Payments(view) : NoPayment(view)
        );

    public static string LastPayment(ProjectView view)
    {
        if (UnreversedPayments(view.Project) is not [.., var last])
            return NoPayment(view);
        var said = $"The last payment: {last.Amount} on {last.On.ToDay()} {ForWhat(view, last)}";
        return Bills(view).Find(s => s.IssuedInvoice!.Id == last.Invoice) is { } of
            ? $"{said} ({of.Name}). {Balance(of, of.IssuedInvoice!)}"
            : $"{said}.{CreditLeft(view)}";
    }

    /// <summary>Nothing has arrived; what is to come, or was taken back, is named.</summary>
    private static string NoPayment(ProjectView view) =>
        string.Join(' ', BankText.Phrases(view).Prepend("No payment is recorded yet."));

    /// <summary>The payments of the project that are not reversed, on invoices and on account, oldest first.</summary>
    private static List<Payment> UnreversedPayments(Project p) =>
        [
            .. p
                .Entries.Where(x => x.Kind == PaymentKind.Payment && !p.IsReversed(x))
                .OrderBy(x => x.On)
                .ThenBy(x => x.Id),
        ];

    private static string ForWhat(ProjectView view, Payment x) =>
        x.IsOnAccount ? "on account" : $"for {view.Project.InvoiceById(x.Invoice).NumberOrPending()}";

    public static string Owed(ProjectView view)
    {
        var open = Bills(view).Where(s => s.IssuedInvoice!.Open.IsPositive).ToList();
        if (open.Count == 0)
        {
            var why = Bills(view).Count == 0 ? "nothing is billed yet" : "every invoice is settled";
            return view.Project.OwedOnAccount is { IsPositive: true } owed
                ? $"{view.Project.Client} owes {owed}: paid out, and then taken back; no invoice asks for it."
                : $"{view.Project.Client} owes nothing: {why}.{CreditLeft(view)}";
        }
        var onAccount = view.Project.OwedOnAccount;
        var sum = (Total(view, open.Select(s => s.IssuedInvoice!.Open)) + onAccount).ToString();
        var paidOut = Suffix.When(
            onAccount.IsPositive,
            $"; {onAccount} that was paid out and then taken back, and no invoice asks for it"
        );
        return $"{view.Project.Client} owes {sum} gross: {OpenBills(open)}{paidOut}.{view.LastChecked()}{CreditLeft(view)}";
    }

    /// <summary>
    /// "No. " while something is open of what was billed, "Yes. " where all of it was paid. "" where neither is certain:
    /// nothing is billed, a rest was written off or credited, or a payment source does not answer.
    /// </summary>
    public static string RestArrived(AnswerSubject? stage, ProjectView view)
    {
        List<Invoice> billed = stage is not null
            ? [.. new[] { stage.IssuedInvoice }.OfType<Invoice>()]
            : [.. view.Project.NumberedInvoices.Where(i => i.IsLive)];
        if (billed.Count == 0 || view.SourceOutage is not null)
            return "";
        if (billed.Exists(i => i.Open.IsPositive) || (stage is null && view.Project.OwedOnAccount.IsPositive))
            return Verdict(false);
        return billed.TrueForAll(i => i.Status == InvoiceStatus.Paid) ? Verdict(true) : "";
    }

    /// <summary>What is left of the client's credit, where it came from, and how it is used or paid out.</summary>
    public static string Credit(ProjectView view)
    {
        var p = view.Project;
        var totals = Totals.Create(p);
        var used = Suffix.When(totals.Applied.IsPositive, $" {totals.Applied} of it was used on invoices.");
        var refunded = Suffix.When(totals.Refunded.IsPositive, $" {totals.Refunded} was refunded.");
        return p.CreditLeft.IsPositive
            ? $"{p.Client} has {p.CreditLeft} of client credit left.{used}{refunded}"
            : $"{p.Client} has no client credit left.{used}{refunded}";
    }

    /// <summary>" 150.00 of client credit is left: …"; "" where there is none.</summary>
    private static string CreditLeft(ProjectView view) =>
        view.Project.CreditLeft is { IsPositive: true } left ? $" {left} of client credit is left." : "";

    public static string Overdue(ProjectView view)
    {
        var late = Bills(view).Where(s => s.IssuedInvoice!.DaysLate(view.SellerToday) > 0).ToList();
        return late.Count == 0
            ? $"Nothing is overdue. {Owed(view)}"
            : $"Overdue: {Total(view, late.Select(s => s.IssuedInvoice!.Open))} gross: "
                + $"{OpenBills(late)}.{view.LastChecked()}";
    }

    /// <summary>The open invoices, ordered by due date.</summary>
    public static string DueOn(ProjectView view)
    {
        var open = Bills(view)
            .Where(s => s.IssuedInvoice!.Open.IsPositive)
            .OrderBy(s => s.IssuedInvoice!.IssueDetails!.Due)
            .ToList();
        return open.Count == 0 ? $"No payment is due: {Owed(view)}" : $"Due: {OpenBills(open)}.";
    }

    private static string OpenBills(IReadOnlyList<AnswerSubject> open) =>
        Listed(
            open,
            s =>
                $"{s.IssuedInvoice!.NumberOrPending()} ({s.Name}) {s.IssuedInvoice!.Open} open, "
                + $"{DueAndBank(s.IssuedInvoice!, s.ProjectView)}",
            "; "
        );

    /// <summary>The due date, bank returns and announced payments.</summary>
    private static string DueAndBank(Invoice i, ProjectView view) =>
        string.Join(", ", BankText.Phrases(i).Prepend(Due(i, view)));

    /// <summary>The payments that are not reversed.</summary>
    private static List<Payment> UnreversedPayments(Invoice i) =>
        [.. i.Payments.Where(p => p.Kind == PaymentKind.Payment && !i.IsReversed(p))];

    private static List<AnswerSubject> Bills(ProjectView view) =>
        [
            .. view
                .Project.NumberedInvoices.OrderBy(i => i.IssueDetails!.Number, StringComparer.Ordinal)
                .Select(i => new AnswerSubject(view, view.Project.MilestoneOf(i), i)),
        ];

    private static string Balance(AnswerSubject s, Invoice i) =>
        i switch
        {
            { Open.IsPositive: true } => $"{i.Open} is open, {Due(i, s.ProjectView)}.{BankText.Sentences(i)}",
            { PaidOn: { } paid } =>
                $"Paid in full on {paid.ToDay()}, {PunctualityText(i, paid)}{SettlementText.InBrackets(i)}.",
            { Status: InvoiceStatus.Credited or InvoiceStatus.WrittenOff } => $"It {Closed(i)}.",
            _ => "Nothing is open.",
        };

    private static string Closed(Invoice i) =>
        i.PaidOn is { } paid
            ? $"was paid in full on {paid.ToDay()}, {PunctualityText(i, paid)}{SettlementText.InBrackets(i)}"
            : i.State switch
            {
                _ when i.Status == InvoiceStatus.WrittenOff => $"is written off, {i.WrittenOffBalance} lost",
                InvoiceState.Credited => $"is credited in full ({i.CreditNumbers()})",
                _ => "has nothing open",
            };

    private static string PunctualityText(Invoice i, DateOnly paid) =>
        paid.DayNumber - i.IssueDetails!.Due.DayNumber is > 0 and var late
            ? $"{DisplayText.Days(late)} late"
            : "on time";
}
