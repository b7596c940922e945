using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

internal static partial class InvoiceCards
{
    /// <summary>
    /// Posted when a payment source has recorded money: what arrived, what is still open, and what it makes possible.
    /// The card is updated when the payment or the invoice changes.
    /// </summary>
    public static Card Received(ProjectView view, Invoice i, Payment paid)
    {
        var card = Issued(view, i);
        var isReversed = i.IsReversed(paid);
        var recorded = isReversed ? "It was recorded" : "Recorded";
        return (
            card with
            {
                Title = isReversed
                    ? $"Reversed: {paid.Amount} on {i.NumberOrPending()}"
                    : $"Received {paid.Amount} on {i.NumberOrPending()}",
                Tone = isReversed ? Tone.Warning : Tone.Good,
                Lines =
                [
                    $"{recorded} by {view.NameOf(paid.Signed.By)}, value date {paid.On.ToDay()}"
                        + $"{BeforeIssue(i, paid)}{Suffix.Ref(paid.Reference)}.",
                    .. isReversed ? Array.Empty<string>() : ChargesLines(i, paid),
                    .. !isReversed && paid.Surplus.IsPositive
                        ? [$"{paid.Surplus} of it is more than was open, and is kept as client credit."]
                        : Array.Empty<string>(),
                    .. i.Status == InvoiceStatus.Paid ? [$"{card.Title}."] : Array.Empty<string>(),
                    .. i.Status == InvoiceStatus.Credited && paid.Applied.IsZero && !isReversed
                        ? [$"{i.NumberOrPending()} is credited in full, so {paid.Surplus} is kept as client credit."]
                        : Array.Empty<string>(),
                    .. card.Lines,
                ],
                Facts = [ProjectFact(view), .. card.Facts.Where(IsOfPayment)],
                Buttons = AfterPayment(view, i),
            }
        ).About(view, CardKind.PaymentReceived, view.Project.MilestoneOf(i), paid.Id);
    }

    /// <summary>"15.00 charges, 15.00 open." for a payment from which banks on the way kept something.</summary>
    private static IEnumerable<string> ChargesLines(Invoice i, Payment paid) =>
        paid.Charges is { } charges ? [$"{charges} charges, {i.Open} open."] : [];

    /// <summary>What a payment changes. The rest stands on the card of the invoice.</summary>
    private static bool IsOfPayment(Fact fact) =>
        fact.Name is not ("From" or "To" or "Net, VAT" or "Issued" or "Reminded" or "VAT corrected");

    /// <summary>The next step after a payment, and the invoice with everything else.</summary>
    private static IReadOnlyList<Button> AfterPayment(ProjectView view, Invoice i)
    {
        var p = view.Project;
        IReadOnlyList<Button> next = i.Open.IsPositive ? [Record(i)] : Start(view, p.MilestoneOf(i));
        return
        [
            .. BeforePayment(i).Concat(ClientCreditCards.ApplyButton(p, i)).Concat(next).Take(2),
            NextStepButtons.Open(p, i.NumberOrPending(), $"Open {i.NumberOrPending()}"),
        ];
    }

    /// <summary>The project of a card that nobody asked for, since the place may be about another one.</summary>
    private static Fact ProjectFact(ProjectView view) => new("Project", $"{view.Project.Name} ({view.Project.Key})");
}
