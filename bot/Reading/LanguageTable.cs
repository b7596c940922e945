using System.Globalization;
using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Reading;

/// <summary>Texts for the client in the languages of documents, by a name that the program knows.</summary>
/// <typeparam name="TText">The names; each is a heading of the table.</typeparam>
internal sealed class LanguageTable<TText>
    where TText : struct, Enum
{
    private readonly string file;

    private LanguageTable(string file, string table) => (this.file, All) = (file, Parse(table));

    public Dictionary<(TText, DocumentLanguage), string> All { get; }

    /// <summary>The table in a file of this folder.</summary>
    public static LanguageTable<TText> Read(string file) => new(file, BuiltIn.Text(file));

    /// <summary>The table in a text. A mistake in it is a bug; the exception names the line.</summary>
    public static LanguageTable<TText> Of(string file, string table) => new(file, table);

    /// <summary>A text with what is filled in for {0}, {1} and so on.</summary>
    public string In(DocumentLanguage language, TText text, params ReadOnlySpan<string> filledIn) =>
        filledIn.IsEmpty
            ? All[(text, language)]
            : string.Format(
                CultureInfo.InvariantCulture,
                All[(text, language)],
                (ReadOnlySpan<object?>)filledIn.ToArray()
            );

    private Dictionary<(TText, DocumentLanguage), string> Parse(string table)
    {
        var texts = new Dictionary<(TText, DocumentLanguage), string>();
        TText? heading = null;
        foreach (var (number, raw) in table.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (!Enum.TryParse<TText>(line.Trim('[', ']'), out var known))
                    throw Wrong(number, $"{line} is no text of a document");
                heading = known;
                continue;
            }
            if (
                heading is not { } text
                || line.Length < 5
                || !DocumentTexts.Languages.TryGetValue(line[..2], out var language)
            )
                throw Wrong(number, "a line is a language, a colon and a text, below a heading");
            if (!texts.TryAdd((text, language), line[3..].Trim()))
                throw Wrong(number, $"{text} stands there twice in that language");
        }
        return texts;
    }

    private InvalidOperationException Wrong(int index, string why) => new($"{file}, line {index + 1}: {why}.");
}
