using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// The bank's own reference of a transfer, where it is one: it says something, is no counter, and stands at one entry
/// of a file.
/// </summary>
internal static class BankReferenceReader
{
    /// <summary>Fewer letters and digits are a counter, which starts again in the next file.</summary>
    private const int Least = 6;

    private static readonly HashSet<string> Placeholders =
    [
        "NONREF",
        "NOTPROVIDED",
        "NOTAVAILABLE",
        "NOREF",
        "NOREFERENCE",
        "UNKNOWN",
        "UNDEFINED",
        "KEINEREFERENZ",
        "OHNEREFERENZ",
        "NICHTVERFUEGBAR",
        "SANSREFERENCE",
        "NOTKNOWN",
        "NOTAPPLICABLE",
    ];

    /// <summary>Small letters and spaces come and go with the export; "" where it is no reference.</summary>
    public static string Read(string text)
    {
        var plain = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.TrimStart('0').Length < Least || Placeholders.Contains(plain) || plain.Distinct().Count() == 1
            ? ""
            : plain;
    }

    /// <summary>Takes the reference from all lines whose reference stands at two entries of the file.</summary>
    /// <param name="lines">With the number of the entry that each belongs to.</param>
    public static IReadOnlyList<IncomingPayment> WithoutRepeated(IReadOnlyList<(int Entry, IncomingPayment Line)> lines)
    {
        var twice = lines
            .Where(l => l.Line.Identity is { BankReference.Length: > 0 })
            .GroupBy(l => (l.Line.Identity!.Account, l.Line.Identity.BankReference))
            .Where(g => g.Select(l => l.Entry).Distinct().Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. lines.Select(l =>
                l.Line.Identity is { } m && twice.Contains((m.Account, m.BankReference))
                    ? l.Line with
                    {
                        Identity = m with { BankReference = "", BankReferenceKind = "" },
                    }
                    : l.Line
            ),
        ];
    }
}
