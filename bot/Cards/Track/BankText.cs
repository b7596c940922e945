using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// What the bank took back and what is announced, in the same words on every card and in every answer.
/// </summary>
internal static class BankText
{
    private const int MostButtons = 2;

    /// <summary>"714.00 was taken back by the bank on 2026-07-20, waits for finance"; what is announced; none where
    /// there is nothing.</summary>
    public static IEnumerable<string> Phrases(Invoice i) =>
        i
            .OpenReturns.Select(r => $"{i.RemainingOf(r)}{MoreThanPaid(i, r)} {Back(r.On)}, waits for finance")
            .Concat(
                i.AnnouncedPayments.Where(a => a.IsWaiting)
                    .Select(a => $"{a.Amount} is announced for {a.On.ToIsoDate()}")
            );

    /// <summary>" more than P3" where more was taken back than what is left of the payment that it names.</summary>
    private static string MoreThanPaid(Invoice i, BankReturn r)
    {
        var isMore = i.ReversiblePayments(r).Count == 0 && i.Payments.Any(p => p.Id == r.Payment);
        return Suffix.When(isMore, $" more than P{r.Payment}");
    }

    /// <summary>The same as sentences with a space before them; "" where there is nothing.</summary>
    public static string Sentences(Invoice? i) =>
        i is null ? "" : string.Concat(Phrases(i).Select(said => $" {said}."));

    /// <summary>The same of a whole project, each with its invoice, and what may have been this client's.</summary>
    public static IEnumerable<string> Phrases(ProjectView view) =>
        view
            .Project.NumberedInvoices.SelectMany(i => Phrases(i).Select(said => $"{i.NumberOrPending()}: {said}."))
            .Concat(UnassignedPhrases(view));

    /// <summary>What names neither an invoice nor a payment for certain, as sentences.</summary>
    public static IEnumerable<string> UnassignedPhrases(ProjectView view) =>
        view.UntiedReturns.Select(b =>
            $"{b.IncomingPayment.Amount?.ToStringWithCode() ?? "Money"} {Back(b.IncomingPayment.On)} ({b.Name}), "
            + "perhaps from this client: of which payment is not certain, waits for finance."
        );

    /// <summary>The same with a space before them; "" where there is nothing.</summary>
    public static string UnassignedSentences(ProjectView view) =>
        string.Concat(UnassignedPhrases(view).Select(said => $" {said}"));

    /// <summary>The payments that may be reversed for it, each on a button.</summary>
    public static IEnumerable<Button> ReverseButtons(Invoice i) =>
        i.OpenReturns.SelectMany(r => i.ReversiblePayments(r).Select(p => ReverseButtons(p, r.Name))).Take(MostButtons);

    public static Button ReverseButtons(Payment payment, string because) =>
        new(
            $"Reverse {payment.Name}",
            $"reverse {payment.Name} reason \"taken back by the bank\" for {because}",
            ButtonStyle.Primary
        );

    private static string Back(DateOnly? on) => $"was taken back by the bank{Suffix.On(on)}";
}
