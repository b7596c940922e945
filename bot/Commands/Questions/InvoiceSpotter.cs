using MilestoneBot.Cards;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// Finds invoices that are named: by their whole number, "invoice 2", "the second invoice", "the last invoice".
/// </summary>
internal sealed class InvoiceSpotter(Sight? sight)
{
    // Behind these, "invoice 2" is an act on stage 2 and no invoice's number.
    private static readonly HashSet<string> BeforeAct = new(StringComparer.Ordinal)
    {
        "we",
        "you",
        "i",
        "they",
        "to",
        "not",
        "anyone",
        "somebody",
        "already",
    };

    private readonly IReadOnlyList<Invoice> issued = sight is null
        ? []
        : [.. sight.Project.IssuedInvoices.OrderBy(i => i.Issued!.Number, StringComparer.Ordinal)];

    public (Token Token, int Length)? At(IReadOnlyList<string> words, int at)
    {
        if (Plain.IsInvoiceNumber(words[at]))
            return (Find(words[at].ToUpperInvariant()), 1);
        if (words[at] is ['0', _, _, ..] && words[at].All(char.IsAsciiDigit))
            return (Find(words[at]), 1);
        if (IsNoun(words, at))
            return Numbered(words, at);
        if (at + 1 >= words.Count || !IsNoun(words, at + 1))
            return null;
        if (Counting.Ordinal(words[at]) is { } rank)
            return (rank <= issued.Count ? Of([issued[rank - 1]]) : Unknown($"{rank}"), 2);
        return words[at] is "last" or "latest" or "newest" && issued.Count > 0 && words[at + 1] is "invoice" or "bill"
            ? (Of([issued.MaxBy(i => (i.Issued!.On, i.Issued.Number))!]), 2)
            : null;
    }

    private (Token, int)? Numbered(IReadOnlyList<string> words, int at)
    {
        var next = at + 1;
        while (next < words.Count && Counting.IsMarker(words[next]))
            next++;
        if (next == words.Count)
            return null;
        var isMarked = next > at + 1;
        if (Plain.IsInvoiceNumber(words[next]))
            return (Find(words[next].ToUpperInvariant()), next + 1 - at);
        // "INV 2026 0002": the number in parts.
        if (
            next + 1 < words.Count
            && words[next] is { Length: 4 } year
            && year.StartsWith("20", StringComparison.Ordinal)
            && words[next + 1].All(char.IsAsciiDigit)
        )
            return (Find($"INV-{year}-{words[next + 1]}"), next + 2 - at);
        if (!isMarked && (words[at] is "bill" or "bills" || (at > 0 && BeforeAct.Contains(words[at - 1]))))
            return null;
        if (Counting.Number(words[next]) is null || (next + 1 < words.Count && Counting.IsUnit(words[next + 1])))
            return null;
        var (numbers, end) = Runs.Numbers(words, next);
        var found = numbers.Select(n => sight?.Project.FindInvoice($"{n}").Found).ToList();
        return (
            found.Contains(null) ? Find($"{numbers[found.IndexOf(null)]}") : Of([.. found.Select(i => i!)]),
            end - at
        );
    }

    private static bool IsNoun(IReadOnlyList<string> words, int at) =>
        words[at] is "invoice" or "invoices" or "inv" or "bill" or "bills";

    /// <summary>
    /// What has two meanings, or names a milestone without an invoice, is answered so and not guessed.
    /// </summary>
    private Token Find(string number) =>
        sight?.Project.FindInvoice(number) switch
        {
            ({ } found, _) => Of([found]),
            (_, Refusal.InvoiceAmbiguous both) => Token.Lost(both, number),
            _ => Unknown(number),
        };

    private Token Of(IReadOnlyList<Invoice> invoices) =>
        Token.Of([.. invoices.Select(i => new Subject(sight!, sight!.Project.MilestoneOf(i), i))], "") with
        {
            IsBill = true,
        };

    private Token Unknown(string said) =>
        Token.Lost(new Refusal.InvoiceUnknown(said, [.. issued.Select(i => i.Issued!.Number)]), said);
}
