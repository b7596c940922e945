using System.Numerics;

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
/// <param name="Detail">The reason of an exemption, or the country of delivery; "" for none.</param>
internal readonly record struct Tax(string Category, long TenThousandths, string Detail = "")
{
    /// <summary>The document must hold the VAT ids of both sides.</summary>
    public bool NeedsVatIds => Category is "reverse-charge" or "intra-eu-goods";
}

/// <summary>Cash discount: a share of the sum to pay, for money within so many days of issue.</summary>
internal sealed record Discount(long TenThousandths, int Days);

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

    /// <summary>
    /// A gross sum by the treatments of a whole: of each, sum x VAT / gross of the whole, rounded once.
    /// </summary>
    public static List<TaxPart> Shares(List<TaxPart> whole, long sum)
    {
        var (gross, reached, before) = (whole.Sum(p => p.Gross), 0L, 0L);
        var shares = new List<TaxPart>();
        foreach (var part in whole.Where(p => p.Gross > 0))
        {
            reached += part.Gross;
            var upTo = Sums.Rounded((BigInteger)sum * reached, gross);
            var own = upTo - before;
            var vat = Math.Min(own, Sums.Rounded((BigInteger)sum * part.Vat, gross));
            shares.Add(new(part.Tax, own - vat, vat));
            before = upTo;
        }
        return shares;
    }

    /// <summary>This part without those of the same treatment.</summary>
    public TaxPart Less(IEnumerable<TaxPart> taken) =>
        taken.Where(t => t.Tax == Tax).Aggregate(this, (left, t) => new(Tax, left.Net - t.Net, left.Vat - t.Vat));
}
