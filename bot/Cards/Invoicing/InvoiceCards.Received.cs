using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
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
                    $"{recorded} from {view.NameOf(paid.Signed.By)}, value date {paid.On.ToIsoDate()}{Suffix.Ref(paid.Reference)}.",
                    .. i.Status == InvoiceStatus.Paid ? [$"{card.Title}."] : Array.Empty<string>(),
                    .. i.Status == InvoiceStatus.Credited && paid.Applied.IsZero && !isReversed
                        ? [$"{i.NumberOrPending()} is credited in full, so {paid.Surplus} is kept as client credit."]
                        : Array.Empty<string>(),
                    .. card.Lines,
                ],
            }
        ).About(view, CardKind.PaymentReceived, view.Project.MilestoneOf(i), paid.Id);
    }
}
