using System.Text;

namespace MilestoneBot.Domain;

/// <summary>The rule for milestone names: a name says what the client receives or signs.</summary>
public static class MilestoneName
{
    /// <summary>The name as it is stored: trimmed, inner white space folded.</summary>
    public static string Tidy(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with a name; null when it is good.</summary>
    public static NameProblem? Check(string name) => null;

    /// <summary>What makes two names the same, whatever case or width they are written in.</summary>
    public static string Key(string name) => Tidy(name).Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();
}
