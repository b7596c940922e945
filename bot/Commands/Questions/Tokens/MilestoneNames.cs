using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// Finds a project's milestones by what people call them: a part of the name that is long enough to be distinctive.
/// </summary>
internal sealed class MilestoneNames(ProjectView? view)
{
    private const int LeastPrefix = 4;
    private readonly List<(AnswerSubject Stage, IReadOnlyList<string> Words)> names = view is { } on
        ? [.. on.Project.LiveMilestones.Select(m => (new AnswerSubject(on, m), SentenceReader.ReadName(m.Name)))]
        : [];

    /// <summary>
    /// The longest run of words that begins there and is part of a name; 0 words where there is none.
    /// </summary>
    public (Token Token, int Length) FindAt(IReadOnlyList<string> words, int at)
    {
        if (view is null || !names.Exists(n => n.Words.Any(w => w.StartsWith(words[at], StringComparison.Ordinal))))
            return (new(TokenKind.Foreign, words[at]), 0);
        var found = names
            .Select(n => (n.Stage, n.Words, Length: Match(words, at, n.Words)))
            .Where(n => n.Length > 0)
            .ToList();
        if (found.Count == 0)
            return (new(TokenKind.Foreign, words[at]), 0);
        var most = found.Max(n => n.Length);
        var best = found.FindAll(n => n.Length == most);
        if (best.Count > 1 && best.FindAll(n => n.Words.Count == most) is [var whole])
            best = [whole];
        var text = string.Join(' ', words.Skip(at).Take(most));
        return (
            best is [var one]
                ? Token.ForStages([one.Stage], text)
                : Token.ForRefusal(
                    new Refusal.MilestoneAmbiguous(text, [.. best.Select(n => n.Stage.Milestone)]),
                    text
                ),
            most
        );
    }

    /// <summary>The milestone whose name is "Phase 2 …", whatever its position.</summary>
    public AnswerSubject? FindByFullName(IReadOnlyList<string> words, int at, int length) =>
        names
            .Find(n => n.Words.Count >= length && n.Words.Take(length).SequenceEqual(words.Skip(at).Take(length)))
            .Stage;

    private static int Match(IReadOnlyList<string> words, int at, IReadOnlyList<string> name)
    {
        var best = 0;
        for (var from = 0; from < name.Count; from++)
        {
            var length = 0;
            while (from + length < name.Count && at + length < words.Count && name[from + length] == words[at + length])
                length++;
            if (
                from + length < name.Count
                && at + length < words.Count
                && words[at + length].Length >= LeastPrefix
                && name[from + length].StartsWith(words[at + length], StringComparison.Ordinal)
            )
                length++;
            // "discovery and" ends before the "and", unless the name goes on.
            while (length > 1 && length < name.Count && Lexicon.Contains(words[at + length - 1]))
                length--;
            // Words that any question may contain name nothing, unless they are the whole name.
            var run = words.Skip(at).Take(length);
            if (length > best && (length == name.Count || (length > 1 ? run.Any(IsName) : run.All(w => w.Length > 2))))
                best = length;
        }
        return best;
    }

    private static bool IsName(string word) =>
        word.Length > 2 && !Lexicon.Contains(word) && !CountingWords.IsNoun(word);
}
