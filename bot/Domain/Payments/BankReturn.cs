using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Money that the bank returned from an invoice, such as a reversed direct debit. It counts as not received until a
/// person has settled it.
/// </summary>
/// <param name="Number">The number of the bank's entry as people write it: B4.</param>
/// <param name="Line">The payment source's own id of the entry.</param>
/// <param name="Payment">The payment that is returned; null when only the invoice is certain.</param>
/// <param name="On">The bank's date; null when it cannot be read.</param>
public sealed record BankReturn(
    int Number,
    string Line,
    int Invoice,
    int? Payment,
    Money Amount,
    DateOnly? On,
    Signature Signed
)
{
    /// <summary>
    /// Finance has dismissed it: the bank has paid the money again, or it does not concern a client.
    /// </summary>
    public bool IsDismissed { get; init; }

    public string Name => $"B{Number}";
}
