using System.Globalization;
using System.Text;

namespace MilestoneBot.Domain.Naming;

/// <summary>A milestone's name as it is kept and compared, and what no name can be whatever its words say.</summary>
public static class MilestoneName
{
    /// <summary>The maximum length in characters as people count them.</summary>
    public const int MaxLength = 120;

    /// <summary>The name as it is stored: trimmed, with single spaces.</summary>
    public static string Normalize(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Two names with the same key are the same name: case and character width do not matter.</summary>
    public static string ToComparisonKey(string name) =>
        Normalize(name.Normalize(NormalizationForm.FormKC))
            .ToUpperInvariant()
            .ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>What is wrong with its characters; null when nothing is. What its words say is another question.</summary>
    public static NameFault? FindFault(string name)
    {
        var tidy = Normalize(name);
        if (LengthOf(tidy) > MaxLength)
            return NameFault.TooLong;
        if (!IsPlain(tidy))
            return NameFault.Invisible;
        return tidy.EnumerateRunes().Count(Rune.IsLetter) < 2 ? NameFault.TooFewLetters : null;
    }

    /// <summary>
    /// How many characters people count. A character may be made of several code units, but not of any number of them.
    /// </summary>
    public static int LengthOf(string name) =>
        name.Length > 16 * MaxLength ? name.Length : new StringInfo(name).LengthInTextElements;

    /// <summary>The name without the characters that nobody sees.</summary>
    public static string WithoutInvisible(string name) =>
        string.Concat(name.EnumerateRunes().Where(rune => !IsInvisible(rune)));

    private static bool IsPlain(string name)
    {
        var isFlag = false;
        foreach (var rune in name.EnumerateRunes())
        {
            // Zero-width joiners combine emojis and occur inside words of some scripts. Tag characters build flags of
            // regions.
            if (rune.Value is 0x200C or 0x200D || (isFlag && rune.Value is >= 0xE0020 and <= 0xE007F))
                continue;
            isFlag = rune.Value == 0x1F3F4;
            if (IsInvisible(rune))
                return false;
        }
        return true;
    }

    private static bool IsInvisible(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
