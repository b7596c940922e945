using System.Globalization;
using System.Text;

namespace MilestoneBot.Domain.Naming;

/// <summary>The rule for milestone names: a name states what the client receives or signs.</summary>
public static class MilestoneName
{
    /// <summary>The maximum length in characters as people count them.</summary>
    public const int MaxLength = 120;

    /// <summary>The name as it is stored: trimmed, with single spaces.</summary>
    public static string Normalize(string name) => UserText.CollapseWhitespace(name);

    /// <summary>Two names with the same key are the same name: case and character width do not matter.</summary>
    public static string ToComparisonKey(string name) =>
        Normalize(name.Normalize(NormalizationForm.FormKC))
            .ToUpperInvariant()
            .ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>Checks a name. Returns null when it is good.</summary>
    public static NameProblem? Validate(string name)
    {
        var tidy = Normalize(name);
        // A character can consist of several code units, but not of any number of them.
        var length = tidy.Length > 16 * MaxLength ? tidy.Length : new StringInfo(tidy).LengthInTextElements;
        if (length > MaxLength)
            return new($"too long: {length} characters; a name has at most {MaxLength}", NameSuggestions.Shorten(tidy));
        if (!IsPlain(tidy))
            return new(
                "too general: it holds invisible characters; write it in plain letters",
                NameSuggestions.OrDefaults(string.Concat(tidy.EnumerateRunes().Where(rune => !IsInvisible(rune))))
            );
        if (tidy.EnumerateRunes().Count(Rune.IsLetter) < 2)
            return new(
                "too general: a name has at least two letters and says what the client receives or signs",
                NameSuggestions.Defaults
            );

        var analysis = new NameAnalysis(tidy);
        var why = analysis.FindFault() switch
        {
            NameFault.None => "",
            NameFault.Progress => "not a deliverable: progress is nothing the client receives or signs",
            NameFault.Service =>
                "not a deliverable: a service has no moment at which it is done; name what is handed over",
            NameFault.Time => "not a deliverable: time spent is nothing the client receives or signs",
            NameFault.Payment => "not a deliverable: it names the payment, not what the client gets for it",
            NameFault.Counter => "too general: it only counts; add the deliverable",
            _ => "too general: it does not say what the client receives or signs",
        };
        return why.Length == 0 ? null : new(why, NameSuggestions.Create(tidy, analysis));
    }

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
