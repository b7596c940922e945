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
    /// Posted when a payment source has recorded money: what arrived, what is still open, what it opens. It follows
    /// what becomes of both.
    /// </summary>
    public static Card Received(ProjectView view, Invoice i, Payment paid)
    {
        var card = Issued(view, i);
        var isBack = i.IsReversed(paid);
        var recorded = isBack ? "It was recorded" : "Recorded";
        return (
            card with
            {
                Title = isBack
                    ? $"Reversed: {paid.Amount} on {i.NumberOrPending()}"
                    : $"Received {paid.Amount} on {i.NumberOrPending()}",
                Tone = isBack ? Tone.Warning : Tone.Good,
                Lines =
                [
                    $"{recorded} from {view.NameOf(paid.Signed.By)}, value date {paid.On.ToIsoDate()}{Suffix.Ref(paid.Reference)}.",
                    .. i.Status == InvoiceStatus.Paid ? [$"{card.Title}."] : Array.Empty<string>(),
                    .. card.Lines,
                ],
            }
        ).About(view, CardKind.PaymentReceived, view.Project.MilestoneOf(i), paid.Id);
    }
}
