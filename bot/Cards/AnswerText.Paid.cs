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
            return $"No, {(i.Received.IsPositive ? "in part" : "not paid")}: {i.Received} of {i.Gross} received, {i.Lost} written off ({i.WriteOff!.Reason}).";
        if (i.State == InvoiceState.Credited)
            return $"No, not paid: {i.Number()} is credited in full ({string.Join(", ", i.Credits.Select(c => c.Number))}), so nothing is owed.";
        if (!i.Open.IsPositive)
            return $"Nothing is open on {i.Number()}, and no payment is recorded on it.";
        if (s.Sight.Unchecked is not null)
            return $"Not known for certain: {(i.Received.IsPositive ? $"{i.Received} of {i.Gross} is recorded" : "no payment is recorded")}, {i.Open} open, {Due(i, s.Sight)}.{s.Sight.LastChecked()}";
        return i.Received.IsPositive
            ? $"No, in part: {i.Received} of {i.Gross} received, {i.Open} open, {Due(i, s.Sight)}."
            : $"No, not paid: {i.Open} open, {Due(i, s.Sight)}.";
    }

    /// <summary>Every payment with its date, and what they come to.</summary>
    public static string Payments(Subject s) =>
        s.Issued is { } i
            ? $"{s.Bill}: {i.Received} of {i.Gross} received{(Arrived(i).Count > 0 ? $": {Listed(Arrived(i), p => $"{p.Amount} on {p.On.Iso()}{(p.Reference.Length > 0 ? $" (ref {Words.Quote(p.Reference)})" : "")}")}" : "")}. {Balance(s, i)}"
            : $"Nothing is received for {s.Name}: it is not billed.";

    /// <summary>Who sent money is nobody's to say but the bank's; who booked it is on record.</summary>
    public static string PaidBy(Subject s) =>
        s.Issued is { } i && Arrived(i).Count > 0
            ? $"Who sent the money is not on record, only who recorded it. {s.Bill}: {Listed(Arrived(i), p => $"{p.Amount} on {p.On.Iso()}, recorded by {s.Sight.By(p.Signed)}", "; ")}. {Balance(s, i)}"
            : $"No payment is recorded for {s.Name}.";

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
        var paid =
            closed.Count == 0
                ? $"None of {Words.Count(issued.Count, "invoice")} is paid in full."
                : $"Paid in full: {closed.Count} of {Words.Count(issued.Count, "invoice")}: {Listed(closed, s => $"{Numbered(s)} ({s.Issued!.Number()}, {s.Issued!.PaidOn!.Value.Iso()})")}.";
        if (given.Count > 0)
            paid +=
                $" Not to be paid any more: {Listed(given, s => $"{s.Issued!.Number()} for {s.Name} {Closed(s.Issued!)}", "; ")}.";
        return open.Count == 0
            ? $"{paid} Nothing is open."
            : $"{paid} Open: {Listed(open, s => $"{Numbered(s)} ({s.Issued!.Number()}, {s.Issued!.Received} of {s.Issued!.Gross} received, {s.Issued!.Open} open, {string.Join(", ", BankText.Of(s.Issued!).Prepend(Due(s.Issued!, sight)))})")}.{sight.LastChecked()}";
    }

    public static string Payments(Sight sight)
    {
        var sums = Sums.Of(sight.Project);
        var paid = Bills(sight)
            .SelectMany(s => Arrived(s.Issued!).Select(p => (Issued: s.Issued!, Payment: p)))
            .OrderBy(x => x.Payment.On)
            .ThenBy(x => x.Payment.Id)
            .ToList();
        return paid.Count == 0
            ? "No payment is recorded yet."
            : $"Received: {sums.Received.WithCode()} of {sums.Billed + sums.Vat} gross billed{(sums.Credited.IsPositive ? $" less {sums.Credited + sums.CreditedVat} credited" : "")}, in {Words.Count(paid.Count, "payment")}{(sums.Refunded.IsPositive ? $", {sums.Refunded} refunded" : "")}: {Listed(paid, x => $"{x.Payment.Amount} on {x.Payment.On.Iso()} for {x.Issued.Number()}")}. {Owed(sight)}";
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
        return open.Count == 0
            ? $"{sight.Project.Client} owes nothing: {(Bills(sight).Count == 0 ? "nothing is billed yet" : "every invoice is settled")}."
            : $"{sight.Project.Client} owes {Total(sight, open.Select(s => s.Issued!.Open)).WithCode()} gross: {OpenBills(open)}.{sight.LastChecked()}";
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
            s =>
                $"{s.Issued!.Number()} ({s.Name}) {s.Issued!.Open} open, {string.Join(", ", BankText.Of(s.Issued!).Prepend(Due(s.Issued!, s.Sight)))}",
            "; "
        );

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
        i.Open.IsPositive ? $"{i.Open} is open, {Due(i, s.Sight)}.{BankText.Said(i)}"
        : i.PaidOn is { } paid ? $"Paid in full on {paid.Iso()}, {Punctual(i, paid)}."
        : i.State is InvoiceState.Credited or InvoiceState.WrittenOff ? $"It {Closed(i)}."
        : "Nothing is open.";

    private static string Closed(Invoice i) =>
        i.PaidOn is { } paid
            ? $"was paid in full on {paid.Iso()}, {Punctual(i, paid)}"
            : i.State switch
            {
                InvoiceState.WrittenOff => $"is written off, {i.Lost} lost",
                InvoiceState.Credited => $"is credited in full ({string.Join(", ", i.Credits.Select(c => c.Number))})",
                _ => "has nothing open",
            };

    private static string Punctual(Invoice i, DateOnly paid) =>
        paid.DayNumber - i.Issued!.Due.DayNumber is > 0 and var late ? $"{Words.Days(late)} late" : "on time";
}
