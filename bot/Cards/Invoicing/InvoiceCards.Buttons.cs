using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What can be done about an issued invoice: at most five buttons, which every client shows, the likeliest first.</summary>
internal static partial class InvoiceCards
{
    private const int MostButtons = 5;

    /// <summary>The next step of the invoice, its file, and the card with everything else.</summary>
    private static IReadOnlyList<Button> IssuedButtons(ProjectView view, Milestone m, Invoice i)
    {
        var p = view.Project;
        Button[] steps =
        [
            .. IsToBillAgain(p, m, i)
                ? [new("Bill it again", DraftAgain(p, m), ButtonStyle.Primary)]
                : Array.Empty<Button>(),
            .. BeforePayment(i),
            .. i.Open.IsPositive ? [Record(i)] : Start(view, m),
            .. ClientCreditCards.ApplyButton(p, i),
            .. ClientMailText.Buttons(view, i),
            .. DunningText.HelpButtons(view, i),
        ];
        return
        [
            .. steps.Take(MostButtons - 2),
            DocumentCards.PdfButton(i.NumberOrPending()),
            NextStepButtons.Open(p, i.NumberOrPending(), "More"),
        ];
    }

    /// <summary>Everything that people do with an invoice, on its own card.</summary>
    internal static IReadOnlyList<Button> Actions(ProjectView view, Invoice i)
    {
        if (!i.IsNumbered)
            return [.. ClientMailText.Buttons(view, i)];
        var pdf = DocumentCards.PdfButton(i.NumberOrPending());
        return view.Project is { IsOver: true, IsOpenAgain: false }
            ? [pdf]
            : [.. BeforePayment(i), .. AllSteps(view, i).Take(MostButtons - 1 - BeforePayment(i).Count), pdf];
    }

    private static IEnumerable<Button> AllSteps(ProjectView view, Invoice i)
    {
        var (number, isOpen) = (i.NumberOrPending(), i.Open.IsPositive);
        if (isOpen)
            yield return Record(i);
        foreach (var help in ClientMailText.Buttons(view, i).Concat(DunningText.HelpButtons(view, i)))
            yield return help;
        if (i.DaysLate(view.SellerToday) > 0 && i.Dispute is null && i.Reminders.All(r => r.On != view.Today))
            yield return new("Send reminder", $"remind {number}");
        if (isOpen && i.Dispute is null)
            yield return new("Dispute", $"dispute {number}");
        if (i.State != InvoiceState.Credited)
            yield return new("Credit", $"credit {number}");
        if (isOpen)
            yield return new("Settle without money", $"settle {number}");
        if (isOpen)
            yield return new("Write off", $"writeoff {number}");
        if (!isOpen && (i.Used + i.CreditLeft).IsPositive)
            yield return new("Refund", $"refund {number}");
    }

    /// <summary>What stands before the money: a dispute, a bank return, a discount or a fee to decide on.</summary>
    private static IReadOnlyList<Button> BeforePayment(Invoice i) =>
        [
            .. i is { Dispute: not null, Open.IsPositive: true }
                ? [new("Settle dispute", $"settle-dispute {i.NumberOrPending()}")]
                : Array.Empty<Button>(),
            .. BankText.ReverseButtons(i),
            .. SettlementText.AcceptButtons(i),
            .. SettlementText.FeeButtons(i),
        ];

    private static Button Record(Invoice i) =>
        NextStepButtons.RecordPayment(
            i,
            i.OpenReturns.Any() || i.IsDiscountEarned ? ButtonStyle.Plain : ButtonStyle.Primary
        );
}
