namespace MilestoneBot.Domain.Billing;

/// <summary>A business party as printed on an invoice.</summary>
public sealed record Party(string Name, string Address, string VatId);

/// <summary>
/// The business that sends the invoices, its time zone, and whether it is only the sample data of a trial.
/// </summary>
public sealed record Seller(Party Party, string Zone, bool IsSample)
{
    /// <summary>What else invoices say of it, with the accepted account.</summary>
    public PartyDetails Details { get; init; } = PartyDetails.None;
}
