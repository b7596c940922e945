using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Payments;

/// <summary>A receipt that the finance people of a project have put aside: it is no payment of a client.</summary>
/// <param name="Number">As people named it.</param>
/// <param name="Line">The source's own id of it.</param>
public sealed record Dismissal(int Number, string Line, Money? Amount, DateOnly? On, Signature Signed);
