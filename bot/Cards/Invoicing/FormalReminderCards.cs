using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Dunning;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What a formal reminder would ask for, before a person sends it.</summary>
internal static class FormalReminderCards
{
    private const int MostPeriods = 12;

    public static Card Preview(ProjectView view, Invoice i)
    {
        // Its buttons go with it once it is sent, or once there is nothing to send.
        if (view.Project.CheckFormalReminder(i, view.SellerToday) is not null)
            return InvoiceCards.Issued(view, i).About(view, CardKind.FormalReminder, i) with { Buttons = [] };
        var (p, claim) = (view.Project, view.Project.LateClaimOf(i, view.SellerToday));
        var number = i.NumberOrPending();
        return new Card($"Formal reminder of {number}: {claim.Total}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                "Nothing has been sent yet.",
                .. Notes(i, claim),
                .. Held(view, i),
                "It is not an invoice: no VAT, and no number of its own.",
            ],
            Facts =
            [
                new("Client", p.Client),
                new("Open", claim.Open.ToString()),
                new("Due", $"{claim.Due.ToIsoDate()}, {DisplayText.Days(claim.DaysLate)} ago"),
                .. claim.Interest.IsPositive ? [new Fact("Interest", claim.Interest.ToString())] : Array.Empty<Fact>(),
                .. claim.FlatFee.IsPositive ? [new Fact("Flat fee", claim.FlatFee.ToString())] : Array.Empty<Fact>(),
                .. claim.AlreadyPaid.IsPositive
                    ? [new Fact("Already paid of interest and fee", (-claim.AlreadyPaid).ToString())]
                    : Array.Empty<Fact>(),
                new("To pay", $"{claim.Total} by {p.PayByOf(view.SellerToday).ToIsoDate()}"),
            ],
            Table = Periods(claim),
            Footer = view.AsOf(),
            Buttons =
            [
                new("Send formal reminder", $"remind {number} formal send total {claim.Total}", ButtonStyle.Primary),
            ],
        }.About(view, CardKind.FormalReminder, i);
    }

    private static IEnumerable<string> Notes(Invoice i, LateClaim claim)
    {
        if (claim.NoInterest is { } reason)
            yield return DunningText.Reason(reason, i.IssueDetails!.SellerDetails.Country);
        if (claim.Law is { } law)
        {
            yield return DunningText.Source(law);
            yield return $"{i.IssueDetails!.Buyer.Name} counts as a business. If it is a consumer: settings client consumer";
        }
        if (claim.LateFrom is { } late)
            yield return $"The due date was a day off, so interest is counted from {late.ToDay()} on.";
        if (claim.NoRateFrom is { } from)
            yield return $"No interest from {from.ToDay()} to {claim.NoRateTo!.Value.ToDay()}: "
                + "no rate is known here for those days.";
        if (claim.HasNoFlatFeeInCurrency)
            yield return $"No flat fee: the law says EUR 40.00, and the invoice is in {claim.Open.Currency.Code}.";
    }

    /// <summary>What speaks for waiting; a person decides.</summary>
    private static IEnumerable<string> Held(ProjectView view, Invoice i)
    {
        if (i.Promise is { } promise && promise.On >= view.Today)
            yield return $"The client promised to pay on {promise.On.ToDay()}.";
        if (i.AnnouncedPayments.FirstOrDefault(a => a.IsWaiting) is { } announced)
            yield return $"{announced.Amount} is announced for {announced.On.ToDay()} ({announced.Name}).";
        if (i.IsDiscountEarned)
            yield return $"The client paid less the cash discount in time: {i.Open} is the discount.";
    }

    private static Table? Periods(LateClaim claim)
    {
        if (claim.Periods.Count == 0)
            return null;
        var shown = claim.Periods.TakeLast(MostPeriods);
        return new(
            [new("Days", Weight: 5), new("Open", true, 3), new("Rate", true, 2)],
            [
                .. shown.Select(period =>
                    Define.ScheduleCards.Row(
                        $"{period.From.ToIsoDate()} to {period.To.ToIsoDate()} ({period.Days})",
                        period.Open.ToString(),
                        DunningText.Rate(period.Rate)
                    )
                ),
            ]
        );
    }
}
