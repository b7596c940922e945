using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Commands;

/// <summary>
/// The commands nearest to an unknown line, each as a line that works: the person's own words behind the right verb,
/// else the verb with what stands in this place's project, else its help. Nothing in an offer is invented.
/// </summary>
internal static class Offers
{
    // A longer line is not worth reading twice.
    private const int Longest = 200;

    public static IReadOnlyList<string> For(
        string said,
        IReadOnlyList<Phrase> known,
        Sight? sight,
        IReadOnlyList<Mention> mentions
    ) =>
        [
            .. DidYouMean
                .Nearest(said, known)
                .Select(guess =>
                    Mended(guess, known, mentions) ?? Filled(guess.Phrase, sight) ?? $"help {guess.Phrase.Verb}"
                )
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The offers one below the other, so that each can be copied.</summary>
    public static string Say(IReadOnlyList<string> offers) =>
        offers.Count == 0
            ? "Say help for what I understand."
            : $"Did you mean\n{string.Join('\n', offers)}\nhelp lists everything.";

    private static string? Mended(Guess guess, IReadOnlyList<Phrase> known, IReadOnlyList<Mention> mentions)
    {
        var line = $"{guess.Phrase.Verb} {guess.Rest}".Trim();
        if (line.Length > Longest || line.Contains('\n'))
            return null;
        var works =
            Spoken.Of(line, known) is { } spoken && spoken.Phrase.Verb == guess.Phrase.Verb && spoken.Fits(mentions);
        return works ? Phrase.WithNames(line, mentions) : null;
    }

    /// <summary>
    /// The verb with a milestone or an invoice there is; null where it takes something else that only the person knows.
    /// </summary>
    private static string? Filled(Phrase phrase, Sight? sight)
    {
        if (phrase.TakesText)
            return null;
        var words = phrase
            .Arguments.Where(argument => !argument.Optional)
            .Select(argument => argument.Keyword ? null : Value(argument, sight))
            .ToList();
        if (words.Contains(null))
            return null;
        var line = string.Join(' ', words.Prepend(phrase.Verb));
        return Spoken.Of(line, [phrase])?.Fits([]) == true ? line : null;
    }

    private static string? Value(Argument argument, Sight? sight)
    {
        if (sight?.Project is not { } project)
            return null;
        var invoice =
            project.IssuedInvoices.LastOrDefault(i => i.Open.IsPositive) ?? project.IssuedInvoices.LastOrDefault();
        return argument.Name switch
        {
            "milestone" => (
                project.Live.FirstOrDefault(m => m.Stage != Stage.Confirmed) ?? project.Live.FirstOrDefault()
            )
                is { } milestone
                ? $"{project.PositionOf(milestone)}"
                : null,
            "invoice" => invoice?.Issued!.Number,
            "KEY" => project.Key,
            _ => null,
        };
    }
}
