namespace MilestoneBot.Tests.Model.Books;

/// <summary>How a stage's price is agreed.</summary>
internal abstract record Worth
{
    /// <summary>A share of the contract, in ten-thousandths of a percent.</summary>
    public sealed record Percent(long TenThousandths) : Worth;

    /// <summary>A sum in minor units.</summary>
    public sealed record Fixed(long Minor) : Worth;

    /// <summary>What all others leave.</summary>
    public sealed record Rest : Worth;

    /// <summary>Never billed.</summary>
    public sealed record Unbilled : Worth;
}

/// <summary>A VAT category by its word and a rate in ten-thousandths of a percent.</summary>
internal readonly record struct Tax(string Category, long TenThousandths);

/// <summary>The part of a document, or of a settlement, that has one VAT treatment.</summary>
internal sealed record TaxPart(Tax Tax, long Net, long Vat)
{
    public long Gross => Net + Vat;

    /// <summary>The same treatments added up; what is nothing is left out.</summary>
    public static List<TaxPart> Sum(IEnumerable<TaxPart> parts) =>
        [
            .. parts
                .GroupBy(p => p.Tax)
                .Select(g => new TaxPart(g.Key, g.Sum(p => p.Net), g.Sum(p => p.Vat)))
                .Where(p => (p.Net, p.Vat) != (0, 0)),
        ];

    public TaxPart Negative => new(Tax, -Net, -Vat);
}
