using System.Globalization;
using System.Text;

namespace MilestoneBot.Documents.Invoices.Pdf;

/// <summary>
/// Text as it is printed: composed (NFC), on one line, without what nobody sees. Every character is looked up before
/// anything is drawn.
/// </summary>
internal static class PrintableText
{
    /// <summary>Scripts that join letters, reorder them or run from right to left, by their Unicode blocks.</summary>
    private static readonly (int From, int To, string Name)[] UnsupportedScripts =
    [
        (0x0590, 0x05FF, "Hebrew"),
        (0x0600, 0x06FF, "Arabic"),
        (0x0700, 0x074F, "Syriac"),
        (0x0750, 0x077F, "Arabic"),
        (0x0780, 0x07BF, "Thaana"),
        (0x07C0, 0x085F, "a script that runs from right to left"),
        (0x0860, 0x08FF, "Arabic"),
        (0x0900, 0x097F, "Devanagari"),
        (0x0980, 0x0DFF, "a script of South Asia"),
        (0x0E00, 0x0E7F, "Thai"),
        (0x0E80, 0x0EFF, "Lao"),
        (0x0F00, 0x0FFF, "Tibetan"),
        (0x1000, 0x109F, "Burmese"),
        (0x1100, 0x11FF, "Korean in single letters"),
        (0x1700, 0x177F, "a script of South-East Asia"),
        (0x1780, 0x17FF, "Khmer"),
        (0x1800, 0x18AF, "Mongolian"),
        (0x1900, 0x1C7F, "a script of South-East Asia"),
        (0x1CD0, 0x1CFF, "Devanagari"),
        (0xA800, 0xABFF, "a script of Asia"),
        (0xFB1D, 0xFB4F, "Hebrew"),
        (0xFB50, 0xFDFF, "Arabic"),
        (0xFE70, 0xFEFE, "Arabic"),
        (0x10800, 0x10FFF, "a script that runs from right to left"),
        (0x11000, 0x11FFF, "a script of South Asia"),
        (0x1E800, 0x1EFFF, "a script that runs from right to left"),
    ];

    /// <summary>
    /// The text as it is drawn: line ends and tabs are spaces; joiners, direction marks, soft hyphens and variation
    /// selectors are left out.
    /// </summary>
    public static string Normalize(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
            if (character.Value is '\n' or '\r' or '\t' or '\u2028' or '\u2029' or '\u0085' or '\u000B' or '\u000C')
                clean.Append(' ');
            else if (!IsInvisible(character))
                clean.Append(character);
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The first thing in each text that cannot be printed.</summary>
    public static IEnumerable<PdfRefusal> ProblemsOf(IEnumerable<(string Field, string Text)> texts) =>
        from text in texts
        from problem in Normalize(text.Text)
            .EnumerateRunes()
            .Select(character => ProblemOf(text.Field, character))
            .OfType<PdfRefusal>()
            .Take(1)
        select problem;

    private static PdfRefusal? ProblemOf(string field, Rune character)
    {
        if (
            Array.Find(UnsupportedScripts, s => s.From <= character.Value && character.Value <= s.To) is
            { Name: { } name }
        )
            return new PdfRefusal.NoSuchScript(field, character, name);
        // After composing, a mark that is left has no letter to stand on that a face knows; its place would be a guess.
        var isMark =
            Rune.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
        return isMark || character == Rune.ReplacementChar || Faces.For(character, isBold: false) is null
            ? new PdfRefusal.NoSuchCharacter(field, character)
            : null;
    }

    private static bool IsInvisible(Rune character) =>
        character.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or 0x00AD
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;
}
