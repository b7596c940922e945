using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>A reversal stands for money that the bank took back, so that the one is closed with the other.</summary>
/// <param name="Line">Of the bank's return.</param>
/// <param name="Reversal">The entry that reverses.</param>
/// <param name="Amount">How much of the return it stands for.</param>
public sealed record ReturnSettlement(string Line, int Reversal, Money Amount, Signature Signed);
