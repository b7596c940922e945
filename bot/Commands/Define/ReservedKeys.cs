using MilestoneBot.Chat.Syntax;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Words that a new project's key must not be, so that a key is never read as something else: a number, a word of a
/// command, the prefix of a document number, a word that counts milestones.
/// </summary>
internal sealed class ReservedKeys
{
    private readonly HashSet<string> words = new(
        ["INV", "CN", "PHASE", "MILESTONE", "STAGE", "STEP"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Called once, when the catalogue is complete.</summary>
    public void SetCommands(IEnumerable<CommandSyntax> syntaxes) =>
        words.UnionWith(syntaxes.SelectMany(p => p.VerbWords));

    /// <summary>The problem with a new key, as half a sentence; null when it is valid.</summary>
    public string? FindProblem(string key)
    {
        var stem = key[..Math.Min(key.Length, 9)];
        if (!char.IsAsciiLetter(key[0]))
            return $"a key starts with a letter, and {key} does not; choose another, like P{stem}";
        return words.Contains(key)
            ? $"{key} is a word that I read otherwise, so it cannot be a key; choose another, like {stem}2"
            : null;
    }

    /// <summary>
    /// A short key from the first word of the name that begins with a letter, and that is not yet used in the
    /// workspace.
    /// </summary>
    public string Suggest(string name, Func<string, bool> isTaken)
    {
        var word = new string([
            .. name.SkipWhile(c => !char.IsAsciiLetter(c)).TakeWhile(char.IsAsciiLetterOrDigit),
        ]).ToUpperInvariant();
        var stem = word.Length == 0 ? "P" : word[..Math.Min(word.Length, 8)];
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : n.ToString();
            var key = stem[..Math.Min(stem.Length, 10 - suffix.Length)] + suffix;
            if (FindProblem(key) is null && !isTaken(key))
                return key;
        }
    }
}
