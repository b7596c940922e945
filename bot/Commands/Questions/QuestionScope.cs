using MilestoneBot.Commands.Questions.Tokens;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions;

/// <summary>
/// What a question may be about: the project of the conversation, and every project that the sender may see.
/// </summary>
internal sealed record QuestionScope(ProjectView? ConversationProject, IReadOnlyList<ProjectView> VisibleProjects)
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "gmbh",
        "ltd",
        "inc",
        "llc",
        "ag",
        "co",
        "kg",
        "corp",
        "sa",
        "bv",
        "plc",
        "ug",
        "se",
        "limited",
        "company",
        "the",
        "and",
    };

    /// <summary>
    /// The longest name of a project or client that begins at that word; 0 words where there is none.
    /// </summary>
    public (Token Token, int Length) FindAt(IReadOnlyList<string> words, int at)
    {
        var asProject = at > 0 && words[at - 1] is "project" or "key";
        var key = VisibleProjects
            .Where(s => s.Project.Key.Equals(words[at], StringComparison.OrdinalIgnoreCase))
            .ToList();
        var names = Longest(words, at, s => SentenceReader.ReadName(s.Project.Name), partly: 4);
        var clients = Longest(words, at, s => SentenceReader.ReadName(s.Project.Client), partly: 3);
        if (clients.Length > 0 && clients.Length >= names.Length && !asProject)
            return (
                new Token(TokenKind.Client, words[at])
                {
                    Projects = clients.Sights,
                    ProjectOfKey = key.FirstOrDefault(),
                },
                clients.Length
            );
        if (key.Count > 0 && names.Length < 2)
            return (new Token(TokenKind.Project, words[at]) { Projects = key }, 1);
        return names.Length > 0
            ? (new Token(TokenKind.Project, words[at]) { Projects = names.Sights }, names.Length)
            : (new Token(TokenKind.Foreign, words[at]), 0);
    }

    /// <summary>The projects whose name begins at that word; one distinctive word of the name is enough.</summary>
    private (IReadOnlyList<ProjectView> Sights, int Length) Longest(
        IReadOnlyList<string> words,
        int at,
        Func<ProjectView, IReadOnlyList<string>> name,
        int partly
    )
    {
        var found = VisibleProjects
            .Select(s => (Sight: s, Length: Match(words, at, name(s), partly)))
            .Where(x => x.Length > 0)
            .ToList();
        if (found.Count == 0)
            return ([], 0);
        var most = found.Max(x => x.Length);
        return ([.. found.Where(x => x.Length == most).Select(x => x.Sight)], most);
    }

    private static int Match(IReadOnlyList<string> words, int at, IReadOnlyList<string> name, int partly)
    {
        var best = 0;
        for (var from = 0; from < name.Count; from++)
        {
            var length = 0;
            while (from + length < name.Count && at + length < words.Count && name[from + length] == words[at + length])
                length++;
            while (length > 1 && length < name.Count && Lexicon.Contains(words[at + length - 1]))
                length--;
            if (
                length > best
                && (length == name.Count || Enumerable.Range(from, length).Any(i => IsTelling(name[i], partly)))
            )
                best = length;
        }
        return best;
    }

    private static bool IsTelling(string word, int least) =>
        word.Length >= least && !LegalForms.Contains(word) && !Lexicon.Contains(word) && !CountingWords.IsNoun(word);
}
