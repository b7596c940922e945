using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// Finds the invoice that a command means, among all ways to read its arguments. An ambiguous command is answered
/// with the choices, and nothing is done.
/// </summary>
internal static class InvoiceReference
{
    /// <returns>The reading that means one invoice, and that invoice; or why there is none.</returns>
    public static (ParsedArguments Given, Invoice? Found, Refusal? No) Resolve(
        this Project p,
        ParsedArguments arguments,
        Turn turn
    )
    {
        var ways = Readings(p, arguments).ToList();
        var named = ways.FindAll(w => IsInvoiceMeant(w.No));
        if (named.Count > 1 || arguments.Incomplete is not null)
            named.RemoveAll(w => Project.IsCountingWord(w.Given.Get(CommandArgument.Invoice)));
        // "sprint 1" may be the whole name, and the value is missing.
        if (named.Count > 1 || (named.Count > 0 && p.IsValueMissing(arguments)))
            return (
                arguments,
                null,
                WithSaidLine(
                    new Refusal.InvoiceAmbiguous(arguments.RawText.Trim(), [.. named.SelectMany(w => Meanings(p, w))]),
                    turn
                )
            );
        if (named is [var one])
            return SumWithoutInvoice(p, one.Given, turn) is { } sum
                ? (one.Given, null, sum)
                : (one.Given, one.Found, WithSaidLine(one.No, turn));
        if (p.FindSumAlone(arguments, turn) is { } alone)
            return (arguments, null, alone);
        // None of it names an invoice; where its first words do, what follows them is the problem.
        var broken = arguments.FailedAlternatives.FirstOrDefault(b =>
            b.Given.Has(CommandArgument.Invoice)
            && IsInvoiceMeant(p.FindInvoice(b.Given.Get(CommandArgument.Invoice)).No)
        );
        return (
            arguments,
            null,
            broken.Problem is { Length: > 0 } problem ? new Refusal.UnreadableText("money", problem) : ways[0].No
        );
    }

    /// <summary>Whether the whole text names an invoice, so that the value behind it may be missing.</summary>
    public static bool IsValueMissing(this Project p, ParsedArguments arguments) =>
        arguments.Incomplete is { } some
        && some.Has(CommandArgument.Invoice)
        && IsInvoiceMeant(p.FindInvoice(some.Get(CommandArgument.Invoice)).No);

    private static IEnumerable<(ParsedArguments Given, Invoice? Found, Refusal? No)> Readings(
        Project p,
        ParsedArguments arguments
    ) =>
        arguments
            .Alternatives.Prepend(arguments)
            .Select(g =>
                p.FindInvoice(g.Get(CommandArgument.Invoice)) is var (found, refusal) ? (g, found, refusal) : default
            );

    /// <summary>Whether something was found: also an ambiguous name, or a milestone without an invoice.</summary>
    private static bool IsInvoiceMeant(Refusal? refusal) => refusal is not Refusal.InvoiceUnknown;

    private static IEnumerable<InvoiceCandidate> Meanings(
        Project p,
        (ParsedArguments Given, Invoice? Found, Refusal? No) way
    )
    {
        var typed = way.Given.Get(CommandArgument.Invoice);
        return way switch
        {
            { Found: { } found } => [p.CandidateFor(found, typed)],
            { No: Refusal.InvoiceAmbiguous both } => both.Candidates,
            { No: Refusal.NoInvoiceYet none } =>
            [
                new(none.Milestone, null, $"phase {p.PositionOf(none.Milestone)}", typed),
            ],
            { No: Refusal.KeyIsNoInvoice { Candidate: { } or } } => [or],
            _ => [],
        };
    }

    private static Refusal? WithSaidLine(Refusal? refusal, Turn turn) =>
        refusal is Refusal.InvoiceAmbiguous both ? WithLines(both, turn) : refusal;

    /// <summary>The choices with the typed text, so that a button can repeat it with each of them.</summary>
    public static Refusal.InvoiceAmbiguous WithLines(Refusal.InvoiceAmbiguous both, Turn turn) =>
        both with
        {
            Candidates = [.. both.Candidates.Select(c => c with { CommandText = LineFor(turn, c) })],
        };

    /// <summary>The typed line with the words that mean this candidate alone; "" where it cannot be repeated.</summary>
    private static string LineFor(Turn turn, InvoiceCandidate c) =>
        OutcomeReplies.SplitAround(turn.Text, c.GivenText) is var (before, after)
            ? $"{before}{c.UniqueText}{after}"
            : "";

    /// <summary>
    /// "2000 EUR" and "12 500 EUR" before which no invoice stands, though it may be a sum in groups; null where the first
    /// words name no currency.
    /// </summary>
    public static Refusal.SumWithoutInvoice? FindSumAlone(this Project p, ParsedArguments arguments, Turn turn)
    {
        var words = SplitWords(arguments.RawText);
        for (var count = Math.Min(MaxSumWords, words.Length); count > 0; count--)
        {
            var text = string.Join(' ', words.Take(count));
            if (MoneyText.Parse(text, out _) is { HasCurrency: true })
                return OnWhich(p, text, string.Join(' ', words), turn);
        }
        return null;
    }

    private const int MaxSumWords = 5;

    private static string[] SplitWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>"2 000 EUR": the end of an amount, behind a number that was read as the invoice.</summary>
    private static Refusal.SumWithoutInvoice? SumWithoutInvoice(Project p, ParsedArguments arguments, Turn turn)
    {
        var words = SplitWords(arguments.RawText);
        var taken = SplitWords(arguments.Get(CommandArgument.Invoice));
        if (taken.Length >= words.Length || !words.Take(taken.Length).SequenceEqual(taken))
            return null;
        var (head, group) = (taken[^1], words[taken.Length]);
        // No sum begins with "000", "050" or "000,50": such a group ends one.
        if (
            head.Length > 3
            || !head.All(char.IsAsciiDigit)
            || group is not ['0', _, _, ..]
            || !group[..3].All(char.IsAsciiDigit)
            || (group.Length > 3 && char.IsAsciiDigit(group[3]))
        )
            return null;
        var sum = words.Skip(taken.Length - 1).TakeWhile(w => w.Any(char.IsAsciiDigit) || Currency.TryGet(w, out _));
        return OnWhich(p, string.Join(' ', sum), string.Join(' ', words.Skip(taken.Length - 1)), turn);
    }

    private static Refusal.SumWithoutInvoice OnWhich(Project p, string sum, string tail, Turn turn)
    {
        var verb = turn.Text.Split(' ', 2)[0];
        return new(
            sum,
            [
                .. p.OpenInvoices.Select(i =>
                    p.CandidateFor(i, "") with
                    {
                        CommandText = $"{verb} {i.IssueDetails!.Number} {tail}",
                    }
                ),
            ]
        );
    }
}
