using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Money in another currency than the invoice's: no rate is known here, so a person says what the bank made of it.
/// </summary>
internal static class ForeignMoneyText
{
    /// <summary>How finance settles it by hand, as a sentence.</summary>
    /// <param name="paid">What was paid, in the currency of the payer.</param>
    /// <param name="line">The reported payment that it is recorded from (B1); "" for none.</param>
    public static string HowToSettle(string number, Currency currency, Money paid, string line) =>
        $"Say what the bank credited in {currency}, with the payer's figure as reference: "
        + $"pay {number} … {currency} ref {DisplayText.Quote(paid.ToString())}{Suffix.With(" from ", line)}";

    /// <summary>The same for a reported payment that waits; "" for one in the project's currency.</summary>
    public static string HowToSettle(Project project, UnmatchedPayment waits) =>
        waits is { IsOpen: true, IncomingPayment: { IsBankReturn: false, Amount: { } paid } }
        && paid.Currency != project.Currency
            ? $"{HowToSettle(InvoiceOf(project, waits)?.NumberOrPending() ?? "INV-…", project.Currency, paid, waits.Name)}. "
            : "";

    private static Invoice? InvoiceOf(Project project, UnmatchedPayment waits) =>
        waits.IncomingPayment.NamedInvoiceNumbers.Select(project.FindInvoiceByNumber).FirstOrDefault(i => i is not null)
        ?? project.OpenInvoices.FirstOrDefault();
}
