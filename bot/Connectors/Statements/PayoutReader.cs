using MilestoneBot.Connectors.Statements.Banks;

namespace MilestoneBot.Connectors.Statements;

/// <summary>
/// Recognises the payouts of card processors: one sum for many payments, less fees, so that it pays no single invoice.
/// The companies stand in the bank table.
/// </summary>
internal static class PayoutReader
{
    /// <summary>Words that a company's name may have behind the processor's.</summary>
    private static readonly HashSet<string> NameEndings =
    [
        .. (
            "a ab ag ap and b bank bv co cie com corp et eu europe european financial for gmbh group inc international ireland kg l limited"
            + " ltd luxembourg merchants n nv of oy payment payments payout plc processing pte publ pvt r s sa sarl sas sca se services"
            + " settlement sl solutions technology transfer trust uk us usa v"
        ).Split(' '),
    ];

    private static readonly IReadOnlyList<Processor> Processors = Read();

    private sealed class Processor(string name)
    {
        public string Name { get; } = name;

        public bool IsCarrier { get; set; }

        public IReadOnlyList<string> Payers { get; set; } = [];

        public IReadOnlyList<string> Texts { get; set; } = [];
    }

    /// <summary>The processor whose payout it is; "" for any other money.</summary>
    /// <param name="payer">The payer as the bank names it; "" when it names none.</param>
    /// <param name="text">All text of the entry.</param>
    public static string Find(string payer, string text)
    {
        var (from, said) = (DirectionWords.Fold(payer), $" {DirectionWords.Fold(text)} ");
        return Processors
                .FirstOrDefault(p =>
                    (!p.IsCarrier && p.Payers.Any(name => IsCompany(from, name)))
                    // Where a payer is named, it is the processor or the text is only about one.
                    || (
                        (from.Length == 0 || p.Payers.Any(name => IsCompany(from, name)))
                        && p.Texts.Any(t => said.Contains($" {t} ", StringComparison.Ordinal))
                    )
                )
                ?.Name
            ?? "";
    }

    private static bool IsCompany(string payer, string name) =>
        payer == name
        || (
            payer.StartsWith($"{name} ", StringComparison.Ordinal)
            && payer[name.Length..]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word => NameEndings.Contains(word) || word.All(char.IsAsciiDigit))
        );

    private static List<Processor> Read()
    {
        var found = new List<Processor>();
        foreach (var (key, values) in BankTable.ProcessorLines)
        {
            if (key == "processor")
                found.Add(new(values[0]));
            else if (key == "carrier")
                found[^1].IsCarrier = true;
            else if (key == "payer")
                found[^1].Payers = Folded(values);
            else
                found[^1].Texts = Folded(values);
        }
        return found;
    }

    private static List<string> Folded(IReadOnlyList<string> values) => [.. values.Select(DirectionWords.Fold)];
}
