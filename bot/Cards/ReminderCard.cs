using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// A reminder of an open invoice. It follows the money: once nothing is open, it says since when and has no buttons.
/// </summary>
internal static class ReminderCard
{
    public static Card Of(Sight sight, Invoice i)
    {
        if (i.Issued is not { } issued)
            return InvoiceCards.Draft(sight, i);
        var p = sight.Project;
        var m = p.MilestoneOf(i);
        if (!i.Open.IsPositive)
            return (
                InvoiceCards.Issued(sight, i) with
                {
                    Title = $"Settled on {SettledOn(sight, i).Iso()}: {Became(i)}",
                    Lines = [],
                    Footer = "",
                    Buttons = [],
                }
            ).About(sight, "reminder", i);
        var late = i.DaysLate(sight.SellerToday);
        var disputed = i.Dispute is not null;
        var last = i.Reminders is [.., var newest] ? newest : null;
        var missed = Suffix.With("Late: it was due on ", last?.MissedOn?.Iso(), ". ");
        var agreed = p.Agreement is { } a ? $", v{a.Version} agreed by {a.ClientName}" : "";
        var card = new Card(
            disputed
                ? $"{i.Number()} is disputed: {i.Open} open"
                : $"Reminder: {i.Number()}, {i.Open.WithCode()} open, {Words.DueIn(i, sight.SellerToday)}"
        )
        {
            Tone = late > 0 ? Tone.Stop : Tone.Warning,
            Lines =
            [
                .. BankText.Of(i).Select(said => $"{said}."),
                .. disputed ? ["Reminders rest until the dispute is settled."] : HeldUp(sight, m),
            ],
            Facts =
            [
                new("Client", p.Client),
                new("Milestone", $"{m.Name} ({p.Place(m)})"),
                new("Total", (i.Gross - i.Credited).ToString()),
                new("Received", i.Received.ToString()),
                new("Open", i.Open.WithCode()),
                new("Due", $"{issued.Due.Iso()}{Suffix.Overdue(late)}"),
                new("Terms", $"{Words.Days(i.DueDays)} after the invoice date{agreed}"),
                .. InvoiceCards.Resting(sight, i),
            ],
            Footer = $"{missed}When money arrives: pay {i.Number()} {i.Open.WithCode()}.",
            Inputs = disputed ? [] : [Promised],
            Buttons = disputed
                ? [new("Settle dispute", $"settle-dispute {i.Number()}")]
                :
                [
                    new("Promised a date", $"promise {i.Number()}", ButtonStyle.Primary, TakesInputs: true),
                    new("Snooze 7 days", $"snooze {i.Number()} 7"),
                    new("Show invoice", $"show {i.Number()} {p.Key}"),
                ],
        };
        return (disputed ? card : card.Calling(sight, CueCards.RemindedBy(last?.Rung ?? Reminder.Manual))).About(
            sight,
            "reminder",
            i
        );
    }

    internal static Input Promised { get; } = new("date", "Promised for", InputKind.Date);

    private static string Became(Invoice i) =>
        i.Status switch
        {
            InvoiceStatus.Credited => $"{i.Number()} is credited in full",
            InvoiceStatus.WrittenOff => $"{i.Number()} is written off, {i.Lost} lost",
            _ => $"{i.Number()} is paid in full",
        };

    /// <summary>The day of whatever closed the balance last: a payment, a credit note, or giving it up.</summary>
    private static DateOnly SettledOn(Sight sight, Invoice i)
    {
        DateOnly? credited = i.Credits is [.., var last] ? last.On : null;
        return i.Status switch
        {
            InvoiceStatus.WrittenOff => Calendar.DateOf(i.WriteOff!.Signed.At, sight.SellerZone),
            InvoiceStatus.Paid when i.PaidOn is { } paid && !(credited > paid) => paid,
            _ => credited ?? i.Issued!.On,
        };
    }

    /// <summary>The next stage, where it may not start before this invoice is paid.</summary>
    private static IEnumerable<string> HeldUp(Sight sight, Milestone m)
    {
        var p = sight.Project;
        if (InvoiceCards.NextPlanned(p, m) is { } next && p.GateOf(next, sight.SellerToday) is StageGate.Blocked)
            yield return $"{next.Name} stays closed until it is paid.";
    }
}
