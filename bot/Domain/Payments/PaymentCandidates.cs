using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// The open invoices that a waiting payment may be for: those that it names; else those of exactly its sum; else those
/// of the client who paid it. Never a booking by itself: a person presses the button.
/// </summary>
public static class PaymentCandidates
{
    /// <summary>A client's name shorter than this is found in too many payers.</summary>
    private const int MinNameLength = 4;

    /// <summary>The one invoice that it may be for; null when there are none or several.</summary>
    /// <param name="projects">The projects in which the person may record it.</param>
    public static (Project Project, Invoice Invoice)? FindOnly(UnmatchedPayment payment, IEnumerable<Project> projects)
    {
        if (payment is not { IsRecordable: true, IncomingPayment.IsBankReturn: false, CounterpartNumber: 0 })
            return null;
        var open = projects
            .Where(p => payment.CanBelongTo(p.Id) && (payment.Owner is not { } owner || owner.Project == p.Id))
            .SelectMany(p =>
                p.Invoices.Where(i => i.Open.IsPositive && i.IsNumbered).Select(i => (Project: p, Invoice: i))
            )
            .Where(c => LeftIn(payment, c.Project.Currency) is not null)
            .ToList();
        var named = payment.IncomingPayment.NamedInvoiceNumbers;
        var found = open.FindAll(c => named.Contains(c.Invoice.IssueDetails!.Number, StringComparer.Ordinal));
        if (found.Count > 0 || named.Count > 0)
            return found is [var one] && named.Count == 1 ? one : null;
        var sums = open.FindAll(c => LeftIn(payment, c.Project.Currency) == c.Invoice.Open);
        if (sums is [var only])
            return only;
        var ofPayer = (sums.Count > 0 ? sums : open).FindAll(c => IsPayer(payment, c.Project.Client));
        return ofPayer is [var payers] ? payers : null;
    }

    /// <summary>What is left to record, in the currency; null when it is in another one or cannot be read.</summary>
    public static Money? LeftIn(UnmatchedPayment payment, Currency currency) =>
        (payment.Remaining ?? payment.IncomingPayment.AmountIn(currency)) is { IsPositive: true } left
        && left.Currency == currency
            ? left
            : null;

    private static bool IsPayer(UnmatchedPayment payment, string client) =>
        Letters(client) is { Length: >= MinNameLength } name && Letters(payment.IncomingPayment.Payer) == name;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
