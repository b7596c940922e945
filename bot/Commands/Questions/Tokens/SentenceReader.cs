using System.Text;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// Converts typed text into plain lower-case words: contractions are expanded, hyphens split, marks dropped.
/// </summary>
internal static class SentenceReader
{
    public const string Comma = ",";

    // A longer text, such as a pasted page, is no question.
    private const int MostLetters = 600;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "no",
        "nr",
        "inc",
        "ltd",
        "co",
        "corp",
        "dr",
        "mr",
        "ms",
        "mrs",
        "st",
        "vs",
        "approx",
        "inv",
        "incl",
        "excl",
    };

    public static IReadOnlyList<Sentence> ReadSentences(string text)
    {
        var sentences = new List<Sentence>();
        var words = new List<string>();
        var word = new StringBuilder();
        if (text.Length > MostLetters)
            return sentences;
        text = text.ToLowerInvariant().ReplaceLineEndings("\n") + "\n";
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at] is '’' or '‘' or '`' ? '\'' : text[at];
            var isInside =
                at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
            if (
                char.IsLetterOrDigit(c)
                || c is '\'' or '-' or '_'
                || char.IsSurrogate(c)
                || (isInside && c is '.' or ',' && isInside)
            )
            {
                word.Append(c);
                continue;
            }
            var last = word.ToString();
            words.AddRange(WordNormalizer.Normalize(last));
            word.Clear();
            if (c is '&' or '+' or '/')
                words.Add("and");
            else if (c is ',' or ';' or ':' or '(' or ')' or '–' or '—')
                words.Add(Comma);
            else if (c is '#' or '%' or '€' or '$' or '£')
                words.Add(c.ToString());
            else if (c is '?' or '!' or '\n' || (c == '.' && last.Length > 0 && !Abbreviations.Contains(last)))
                End(c == '?');
        }
        return sentences;

        void End(bool hasQuestionMark)
        {
            if (words.Any(w => w != Comma))
                sentences.Add(new([.. words], hasQuestionMark));
            words.Clear();
        }
    }

    /// <summary>The words of a name, read as in a question.</summary>
    public static IReadOnlyList<string> ReadName(string name) =>
        [.. ReadSentences(name).SelectMany(s => s.Words).Where(w => w != Comma)];
}
