using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// Money that the bank took back from an invoice; it counts as not received until a person has dealt with it.
/// </summary>
/// <param name="Number">Of the bank's line, as people name it: B4.</param>
/// <param name="Line">The source's own id of it.</param>
/// <param name="Payment">The entry that it takes back; null where only the invoice is certain.</param>
/// <param name="On">The bank's date; null where it cannot be read.</param>
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
    /// <summary>Finance has put it aside: the bank has paid it again, or it is no client's.</summary>
    public bool IsDismissed { get; init; }

    public string Name => $"B{Number}";
}
