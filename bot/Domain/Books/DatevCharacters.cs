using System.Globalization;
using System.Text;

namespace MilestoneBot.Domain.Books;

/// <summary>The characters that the file can hold: those of Windows-1252 that print.</summary>
public static class DatevCharacters
{
    /// <summary>What Windows-1252 has between the control characters.</summary>
    private const string Between = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

    private const string OfDocuments = "$&%*+-/";

    /// <summary>The text on one line and not too long; what the file cannot hold is a question mark.</summary>
    /// <param name="replaced">How many characters that is.</param>
    public static string Clean(string text, int most, out int replaced)
    {
        var (clean, lost) = (new StringBuilder(), 0);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var next = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                _ when IsKnown(rune.Value) => rune.ToString(),
                _ => "?",
            };
            if (clean.Length == most)
                break;
            clean.Append(next);
            lost += next == "?" && rune.Value != '?' ? 1 : 0;
        }
        replaced = lost;
        return clean.ToString().TrimEnd();
    }

    /// <summary>A document's number as the file takes it: 36 letters, digits and a few signs.</summary>
    public static string CleanNumber(string number, int most)
    {
        var clean = string.Concat(
            number.Select(c => char.IsAsciiLetterOrDigit(c) || OfDocuments.Contains(c) ? c : '-')
        );
        // The end tells numbers apart.
        return clean.Length > most ? clean[^most..] : clean;
    }

    private static bool IsKnown(int value) =>
        value is (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xFF) || (value <= 0xFFFF && Between.Contains((char)value));
}
