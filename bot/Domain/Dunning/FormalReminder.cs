using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Dunning;

/// <summary>A formal reminder that a person sent. It is no invoice: it has no VAT and no number of the series.</summary>
/// <param name="Number">1 for the first of its invoice.</param>
/// <param name="On">The day it bears, in the seller's zone.</param>
/// <param name="PayBy">Until when the client is asked to pay.</param>
public sealed record FormalReminder(int Number, DateOnly On, DateOnly PayBy, LateClaim Claim, Signature Signed);
