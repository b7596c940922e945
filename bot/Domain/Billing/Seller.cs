namespace MilestoneBot.Domain.Billing;

/// <summary>A business party as printed on an invoice.</summary>
public sealed record Party(string Name, string Address, string VatId);

/// <summary>
/// Who sends the invoices, in which zone the business lives, and whether this is only the sample of a trial.
/// </summary>
public sealed record Seller(Party Party, string Zone, bool IsSample);
