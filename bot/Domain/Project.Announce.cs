namespace MilestoneBot.Domain;

/// <summary>Money of a day to come: announced, and booked by the clock on its day.</summary>
public sealed partial record Project
{
    /// <summary>A value date further away is a slip.</summary>
    public const int MostDaysAhead = 366;

    private int NextAnnounced => Invoices.Sum(i => i.Announced.Count) + 1;

    /// <summary>Finds an announcement by its name (A2).</summary>
    public Announced? FindAnnounced(string said) =>
        said.Trim() is ['A' or 'a', .. var digits] && digits.All(char.IsAsciiDigit) && int.TryParse(digits, out var id)
            ? Invoices.SelectMany(i => i.Announced).FirstOrDefault(a => a.Id == id)
            : null;

    /// <summary>Takes money back that was announced and is not booked.</summary>
    public Decision Withdraw(Announced announced, string reason, Stamp stamp)
    {
        if (MayBook(Act.RecordPayment, stamp) is { } no)
            return no;
        if (Plain("reason", reason, 1, 240) is { } bad)
            return bad;
        return announced.State is AnnouncedState.Waiting or AnnouncedState.Stopped
            ? Ended(announced, AnnouncedState.Withdrawn, reason.Trim())
            : new Refusal.NotWaiting(
                announced,
                Invoices
                    .SelectMany(i => i.Payments)
                    .LastOrDefault(p => announced.Source.Length > 0 && p.Source == announced.Source)
            );
    }

    /// <summary>
    /// What is announced on an invoice and looks like this money: reported by somebody else, or the same said twice.
    /// </summary>
    private static Announced? AnnouncedTwin(
        Invoice invoice,
        Money amount,
        DateOnly on,
        string reference,
        string source
    ) =>
        invoice.Announced.FirstOrDefault(a =>
            a.IsWaiting
            && a.Amount == amount
            && (
                Origin(a.Source) != Origin(source)
                    ? Math.Abs(a.On.DayNumber - on.DayNumber) <= TwinDays
                    : source.Length == 0 && a.On == on && a.Reference == reference
            )
        );

    /// <summary>Books what was announced for today, as it now fits; what does not fit is left to a person.</summary>
    private Decision Book(Announced announced, Stamp stamp)
    {
        if (stamp.SellerToday < announced.On)
            return new Refusal.NotDue(Calendar.InstantOf(announced.On, 0, stamp.SellerZone));
        var invoice = InvoiceById(announced.Invoice);
        var surplus = announced.Amount > invoice.Balance ? announced.Amount - invoice.Balance : Money.Zero(Currency);
        if (WhyNotBooked(announced, invoice, surplus) is { Length: > 0 } why)
            return Ended(announced, AnnouncedState.Stopped, why);
        return new ProjectEvent[]
        {
            new PaymentRecorded(
                NextEntry,
                invoice.Id,
                invoice.Milestone,
                announced.Amount,
                surplus,
                announced.On,
                announced.Reference,
                announced.Source
            ),
            Ended(announced, AnnouncedState.Booked, ""),
        };
    }

    /// <summary>Why what was announced no longer fits; "" where it does.</summary>
    private string WhyNotBooked(Announced announced, Invoice invoice, Money surplus)
    {
        if (invoice.State == InvoiceState.Credited && !invoice.Open.IsPositive)
            return $"{invoice.Issued!.Number} is credited in full";
        if (IsOver && !invoice.Open.IsPositive)
            return $"the project {Key} has ended";
        if (Twin(invoice, announced.Amount, announced.On, announced.Source) is { } twin)
            return $"it looks like {twin.Name}, {twin.Amount} of {twin.On.Iso()}, which is recorded already";
        if (!surplus.IsPositive || announced.KeepSurplus)
            return "";
        return invoice.Balance.IsPositive
            ? $"it is {surplus} more than the {invoice.Balance} open on {invoice.Issued!.Number}"
            : $"nothing is open on {invoice.Issued!.Number}";
    }

    private AnnouncementEnded Ended(Announced announced, AnnouncedState state, string why) =>
        new(announced.Id, announced.Invoice, InvoiceById(announced.Invoice).Milestone, state, why);

    /// <summary>On its day in whatever zone; the rule asks for the seller's.</summary>
    private IEnumerable<Cue> OfAnnounced() =>
        Invoices
            .SelectMany(i => i.Announced)
            .Where(a => a.IsWaiting)
            .Select(a => new Cue(
                CueKind.Announced,
                a.Id,
                a.On.Iso(),
                new DateTimeOffset(a.On.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-FirstZone)
            ));

    /// <summary>So many hours before UTC a day begins where it begins first.</summary>
    private const int FirstZone = 14;
}
