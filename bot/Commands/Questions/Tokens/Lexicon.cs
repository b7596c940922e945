using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>The whole vocabulary of questions, from the word files: each phrase has one meaning.</summary>
internal static class Lexicon
{
    private static readonly string[] Files = ["AskWords.txt", "MoneyWords.txt", "StageWords.txt", "FillerWords.txt"];
    private static readonly Dictionary<string, TokenKind> Phrases = Read();
    private static readonly int MostWords = Phrases.Keys.Max(phrase => phrase.Count(' '.Equals) + 1);

    /// <summary>
    /// The meaning of the longest phrase that begins at that word, and its number of words; 0 words where there is
    /// none.
    /// </summary>
    public static (TokenKind Sign, int Length) FindAt(IReadOnlyList<string> words, int at)
    {
        for (var length = Math.Min(MostWords, words.Count - at); length > 0; length--)
            if (Phrases.TryGetValue(string.Join(' ', words.Skip(at).Take(length)), out var tokenKind))
                return (tokenKind, length);
        return (TokenKind.Foreign, 0);
    }

    public static bool Contains(string word) => Phrases.ContainsKey(word);

    /// <summary>Every phrase of the files with its meaning.</summary>
    internal static IEnumerable<(string Phrase, TokenKind Sign)> Entries() =>
        Files.SelectMany(file => WordList.Of(file).Entries<TokenKind>());

    private static Dictionary<string, TokenKind> Read()
    {
        var phrases = new Dictionary<string, TokenKind>(StringComparer.Ordinal);
        foreach (var (phrase, tokenKind) in Entries())
            if (!phrases.TryAdd(phrase, tokenKind))
                throw new InvalidOperationException(
                    $"\"{phrase}\" stands for {phrases[phrase]} and for {tokenKind}; take it out of one file."
                );
        return phrases;
    }
}
