using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Tests.Documents.Invoices;

/// <summary>
/// All totals of an electronic invoice, reckoned again from its lines with whole numbers alone, and held against what
/// stands there and against the document.
/// </summary>
internal static class ElectronicSums
{
    /// <param name="most">By how many minor units the VAT of a group may be beside net × rate: none on an invoice; the
    /// parts that are credited of a sum share its rounding.</param>
    public static void Check(SortedDictionary<string, string[]> terms, InvoiceDocument document, long most)
    {
        var digits = document.Currency.Digits;
        long[] Of(string term) => [.. terms.GetValueOrDefault(term, []).Select(text => Minor(text, digits))];
        long One(string term) => Assert.Single(Of(term));

        var (nets, codes) = (Of("BT-131"), terms["BT-151"]);
        var rates = Rates(codes, terms.GetValueOrDefault("BT-152", []));
        var groupCodes = terms["BT-118"];
        var groupRates = Rates(groupCodes, terms.GetValueOrDefault("BT-119", []));
        var (bases, taxes) = (Of("BT-116"), Of("BT-117"));
        Assert.Distinct(groupCodes.Zip(groupRates));
        for (var group = 0; group < groupCodes.Length; group++)
        {
            var net = nets.Where((_, at) => codes[at] == groupCodes[group] && rates[at] == groupRates[group]).Sum();
            Assert.Equal(net, bases[group]);
            Assert.InRange(taxes[group] - Tax(net, groupRates[group]), -most, most);
        }
        Assert.Equal(nets.Sum(), One("BT-106"));
        Assert.Equal(nets.Sum(), One("BT-109"));
        Assert.Equal(taxes.Sum(), One("BT-110"));
        Assert.Equal(nets.Sum() + taxes.Sum(), One("BT-112"));
        var prepaid = document.Deductions.Sum(d => d.Share.Net.Minor + d.Share.Vat.Minor);
        Assert.Equal(prepaid, Of("BT-113").Sum());
        Assert.Equal(nets.Sum() + taxes.Sum() - prepaid, One("BT-115"));
        Assert.Equal(document.ToPay.Minor, One("BT-115"));
        Assert.All(Of("BT-146"), price => Assert.True(price >= 0));
    }

    /// <summary>Rates in ten-thousandths of a per cent; the category O has none.</summary>
    private static long[] Rates(string[] codes, string[] rates)
    {
        var left = new Queue<string>(rates);
        var isWritten = rates.Length == codes.Length;
        return [.. codes.Select(code => code == "O" && !isWritten ? 0 : Minor(left.Dequeue(), 4))];
    }

    /// <summary>Net × rate, rounded half away from zero.</summary>
    private static long Tax(long net, long rate)
    {
        var exact = (Int128)Math.Abs(net) * rate;
        var whole = (long)((exact + Percent.UnitsOfWhole / 2) / Percent.UnitsOfWhole);
        return net < 0 ? -whole : whole;
    }

    private static long Minor(string text, int digits)
    {
        var parts = text.TrimStart('-').Split('.');
        var fraction = (parts.Length > 1 ? parts[1] : "").PadRight(digits, '0');
        Assert.Equal(digits, fraction.Length);
        var minor = long.Parse(parts[0] + fraction, System.Globalization.CultureInfo.InvariantCulture);
        return text.StartsWith('-') ? -minor : minor;
    }
}
