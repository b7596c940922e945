using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands;

/// <summary>
/// Which invoice a line means, of all the ways in which its words can be read. What has two meanings is asked back, and
/// nothing is done.
/// </summary>
internal static class InvoiceWords
{
    /// <returns>The reading that means one invoice, and that invoice; or why there is none.</returns>
    public static (Given Given, Invoice? Found, Refusal? No) Find(this Project p, Given given, Turn turn)
    {
        var ways = Of(p, given).ToList();
        var named = ways.FindAll(w => Names(w.No));
        if (named.Count > 1 || given.Short is not null)
            named.RemoveAll(w => Project.OnlyCounts(w.Given.Get(Arg.Invoice)));
        // "sprint 1" may be the whole name of it, and what is done is missing.
        if (named.Count > 1 || (named.Count > 0 && p.AsksShort(given)))
            return (
                given,
                null,
                Again(new Refusal.InvoiceAmbiguous(given.Text.Trim(), [.. named.SelectMany(w => Meanings(p, w))]), turn)
            );
        if (named is [var one])
            return SumOf(p, one.Given, turn) is { } sum
                ? (one.Given, null, sum)
                : (one.Given, one.Found, Again(one.No, turn));
        // No words of it are an invoice; where the first are one, what follows them is what is wrong.
        var broken = given.Broken.FirstOrDefault(b =>
            b.Given.Has(Arg.Invoice) && Names(p.FindInvoice(b.Given.Get(Arg.Invoice)).No)
        );
        return (
            given,
            null,
            broken.Problem is { Length: > 0 } problem ? new Refusal.BadText("money", problem) : ways[0].No
        );
    }

    /// <summary>Whether more of the words name an invoice, so that the value behind it may be missing.</summary>
    public static bool AsksShort(this Project p, Given given) =>
        given.Short is { } some && some.Has(Arg.Invoice) && Names(p.FindInvoice(some.Get(Arg.Invoice)).No);

    private static IEnumerable<(Given Given, Invoice? Found, Refusal? No)> Of(Project p, Given given) =>
        given
            .Others.Prepend(given)
            .Select(g => p.FindInvoice(g.Get(Arg.Invoice)) is var (found, no) ? (g, found, no) : default);

    /// <summary>Whether something is meant, be it more than one thing or a milestone without an invoice.</summary>
    private static bool Names(Refusal? no) => no is not Refusal.InvoiceUnknown;

    private static IEnumerable<InvoiceMeaning> Meanings(Project p, (Given Given, Invoice? Found, Refusal? No) way)
    {
        var said = way.Given.Get(Arg.Invoice);
        return way switch
        {
            { Found: { } found } => [p.MeaningOf(found, said)],
            { No: Refusal.InvoiceAmbiguous both } => both.Candidates,
            { No: Refusal.NoInvoiceYet none } =>
            [
                new(none.Milestone, null, $"phase {p.PositionOf(none.Milestone)}", said),
            ],
            { No: Refusal.KeyIsNoInvoice { Or: { } or } } => [or],
            _ => [],
        };
    }

    /// <summary>The meanings with the line as it was said, so that each can be said again.</summary>
    private static Refusal? Again(Refusal? no, Turn turn) =>
        no is Refusal.InvoiceAmbiguous both
            ? both with
            {
                Candidates = [.. both.Candidates.Select(c => c with { Line = Line(turn, c) })],
            }
            : no;

    private static string Line(Turn turn, InvoiceMeaning c) =>
        Answers.Around(turn.Says, c.Said) is var (before, after) ? $"{before}{c.Say}{after}" : "";

    /// <summary>
    /// "2 000 EUR": a group of a sum that no sum begins with, behind the number that was taken for the invoice.
    /// </summary>
    private static Refusal.SumWithoutInvoice? SumOf(Project p, Given given, Turn turn)
    {
        var words = given.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var taken = given.Get(Arg.Invoice).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (taken.Length >= words.Length || !words.Take(taken.Length).SequenceEqual(taken))
            return null;
        var (head, group) = (taken[^1], words[taken.Length]);
        if (head.Length > 3 || group is not ['0', _, _] || !head.Concat(group).All(char.IsAsciiDigit))
            return null;
        var tail = string.Join(' ', words.Skip(taken.Length - 1));
        var sum = string.Join(
            ' ',
            words.Skip(taken.Length - 1).TakeWhile(w => w.Any(char.IsAsciiDigit) || Currency.TryGet(w, out _))
        );
        var verb = turn.Says.Split(' ', 2)[0];
        var open = p.IssuedInvoices.Where(i => i.Open.IsPositive);
        return new(sum, [.. open.Select(i => p.MeaningOf(i, "") with { Line = $"{verb} {i.Issued!.Number} {tail}" })]);
    }
}
