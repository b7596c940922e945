using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>
/// An incoming payment that the finance people of a project have dismissed: it is not a payment of a client.
/// </summary>
/// <param name="Number">The number of the bank's entry as people write it: B4.</param>
/// <param name="Line">The payment source's own id of the entry.</param>
public sealed record Dismissal(int Number, string Line, Money? Amount, DateOnly? On, Signature Signed);
