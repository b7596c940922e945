using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>A reversal that settles a bank return: both are closed together.</summary>
/// <param name="Line">The payment source's id of the bank return.</param>
/// <param name="Reversal">The entry that reverses the payment.</param>
/// <param name="Amount">How much of the return it settles.</param>
public sealed record ReturnSettlement(string Line, int Reversal, Money Amount, Signature Signed);
