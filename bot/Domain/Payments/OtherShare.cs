using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Payments;

/// <summary>What one transfer pays in other projects. It is split only where it is exactly what is open on all invoices that
/// it names.</summary>
/// <param name="Numbers">The invoices of other projects that it names.</param>
/// <param name="Open">What is open on them together, gross.</param>
/// <param name="FirstPart">The place of this project's first part in the whole transfer, from 0.</param>
public sealed record OtherShare(IReadOnlyList<string> Numbers, Money Open, int FirstPart);
