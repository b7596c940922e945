using MilestoneBot.Chat;

namespace MilestoneBot.Commands;

/// <summary>
/// What no new project's key may be, so that a key is never read as something else: no number, no word of a command, no
/// beginning of a document's number.
/// </summary>
internal sealed class ReservedKeys
{
    private readonly HashSet<string> words = new(["INV", "CN"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Told once, when the catalogue is complete.</summary>
    public void Knows(IEnumerable<Phrase> phrases) =>
        words.UnionWith(phrases.Where(p => !p.Internal).SelectMany(p => p.Words));

    /// <summary>What is wrong with a new key, in half a sentence; null when it is good.</summary>
    public string? Problem(string key)
    {
        var stem = key[..Math.Min(key.Length, 9)];
        if (!char.IsAsciiLetter(key[0]))
            return $"a key starts with a letter, and {key} does not; choose another, like P{stem}";
        return words.Contains(key)
            ? $"{key} is a word that I read otherwise, so it cannot be a key; choose another, like {stem}2"
            : null;
    }
}
