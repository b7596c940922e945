using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

internal static partial class InvoiceCards
{
    /// <summary>
    /// Posted when a payment source has recorded money: what arrived, what is still open, what it opens. It follows
    /// what becomes of both.
    /// </summary>
    public static Card Received(Sight sight, Invoice i, Payment paid)
    {
        var card = Issued(sight, i);
        var isBack = i.IsReversed(paid);
        var recorded = isBack ? "It was recorded" : "Recorded";
        return (
            card with
            {
                Title = isBack ? $"Reversed: {paid.Amount} on {i.Number()}" : $"Received {paid.Amount} on {i.Number()}",
                Tone = isBack ? Tone.Warning : Tone.Good,
                Lines =
                [
                    $"{recorded} from {sight.NameOf(paid.Signed.By)}, value date {paid.On.Iso()}{Suffix.Ref(paid.Reference)}.",
                    .. i.Status == InvoiceStatus.Paid ? [$"{card.Title}."] : Array.Empty<string>(),
                    .. card.Lines,
                ],
            }
        ).About(sight, "received", sight.Project.MilestoneOf(i), paid.Id);
    }
}
