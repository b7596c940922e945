using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>Client credit that is used on an invoice. It is never deleted; what is taken off again stays visible.</summary>
/// <param name="Id">Numbers the applications and the announced payments of the project; people write A1.</param>
/// <param name="Amount">Gross, above 0, as it was applied.</param>
/// <param name="Parts">The payments whose credit it used.</param>
/// <param name="On">The day on which it was applied.</param>
public sealed record CreditApplication(
    int Id,
    int Invoice,
    Money Amount,
    CreditParts Parts,
    DateOnly On,
    Signature Signed
)
{
    /// <summary>What was taken off again: by a person, by a credit note, or with a payment that was taken back.</summary>
    public CreditParts Undone { get; init; } = CreditParts.None;

    /// <summary>The part whose payment the bank has taken back, while nobody has handled that.</summary>
    public Money InDoubt { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>What is used on the invoice according to the entries.</summary>
    public Money Remaining => Amount - Undone.Sum(Amount.Currency);

    /// <summary>The name that people use: A1.</summary>
    public string Name => $"A{Id}";

    /// <summary>What is still used of the credit of one payment.</summary>
    public Money RemainingOf(int payment) => new(Parts.MinorOf(payment) - Undone.MinorOf(payment), Amount.Currency);

    /// <summary>What is still used, payment by payment: the newest payment first.</summary>
    public IEnumerable<(int Payment, Money Amount)> RemainingParts =>
        Parts.All.Select(p => p.Payment).Distinct().OrderDescending().Select(p => (p, RemainingOf(p)));
}
