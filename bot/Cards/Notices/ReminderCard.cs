using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Notices;

/// <summary>
/// A reminder of an open invoice. The card is updated with its payments: when nothing is open, it says since when and
/// has no buttons.
/// </summary>
internal static class ReminderCard
{
    public static Card Create(ProjectView view, Invoice i)
    {
        if (i.IssueDetails is not { } issueDetails)
            return InvoiceCards.Draft(view, i);
        var p = view.Project;
        var m = p.MilestoneOf(i);
        if (!i.Open.IsPositive)
            return (
                InvoiceCards.Issued(view, i) with
                {
                    Title = $"Nothing open since {ClosedOn(view, i).ToDay()}: {OutcomeOf(i)}",
                    Lines = [],
                    Footer = "",
                    Buttons = [],
                }
            ).About(view, CardKind.Reminder, i);
        var late = i.DaysLate(view.SellerToday);
        var disputed = i.Dispute is not null;
        var last = i.Reminders is [.., var newest] ? newest : null;
        var missed = Suffix.With("Late: it was due on ", last?.MissedOn?.ToDay(), ". ");
        var agreed = p.Agreement is { } a ? $", v{a.Version} agreed by {a.ClientName}" : "";
        var card = new Card(
            disputed
                ? $"{i.NumberOrPending()} is disputed: {i.Open} open"
                : $"Reminder: {i.NumberOrPending()}, {i.Open} open, {DisplayText.DueIn(i, view.SellerToday)}"
        )
        {
            Tone = late > 0 ? Tone.Stop : Tone.Warning,
            Lines =
            [
                .. BankText.Phrases(i).Select(phrase => $"{phrase}."),
                .. disputed ? ["Reminders rest until the dispute is settled."] : BlockedStage(view, m),
                .. ClientCreditCards.Offer(p, i) is { Length: > 0 } offer ? [offer] : Array.Empty<string>(),
            ],
            Facts =
            [
                new("Client", p.Client),
                new("Milestone", $"{m.Name} ({p.PositionInSchedule(m)})"),
                new("Total", (i.Gross - i.Credited).ToString()),
                .. InvoiceCards.MoneyFacts(i),
                .. SettlementText.Facts(view, i),
                new("Open", i.Open.ToString()),
                new("Due", $"{issueDetails.Due.ToIsoDate()}{Suffix.Overdue(late)}"),
                new("Terms", $"{DisplayText.Days(i.DueDays)} after the invoice date{agreed}"),
                .. InvoiceCards.ReminderFacts(view, i),
                .. DunningText.Facts(view, i),
            ],
            Footer = $"{missed}When money arrives: pay {i.NumberOrPending()} {i.Open}.",
            Inputs = disputed || i.IsDiscountEarned ? [] : [PromiseDateInput],
            Buttons = disputed
                ? [new("Settle dispute", $"settle-dispute {i.NumberOrPending()}")]
                :
                [
                    .. i.IsDiscountEarned
                        ? SettlementText.AcceptButtons(i)
                        :
                        [
                            new(
                                "Promised a date",
                                $"promise {i.NumberOrPending()}",
                                ButtonStyle.Primary,
                                SendsInputs: true
                            ),
                        ],
                    .. DunningText.MailButtons(view, i),
                    new("Snooze 7 days", $"snooze {i.NumberOrPending()} 7"),
                    new("Show invoice", $"show {i.NumberOrPending()} {p.Key}"),
                    .. DunningText.FormalButtons(view, i),
                    .. ClientCreditCards.ApplyButton(p, i),
                ],
        };
        return (disputed ? card : card.WithMentions(view, NoticeCards.RolesFor(last?.Step ?? Reminder.Manual))).About(
            view,
            CardKind.Reminder,
            i
        );
    }

    internal static Input PromiseDateInput { get; } = new("date", "Promised for", InputKind.Date);

    private static string OutcomeOf(Invoice i) =>
        i.Status switch
        {
            InvoiceStatus.Credited => $"{i.NumberOrPending()} is credited in full",
            InvoiceStatus.WrittenOff => $"{i.NumberOrPending()} is written off, {i.WrittenOffBalance} lost",
            _ => $"{i.NumberOrPending()} is paid in full{SettlementText.InBrackets(i)}",
        };

    /// <summary>
    /// The day of the last thing that closed the balance: a payment, a credit note, or a write-off.
    /// </summary>
    private static DateOnly ClosedOn(ProjectView view, Invoice i)
    {
        DateOnly? credited = i.CreditNotes is [.., var last] ? last.On : null;
        return i.Status switch
        {
            InvoiceStatus.WrittenOff => ZonedCalendar.GetDate(i.Loss!.Signed.At, view.SellerZone),
            InvoiceStatus.Paid when i.PaidOn is { } paid && !(credited > paid) => paid,
            _ => credited ?? i.IssueDetails!.On,
        };
    }

    /// <summary>The next stage, if it may not start before this invoice is paid.</summary>
    private static IEnumerable<string> BlockedStage(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (InvoiceCards.NextPlanned(p, m) is { } next && p.GateOf(next, view.SellerToday) is StageGate.Blocked)
            yield return $"{next.Name} stays closed until it is paid.";
    }
}
