using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>Bank returns and announced payments, with the same wording on every card and in every answer.</summary>
internal static class BankText
{
    private const int MaxButtons = 2;

    /// <summary>
    /// "714.00 was taken back by the bank on 2026-07-20, waits for finance", and the announced payments; empty when
    /// there is nothing.
    /// </summary>
    public static IEnumerable<string> Phrases(Invoice i) =>
        i
            .OpenReturns.Select(r => $"{i.RemainingOf(r)}{MoreThanPaid(i, r)} {ReturnedText(r.On)}, waits for finance")
            .Concat(
                i.AnnouncedPayments.Where(a => a.IsWaiting).Select(a => $"{a.Amount} is announced for {a.On.ToDay()}")
            );

    /// <summary>" more than P3" when more was returned than what is left of the payment that it names.</summary>
    private static string MoreThanPaid(Invoice i, BankReturn r)
    {
        var isMore = i.ReversiblePayments(r).Count == 0 && i.Payments.Any(p => p.Id == r.Payment);
        return Suffix.When(isMore, $" more than P{r.Payment}");
    }

    /// <summary>The phrases as sentences with a space before them; "" when there is nothing.</summary>
    public static string Sentences(Invoice? i) =>
        i is null ? "" : string.Concat(Phrases(i).Select(phrase => $" {phrase}."));

    /// <summary>
    /// The phrases for a whole project, each with its invoice, and bank returns that may concern this client.
    /// </summary>
    public static IEnumerable<string> Phrases(ProjectView view) =>
        view
            .Project.NumberedInvoices.SelectMany(i => Phrases(i).Select(phrase => $"{i.NumberOrPending()}: {phrase}."))
            .Concat(
                view.Project.AccountAnnouncements.Where(a => a.IsWaiting)
                    .Select(a => $"On account: {a.Amount} is announced for {a.On.ToDay()}.")
            )
            .Concat(UnassignedPhrases(view));

    /// <summary>Bank returns that name neither an invoice nor a payment for certain, as sentences.</summary>
    public static IEnumerable<string> UnassignedPhrases(ProjectView view) =>
        view
            .UntiedReturns.Select(b =>
                $"{b.IncomingPayment.Amount?.ToString() ?? "Money"} {ReturnedText(b.IncomingPayment.On)} ({b.Name}), "
                + (
                    // The transfer that it takes back is known: money on account, or a part of what was split.
                    b.Projects.Count == 1
                    && b.IncomingPayment.NamedInvoiceNumbers.Count == 0
                        ? $"waits for finance: parked show {b.Name}."
                        : "perhaps from this client: of which payment is not certain, waits for finance."
                )
            )
            // A part of a transfer whose other parts are on invoices.
            .Concat(
                OnAccountPhrases(view.Project, r => !view.UntiedReturns.Any(b => b.IncomingPayment.Line == r.Line))
            );

    /// <summary>What the bank took back of money on account, and what finance does about it, as sentences.</summary>
    public static IEnumerable<string> OnAccountPhrases(Project p, Func<BankReturn, bool>? which = null) =>
        p
            .OpenAccountReturns.Where(which ?? (_ => true))
            .Select(r =>
                $"{p.TakenBackOnAccount.First(x => x.Payment.Id == r.Payment).Taken} of P{r.Payment} "
                + $"{ReturnedText(r.On)} ({r.Name}), waits for finance: parked show {r.Name}. "
                + "Until then its credit counts as not received."
            );

    /// <summary>The same with a space before them; "" when there is nothing.</summary>
    public static string UnassignedSentences(ProjectView view) =>
        string.Concat(UnassignedPhrases(view).Select(phrase => $" {phrase}"));

    /// <summary>A button for each payment that may be reversed for it.</summary>
    public static IEnumerable<Button> ReverseButtons(Invoice i) =>
        i.OpenReturns.SelectMany(r => i.ReversiblePayments(r).Select(p => ReverseButtons(p, r.Name))).Take(MaxButtons);

    public static Button ReverseButtons(Payment payment, string returnName) =>
        new(
            $"Reverse {payment.Name}",
            $"reverse {payment.Name} reason \"taken back by the bank\" for {returnName}",
            ButtonStyle.Primary
        );

    private static string ReturnedText(DateOnly? on) => $"was taken back by the bank{Suffix.On(on)}";
}
