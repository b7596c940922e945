namespace MilestoneBot.Domain.Billing;

/// <summary>Documents that are numbered together: all invoices issued in a year, or all credit notes.</summary>
public sealed record NumberSeries(string Prefix, int Year)
{
    public static NumberSeries Invoices(DateOnly issued) => new("INV", issued.Year);

    public static NumberSeries CreditNotes(DateOnly issued) => new("CN", issued.Year);

    /// <summary>All series of a document that is issued on that day.</summary>
    public static IReadOnlyList<NumberSeries> Of(DateOnly issued) => [Invoices(issued), CreditNotes(issued)];

    public string DocumentName => Prefix == "CN" ? "credit note" : "invoice";

    public string Format(long number) => $"{Prefix}-{Year:0000}-{number:0000}";
}
