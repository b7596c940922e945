using System.Text;
using PdfSharp.Drawing;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>A piece of a line in one face.</summary>
internal readonly record struct TextRun(string Text, Face Face, double Width);

/// <summary>How a text is set. Sizes are in points.</summary>
/// <param name="Leading">The height of a line.</param>
internal sealed record TextStyle(double Size, bool IsBold, XColor Colour, double Leading)
{
    public double WidthOf(string text) => RunsOf(text).Sum(run => run.Width);

    /// <summary>The same text style, smaller where the text would be wider than its place.</summary>
    public TextStyle Fitting(string text, double width)
    {
        var own = WidthOf(text);
        return own <= width ? this : this with { Size = Size * width / own };
    }

    /// <summary>The text in pieces of one face each.</summary>
    public IReadOnlyList<TextRun> RunsOf(string text)
    {
        var runs = new List<TextRun>();
        var (piece, face, width) = (new StringBuilder(), Face.Regular, 0.0);
        foreach (var character in PrintableText.Normalize(text).EnumerateRunes())
        {
            var own =
                Faces.For(character, IsBold)
                ?? throw new InvalidOperationException($"U+{character.Value:X4} was drawn without being checked.");
            if (own != face && piece.Length > 0)
            {
                runs.Add(new(piece.ToString(), face, width));
                (piece, width) = (new(), 0);
            }
            face = own;
            piece.Append(character);
            width += Faces.WidthOf(character, own) * Size;
        }
        if (piece.Length > 0)
            runs.Add(new(piece.ToString(), face, width));
        return runs;
    }

    /// <summary>
    /// The text in lines of that width at most. Lines break at spaces and after hyphens and slashes; a word that is
    /// wider than the line is cut.
    /// </summary>
    public IReadOnlyList<string> Wrap(string text, double width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in WordsOf(PrintableText.Normalize(text)))
        {
            if (WidthOf((line + word).TrimEnd(' ')) <= width)
            {
                line += word;
                continue;
            }
            if (line.TrimEnd(' ').Length > 0)
                lines.Add(line.TrimEnd(' '));
            line = word;
            while (WidthOf(line.TrimEnd(' ')) > width)
                line = CutInto(lines, line, width);
        }
        if (line.Trim(' ').Length > 0)
            lines.Add(line.TrimEnd(' '));
        return lines;
    }

    private string CutInto(List<string> lines, string word, double width)
    {
        var (end, used) = (0, 0.0);
        foreach (var character in word.EnumerateRunes())
        {
            used += WidthOf(character.ToString());
            if (used > width && end > 0)
                break;
            end += character.Utf16SequenceLength;
        }
        lines.Add(word[..end]);
        return word[end..];
    }

    /// <summary>Words with the spaces behind them.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var at = 1; at <= text.Length; at++)
        {
            var breaks =
                at == text.Length || (text[at] != ' ' && (text[at - 1] is ' ' or '/' || IsHyphenInWord(text, at - 1)));
            if (!breaks)
                continue;
            yield return text[start..at];
            start = at;
        }
    }

    private static bool IsHyphenInWord(string text, int at) =>
        text[at] == '-' && at > 0 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
}
