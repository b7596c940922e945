namespace MilestoneBot.Domain.Billing;

/// <summary>Documents that are numbered together: all invoices issued in a year, or all credit notes.</summary>
public sealed record NumberSeries(string Prefix, int Year)
{
    public static NumberSeries Invoices(DateOnly issued) => new("INV", issued.Year);

    public static NumberSeries CreditNotes(DateOnly issued) => new("CN", issued.Year);
}
