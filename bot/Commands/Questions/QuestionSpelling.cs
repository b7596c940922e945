using System.Text.RegularExpressions;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// The question that was perhaps meant, where a word is misspelt. It is offered and never answered: what is not
/// understood for certain is not guessed.
/// </summary>
internal static partial class QuestionSpelling
{
    private const int MaxCorrections = 2;
    private const int LeastLetters = 3;

    // Words of the trade that are no misspelling of a word for questions.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "reminder", "reminders", "hours" };

    private static readonly HashSet<string> Known =
    [
        .. Lexicon.Entries().SelectMany(entry => entry.Phrase.Split(' ')).Where(word => word.Length > LeastLetters),
        "fee",
        "fees",
        "vat",
    ];

    /// <summary>The corrected question; null where nothing near is understood for certain.</summary>
    public static string? Correct(string text, QuestionScope questionScope, ProjectView view)
    {
        var names = view
            .Project.LiveMilestones.SelectMany(m => SentenceReader.ReadName(m.Name))
            .Append(view.Project.Key.ToLowerInvariant())
            .Concat(SentenceReader.ReadName(view.Project.Client))
            .ToHashSet(StringComparer.Ordinal);
        var corrected = 0;
        var meant = Word()
            .Replace(
                text,
                match =>
                {
                    var word = match.Value.ToLowerInvariant();
                    if (
                        Known.Contains(word)
                        || Lexicon.Contains(word)
                        || names.Contains(word)
                        || Others.Contains(word)
                        || Nearest(word, names) is not { } near
                    )
                        return match.Value;
                    corrected++;
                    return near;
                }
            );
        if (corrected is 0 or > MaxCorrections)
            return null;
        var (asked, isSure) = QuestionParser.Parse(SentenceReader.ReadSentences(meant), questionScope);
        return isSure && asked.Count > 0 ? meant : null;
    }

    /// <summary>The one word with the fewest typos; null where there is none, or several.</summary>
    private static string? Nearest(string word, HashSet<string> names)
    {
        var most = word.Length > 8 ? 2 : 1;
        var near = Known
            .Concat(names)
            .Distinct(StringComparer.Ordinal)
            .Where(known => known.Length > 2 && Math.Abs(known.Length - word.Length) <= most)
            .Select(known => (Word: known, Typos: DidYouMean.CountTypos(known, word)))
            .Where(x => x.Typos <= most)
            .GroupBy(x => x.Typos)
            .MinBy(same => same.Key)
            ?.ToList();
        return near is [var one] ? one.Word : null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}'’-])\p{L}{2,30}(?![\p{L}\p{Nd}'’-])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();
}
