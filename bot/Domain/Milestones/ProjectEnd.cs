namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// The end of a project midway, as it is put to the client: what is not confirmed is taken out, and the contract is
/// what is confirmed, plus a fee if one is asked for.
/// </summary>
/// <param name="Fee">The milestone that bills the fee; null when there is no fee.</param>
public sealed record ProjectEnd(string Reason, int? Fee);
