using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>Finds invoices: by their whole number, "invoice 2", "the second invoice", "the last invoice".</summary>
internal sealed class InvoiceFinder(ProjectView? view)
{
    // After these words, "invoice 2" is an action on milestone 2, not an invoice number.
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

    private readonly IReadOnlyList<Invoice> issued = view is null
        ? []
        : [.. view.Project.IssuedInvoices.OrderBy(i => i.IssueDetails!.Number, StringComparer.Ordinal)];

    public (Token Token, int Length)? FindAt(IReadOnlyList<string> words, int at)
    {
        if (WordNormalizer.IsInvoiceNumber(words[at]))
            return (Find(words[at].ToUpperInvariant()), 1);
        if (words[at] is ['0', _, _, ..] && words[at].All(char.IsAsciiDigit))
            return (Find(words[at]), 1);
        if (IsNoun(words, at))
            return Numbered(words, at);
        if (at + 1 >= words.Count || !IsNoun(words, at + 1))
            return null;
        if (CountingWords.Ordinal(words[at]) is { } rank)
            return (rank <= issued.Count ? Of([issued[rank - 1]]) : UnknownInvoice($"{rank}"), 2);
        return words[at] is "last" or "latest" or "newest" && issued.Count > 0 && words[at + 1] is "invoice" or "bill"
            ? (Of([issued.MaxBy(i => (i.IssueDetails!.On, i.IssueDetails.Number))!]), 2)
            : null;
    }

    private (Token, int)? Numbered(IReadOnlyList<string> words, int at)
    {
        var next = at + 1;
        while (next < words.Count && CountingWords.IsMarker(words[next]))
            next++;
        if (next == words.Count)
            return null;
        var isMarked = next > at + 1;
        if (WordNormalizer.IsInvoiceNumber(words[next]))
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
        if (
            CountingWords.Number(words[next]) is null
            || (next + 1 < words.Count && CountingWords.IsUnit(words[next + 1]))
        )
            return null;
        var (numbers, end) = NumberRunReader.Numbers(words, next);
        var found = numbers.Select(n => view?.Project.FindInvoice($"{n}").Found).ToList();
        return (
            found.Contains(null) ? Find($"{numbers[found.IndexOf(null)]}") : Of([.. found.Select(i => i!)]),
            end - at
        );
    }

    private static bool IsNoun(IReadOnlyList<string> words, int at) =>
        words[at] is "invoice" or "invoices" or "inv" or "bill" or "bills";

    /// <summary>An ambiguous number, or a milestone without an invoice, is reported and not guessed.</summary>
    private Token Find(string number) =>
        view?.Project.FindInvoice(number) switch
        {
            ({ } found, _) => Of([found]),
            (_, Refusal.InvoiceAmbiguous both) => Token.ForRefusal(both, number),
            _ => UnknownInvoice(number),
        };

    private Token Of(IReadOnlyList<Invoice> invoices) =>
        Token.ForStages([.. invoices.Select(i => new AnswerSubject(view!, view!.Project.MilestoneOf(i), i))], "") with
        {
            IsByInvoice = true,
        };

    private Token UnknownInvoice(string text) =>
        Token.ForRefusal(new Refusal.InvoiceUnknown(text, [.. issued.Select(i => i.IssueDetails!.Number)]), text);
}
