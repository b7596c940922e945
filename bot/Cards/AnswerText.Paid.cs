using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>What was paid, what is owed, and by when.</summary>
internal static partial class AnswerText
{
    public static string Paid(Subject s) => $"{PaidOf(s)}{BankText.Said(s.Issued)}";

    private static string PaidOf(Subject s)
    {
        if (s.Issued is not { } i)
            return s.IsBillable
                ? $"No, not paid: {s.Name} is not billed."
                : $"There is nothing to pay: {s.Name} is {s.Unbilled}.";
        if (i.PaidOn is { } paid)
            return $"Yes, paid: in full on {paid.Iso()} ({Punctual(i, paid)}, {Words.Count(i.Paying.Count(), "payment")}).";
        if (i.State == InvoiceState.WrittenOff)
        {
            var howFar = i.Received.IsPositive ? "in part" : "not paid";
            return $"No, {howFar}: {i.Received} of {i.Gross} received, {i.Lost} written off ({i.WriteOff!.Reason}).";
        }
        if (i.State == InvoiceState.Credited)
            return $"No, not paid: {i.Number()} is credited in full ({i.CreditNumbers()}), so nothing is owed.";
        if (!i.Open.IsPositive)
            return $"Nothing is open on {i.Number()}, and no payment is recorded on it.";
        var open = $"{i.Open} open, {Due(i, s.Sight)}";
        if (s.Sight.Unchecked is not null)
        {
            var recorded = i.Received.IsPositive ? $"{i.Received} of {i.Gross} is recorded" : "no payment is recorded";
            return $"Not known for certain: {recorded}, {open}.{s.Sight.LastChecked()}";
        }
        return i.Received.IsPositive
            ? $"No, in part: {i.Received} of {i.Gross} received, {open}."
            : $"No, not paid: {open}.";
    }

    /// <summary>Every payment with its date, and what they come to.</summary>
    public static string Payments(Subject s)
    {
        if (s.Issued is not { } i)
            return $"Nothing is received for {s.Name}: it is not billed.";
        var each = Suffix.With(": ", Listed(Arrived(i), Arrival));
        return $"{s.Bill}: {i.Received} of {i.Gross} received{each}. {Balance(s, i)}";

        static string Arrival(Payment p) => $"{p.Amount} on {p.On.Iso()}{RefOf(p)}";
        static string RefOf(Payment p) => Suffix.When(p.Reference.Length > 0, $" (ref {Words.Quote(p.Reference)})");
    }

    /// <summary>Who sent money is nobody's to say but the bank's; who booked it is on record.</summary>
    public static string PaidBy(Subject s)
    {
        if (s.Issued is not { } i || Arrived(i) is not { Count: > 0 } arrived)
            return $"No payment is recorded for {s.Name}.";
        var each = Listed(arrived, p => $"{p.Amount} on {p.On.Iso()}, recorded by {s.Sight.By(p.Signed)}", "; ");
        return $"Who sent the money is not on record, only who recorded it. {s.Bill}: {each}. {Balance(s, i)}";
    }

    public static string Owed(Subject s) =>
        s.Issued switch
        {
            { Open.IsPositive: true } i =>
                $"Owed on {s.Name}: {i.Open.WithCode()} of {i.Gross} gross, {i.Number()}, {Due(i, s.Sight)}.{BankText.Said(i)}",
            { } i => $"Nothing is owed on {s.Name}: {i.Number()} {Closed(i)}.",
            _ => $"Nothing is owed on {s.Name}: it is not billed.",
        };

    public static string Overdue(Subject s) =>
        s.Issued switch
        {
            { } i when i.DaysLate(s.Sight.SellerToday) > 0 =>
                $"Yes, overdue: {s.Bill}, {i.Open} open, {Due(i, s.Sight)}.",
            { Open.IsPositive: true } i => $"No, not overdue: {s.Bill}, {i.Open} open, {Due(i, s.Sight)}.",
            { } i => $"No, not overdue: {s.Bill} {Closed(i)}.",
            _ => $"No, not overdue: {s.Name} is not billed.",
        };

    public static string DueOn(Subject s) =>
        s.Issued switch
        {
            { Open.IsPositive: true } i => $"{s.Bill} is {Due(i, s.Sight)}; {i.Open} is open.",
            { } i => $"{s.Bill} was due {i.Issued!.Due.Iso()}; it {Closed(i)}.",
            _ => $"No payment is due for {s.Name}: it is not billed, and {Standing(s)}. {DueDays(s)}",
        };

    public static string Paid(Sight sight)
    {
        var issued = Bills(sight);
        if (issued.Count == 0)
            return $"Nothing is billed, so nothing is to be paid. {Unbilled(sight)}";
        var open = issued.Where(s => s.Issued!.Open.IsPositive).ToList();
        var closed = issued.Where(s => s.Issued!.PaidOn is not null).ToList();
        var given = issued.Where(s => s.Issued is { PaidOn: null, Open.IsPositive: false }).ToList();
        var all = Words.Count(issued.Count, "invoice");
        var paid =
            closed.Count == 0
                ? $"None of {all} is paid in full."
                : $"Paid in full: {closed.Count} of {all}: {Listed(closed, WithDate)}.";
        if (given.Count > 0)
            paid +=
                $" Not to be paid any more: {Listed(given, s => $"{s.Issued!.Number()} for {s.Name} {Closed(s.Issued!)}", "; ")}.";
        return open.Count == 0
            ? $"{paid} Nothing is open."
            : $"{paid} Open: {Listed(open, s => $"{Numbered(s)} ({WithBalance(s.Issued!)})")}.{sight.LastChecked()}";

        static string WithDate(Subject s) => $"{Numbered(s)} ({s.Issued!.Number()}, {s.Issued!.PaidOn!.Value.Iso()})";
        string WithBalance(Invoice i) =>
            $"{i.Number()}, {i.Received} of {i.Gross} received, {i.Open} open, {DueAndBank(i, sight)}";
    }

    public static string Payments(Sight sight)
    {
        var sums = Sums.Of(sight.Project);
        var paid = Bills(sight)
            .SelectMany(s => Arrived(s.Issued!).Select(p => (Issued: s.Issued!, Payment: p)))
            .OrderBy(x => x.Payment.On)
            .ThenBy(x => x.Payment.Id)
            .ToList();
        if (paid.Count == 0)
            return "No payment is recorded yet.";
        var credited = Suffix.When(sums.Credited.IsPositive, $" less {sums.Credited + sums.CreditedVat} credited");
        var refunded = Suffix.When(sums.Refunded.IsPositive, $", {sums.Refunded} refunded");
        var each = Listed(paid, x => $"{x.Payment.Amount} on {x.Payment.On.Iso()} for {x.Issued.Number()}");
        return $"Received: {sums.Received.WithCode()} of {sums.Billed + sums.Vat} gross billed{credited}, "
            + $"in {Words.Count(paid.Count, "payment")}{refunded}: {each}. {Owed(sight)}";
    }

    public static string PaidBy(Sight sight) =>
        Each(sight, s => s.Issued is { } i && Arrived(i).Count > 0, PaidBy, "No payment is recorded yet.");

    public static string LastPayment(Sight sight) =>
        Bills(sight)
            .SelectMany(s => Arrived(s.Issued!).Select(p => (Subject: s, Payment: p)))
            .OrderBy(x => x.Payment.On)
            .ThenBy(x => x.Payment.Id)
            .LastOrDefault()
            is ({ } of, { } last)
            ? $"The last payment: {last.Amount} on {last.On.Iso()} for {of.Issued!.Number()} ({of.Name}). {Balance(of, of.Issued!)}"
            : "No payment is recorded yet.";

    public static string Owed(Sight sight)
    {
        var open = Bills(sight).Where(s => s.Issued!.Open.IsPositive).ToList();
        if (open.Count == 0)
        {
            var why = Bills(sight).Count == 0 ? "nothing is billed yet" : "every invoice is settled";
            return $"{sight.Project.Client} owes nothing: {why}.";
        }
        var sum = Total(sight, open.Select(s => s.Issued!.Open)).WithCode();
        return $"{sight.Project.Client} owes {sum} gross: {OpenBills(open)}.{sight.LastChecked()}";
    }

    public static string Overdue(Sight sight)
    {
        var late = Bills(sight).Where(s => s.Issued!.DaysLate(sight.SellerToday) > 0).ToList();
        return late.Count == 0
            ? $"Nothing is overdue. {Owed(sight)}"
            : $"Overdue: {Total(sight, late.Select(s => s.Issued!.Open)).WithCode()} gross: {OpenBills(late)}.{sight.LastChecked()}";
    }

    /// <summary>The open invoices, the earliest due date first.</summary>
    public static string DueOn(Sight sight)
    {
        var open = Bills(sight).Where(s => s.Issued!.Open.IsPositive).OrderBy(s => s.Issued!.Issued!.Due).ToList();
        return open.Count == 0 ? $"No payment is due: {Owed(sight)}" : $"Due: {OpenBills(open)}.";
    }

    private static string OpenBills(IReadOnlyList<Subject> open) =>
        Listed(
            open,
            s => $"{s.Issued!.Number()} ({s.Name}) {s.Issued!.Open} open, {DueAndBank(s.Issued!, s.Sight)}",
            "; "
        );

    /// <summary>When it is due, and what the bank took back or announces.</summary>
    private static string DueAndBank(Invoice i, Sight sight) =>
        string.Join(", ", BankText.Of(i).Prepend(Due(i, sight)));

    /// <summary>The payments that stand: reversed ones are taken back.</summary>
    private static List<Payment> Arrived(Invoice i) =>
        [.. i.Payments.Where(p => p.Kind == PaymentKind.Payment && !i.IsReversed(p))];

    private static List<Subject> Bills(Sight sight) =>
        [
            .. sight
                .Project.NumberedInvoices.OrderBy(i => i.Issued!.Number, StringComparer.Ordinal)
                .Select(i => new Subject(sight, sight.Project.MilestoneOf(i), i)),
        ];

    private static string Balance(Subject s, Invoice i) =>
        i switch
        {
            { Open.IsPositive: true } => $"{i.Open} is open, {Due(i, s.Sight)}.{BankText.Said(i)}",
            { PaidOn: { } paid } => $"Paid in full on {paid.Iso()}, {Punctual(i, paid)}.",
            { State: InvoiceState.Credited or InvoiceState.WrittenOff } => $"It {Closed(i)}.",
            _ => "Nothing is open.",
        };

    private static string Closed(Invoice i) =>
        i.PaidOn is { } paid
            ? $"was paid in full on {paid.Iso()}, {Punctual(i, paid)}"
            : i.State switch
            {
                InvoiceState.WrittenOff => $"is written off, {i.Lost} lost",
                InvoiceState.Credited => $"is credited in full ({i.CreditNumbers()})",
                _ => "has nothing open",
            };

    private static string Punctual(Invoice i, DateOnly paid) =>
        paid.DayNumber - i.Issued!.Due.DayNumber is > 0 and var late ? $"{Words.Days(late)} late" : "on time";
}
