using MilestoneBot.Domain.Payments;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Reads the bank's own reference of a transfer. It is used only if it is specific, not a counter, and unique within
/// the file.
/// </summary>
internal static class BankReferenceReader
{
    /// <summary>
    /// A reference with fewer letters and digits is a counter, which starts again in the next file.
    /// </summary>
    private const int MinLength = 6;

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

    /// <summary>
    /// Normalises a reference, because case and spaces differ between exports; "" when it is not one.
    /// </summary>
    public static string Read(string text)
    {
        var plain = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.TrimStart('0').Length < MinLength || Placeholders.Contains(plain) || plain.Distinct().Count() == 1
            ? ""
            : plain;
    }

    /// <summary>Removes the reference from all entries whose reference occurs twice in the file.</summary>
    /// <param name="lines">Each with the number of the entry that it belongs to.</param>
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
