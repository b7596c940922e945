using System.Globalization;

namespace MilestoneBot.Domain;

/// <summary>What payment sources report: booked where it has one meaning, else left to a person.</summary>
public sealed partial record Project
{
    private const int MostReference = 120;

    /// <summary>Two reports of the same sum within so many days may be of the same money.</summary>
    private const int TwinDays = 10;

    /// <summary>
    /// Records a receipt on the invoice that its reference names, or on all of those that it names if it is exactly
    /// what is open on them. Anything else is refused as unclear. Only a payment source may say it.
    /// </summary>
    public Decision Receive(Receipt receipt, Stamp stamp)
    {
        if (stamp.By.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Act.RecordPayment,
                Rights.For(Act.RecordPayment),
                Rights.Holders(this, Rights.For(Act.RecordPayment), stamp.At),
                IsGuest: false
            );
        if (Cancelled is not null)
            return new Refusal.Unclear($"the project {Key} has ended");
        if (receipt.Unclear is { Length: > 0 } doubt)
            return new Refusal.Unclear(doubt);
        var (amount, on, named) = (receipt.Amount!.Value, receipt.On!.Value, new List<Invoice>());
        foreach (var number in receipt.Numbers)
        {
            if (FindNumber(number) is not { } invoice)
                return new Refusal.Unclear($"there is no invoice {number} in {Key}");
            if (!invoice.Open.IsPositive)
                return new Refusal.Unclear($"nothing is open on {number}");
            named.Add(invoice);
        }
        if (amount.Currency != Currency)
            return new Refusal.Unclear($"it is in {amount.Currency}, and {named[0].Issued!.Number} is in {Currency}");
        if (on > stamp.SellerToday.AddDays(MostDaysAhead))
            return new Refusal.Unclear($"its date {on.Iso()} is more than a year ahead");
        var open = named.Aggregate(Money.Zero(Currency), (sum, i) => sum + i.Open);
        if (named.Count > 1 && amount != open)
            return new Refusal.Unclear($"it names {named.Count} invoices, and {open} is open on them together");
        if (amount > open)
            return new Refusal.Unclear($"it is {amount - open} more than the {open} open on {named[0].Issued!.Number}");
        var recorded = new List<ProjectEvent>();
        foreach (var invoice in named)
        {
            var (part, source) =
                named.Count == 1 ? (amount, receipt.Line) : (invoice.Open, $"{receipt.Line}/{recorded.Count + 1}");
            if (Twin(invoice, part, on, source) is { } twin)
                return new Refusal.Unclear(
                    $"it looks like {twin.Name}, {twin.Amount} of {twin.On.Iso()}, which is recorded already"
                );
            if (AnnouncedTwin(invoice, part, on, "", source) is { } said)
                return new Refusal.Unclear($"it looks like {said.Name}, {said.Amount} announced for {said.On.Iso()}");
            if (
                Pay(
                    invoice,
                    new(part, on, Short(receipt.Reference), source, KeepSurplus: false, IsAnother: true, ""),
                    stamp
                )
                is not Decision.Accepted
                ([var paid])
            )
                return new Refusal.Unclear($"it cannot be recorded on {invoice.Issued!.Number}");
            recorded.Add(
                paid switch
                {
                    PaymentRecorded e => e with { Payment = NextEntry + recorded.Count },
                    PaymentAnnounced e => e with { Announced = NextAnnounced + recorded.Count },
                    _ => throw new InvalidOperationException($"{paid.GetType().Name} is no payment."),
                }
            );
        }
        return new Decision.Accepted(recorded);
    }

    /// <summary>
    /// A person records a parked receipt, or a part of it, on an invoice. The usual questions are asked, and the
    /// receipt's own id counts once.
    /// </summary>
    public Decision Record(Parked parked, Invoice invoice, NewPayment paid, Stamp stamp)
    {
        if (MayBook(Act.RecordPayment, stamp) is { } no)
            return no;
        if (CheckParked(parked) is { } over)
            return over;
        if (AnnouncedFrom(parked.Receipt.Line) is [var waits, ..])
            return new Refusal.NotParked(
                parked.Name,
                $"is announced for {waits.On.Iso()} and is booked on that day; "
                    + $"to record it otherwise say first: reverse {waits.Name} reason \"…\""
            );
        if (parked.Receipt.IsTakenBack)
            return new Refusal.NotParked(
                parked.Name,
                "is money that the bank took back, so there is nothing to record; reverse the payment that it undoes"
            );
        if (parked.Left is { } left && paid.Amount.Currency == left.Currency && paid.Amount > left)
            return new Refusal.NotParked(parked.Name, $"has {left.WithCode()} left to record");
        return Pay(
            invoice,
            paid with
            {
                Reference = paid.Reference.Length > 0 ? paid.Reference : Short(parked.Receipt.Reference),
                Source = parked.NextSource,
            },
            stamp
        );
    }

    /// <summary>
    /// Puts a parked receipt aside: it is no payment of a client. Nothing of the project's money changes, so it may
    /// have ended.
    /// </summary>
    public Decision Dismiss(Parked parked, Stamp stamp)
    {
        if (Rights.Check(this, Act.RecordPayment, stamp.By, stamp.At) is { } no)
            return no;
        if (CheckParked(parked) is { } over)
            return over;
        // With the return gone both the payment and what was paid since would count.
        if (
            Invoices.Find(i =>
                i.OpenReturns.Any(r => r.Line == parked.Receipt.Line) && i.Booked > i.Gross - i.Credited
            ) is
            { } twice
        )
        {
            var taken = twice.OpenReturns.First(r => r.Line == parked.Receipt.Line);
            var undone = twice.UndoneBy(taken).Select(p => p.Name).FirstOrDefault() ?? "P1";
            return new Refusal.NotParked(
                parked.Name,
                $"cannot be put aside, since {twice.Issued!.Number} has been paid or credited since and would count twice. "
                    + $"Say: reverse {undone} reason \"taken back by the bank\" for {parked.Name}"
            );
        }
        return AnnouncedFrom(parked.Receipt.Line)
            .Select(a => (ProjectEvent)Ended(a, AnnouncedState.Withdrawn, $"{parked.Name} is put aside"))
            .Append(new ReceiptDismissed(parked.Number, parked.Receipt.Line, parked.Receipt.Amount, parked.Receipt.On))
            .ToArray();
    }

    /// <summary>What waits for its day from a line, or from parts of it.</summary>
    public IReadOnlyList<Announced> AnnouncedFrom(string line) =>
        [.. Invoices.SelectMany(i => i.Announced).Where(a => a.IsWaiting && IsFrom(a.Source, line))];

    /// <summary>An entry is of a line by its own id, or by that with a '/' behind it.</summary>
    private static bool IsFrom(string source, string line) =>
        line.Length > 0
        && source.StartsWith(line, StringComparison.Ordinal)
        && (source.Length == line.Length || source[line.Length] == '/');

    private Refusal.NotParked? CheckParked(Parked parked)
    {
        var why = parked switch
        {
            _ when !parked.MayBeOf(Id) => "names an invoice of another project",
            { IsDismissed: true } => "is put aside already",
            { IsOpen: true } => "",
            { Receipt.IsTakenBack: true } => "is dealt with already",
            { Returned: { IsPositive: true } } => "was taken back by the bank, so there is nothing to record",
            _ => "is recorded already",
        };
        return why.Length > 0 ? new(parked.Name, why) : null;
    }

    /// <summary>
    /// The same sum on the same invoice within days, reported by somebody else: by a person and a source, or by one
    /// source in two forms.
    /// </summary>
    private static Payment? Twin(Invoice invoice, Money amount, DateOnly on, string source) =>
        invoice.Payments.FirstOrDefault(p =>
            p.Kind == PaymentKind.Payment
            && !invoice.IsReversed(p)
            && p.Amount == amount
            && Origin(p.Source) != Origin(source)
            && Math.Abs(p.On.DayNumber - on.DayNumber) <= TwinDays
        );

    private static string Origin(string source) => source.Split(':', 2)[0];

    /// <summary>As much of a reference as a payment keeps.</summary>
    private static string Short(string reference)
    {
        var text = new StringInfo(reference.Trim());
        return text.LengthInTextElements > MostReference
            ? text.SubstringByTextElements(0, MostReference - 1) + "…"
            : text.String;
    }
}
