using MilestoneBot.Cards.Answers;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// Splits a sentence into tokens: every word gets its meaning from the word files or from the records; a word without
/// one is unknown.
/// </summary>
/// <param name="view">The project whose milestones, invoices and people are meant; null where there is none.</param>
internal sealed class Tokenizer(QuestionScope questionScope, ProjectView? view)
{
    private readonly MilestoneNames names = new(view);
    private readonly InvoiceFinder invoices = new(view);
    private readonly HashSet<string> staff = view is null ? [] : [.. Words(view.Names.Values)];
    private readonly HashSet<string> clients = view is null ? [] : [.. Words(Clients(view))];

    public IReadOnlyList<Token> Tokenize(IReadOnlyList<string> words)
    {
        var stages = new MilestoneFinder(view, names);
        var tokens = new List<Token>();
        for (var at = 0; at < words.Count; )
        {
            var (token, length) =
                words[at] == SentenceReader.Comma
                    ? (new(TokenKind.And, SentenceReader.Comma), 1)
                    : Day(words, at) ?? invoices.FindAt(words, at) ?? stages.FindAt(words, at) ?? Named(words, at);
            tokens.Add(token);
            at += length;
        }
        return tokens;
    }

    /// <summary>
    /// The longest of a milestone's name, a project's or client's name, and a phrase of the word files; a single
    /// common word keeps its common meaning.
    /// </summary>
    private (Token Token, int Length) Named(IReadOnlyList<string> words, int at)
    {
        var stage = names.FindAt(words, at);
        var projectName = questionScope.FindAt(words, at);
        var (tokenKind, length) = Lexicon.FindAt(words, at);
        var most = Math.Max(stage.Length, Math.Max(projectName.Length, length));
        if (most > 1)
        {
            if (stage.Length == most)
                return stage;
            return projectName.Length == most
                ? projectName
                : (WithAdvances(new(tokenKind, string.Join(' ', words.Skip(at).Take(length)))), length);
        }
        if (length == 1)
        {
            // "the approval stage": before the noun even a common word is a name.
            if (
                stage is { Length: 1, Token.Stages.Count: 1 }
                && CountingWords.NounLengthAt(words, at + 1) is > 0 and var noun
                && tokenKind >= TokenKind.Invoice
                && tokenKind is not (TokenKind.Next or TokenKind.Last)
            )
                return (stage.Token, 1 + noun);
            if (projectName.Length == 1 && at > 0 && words[at - 1] is "project" or "key")
                return projectName;
            return (
                WithAdvances(new(tokenKind, words[at])) with
                {
                    PossibleStage =
                        stage is { Length: 1, Token.Stages: [var one] } && tokenKind >= TokenKind.Invoice ? one : null,
                },
                1
            );
        }
        if (
            projectName is { Length: 1, Token.Kind: TokenKind.Client }
            || (projectName.Length == 1 && stage.Length == 0)
        )
            return projectName;
        if (stage.Length == 1)
            return (
                stage.Token,
                CountingWords.NounLengthAt(words, at + 1) is > 0 and var noun
                && !(at + 1 + noun < words.Count && CountingWords.Number(words[at + 1 + noun]) is not null)
                    ? 1 + noun
                    : 1
            );
        return (Person(words[at]) ?? NumberToken(words, at), Length(words, at));
    }

    /// <summary>"the deposit": all milestones for which money is asked before the work.</summary>
    private Token WithAdvances(Token token) =>
        token.Kind == TokenKind.Advance && view is { } of
            ? token with
            {
                Stages = [.. of.Project.Advances.Select(m => new AnswerSubject(of, m))],
            }
            : token;

    /// <summary>A person of the team or of the client; null for anybody else.</summary>
    private Token? Person(string word)
    {
        if (staff.Contains(word))
            return new(TokenKind.Person, word);
        return clients.Contains(word) ? new(TokenKind.Contact, word) : null;
    }

    /// <summary>"14 August", "the 14th of August", "August 14": a day and no position.</summary>
    private static (Token, int)? Day(IReadOnlyList<string> words, int at)
    {
        if (CountingWords.Number(words[at]) is null && CountingWords.Ordinal(words[at]) is null)
            return null;
        var next = at + 1 < words.Count && words[at + 1] == "of" ? at + 2 : at + 1;
        return
            (next < words.Count && CountingWords.IsMonth(words[next]))
            || (at > 0 && CountingWords.IsMonth(words[at - 1]))
            ? (new(TokenKind.Period, words[at]), 1)
            : null;
    }

    private static int Length(IReadOnlyList<string> words, int at) =>
        IsNumber(words[at]) && at + 1 < words.Count && CountingWords.IsUnit(words[at + 1]) ? 2 : 1;

    /// <summary>A number is a position, or with its unit an amount or a period; any other is unknown.</summary>
    private Token NumberToken(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        if (CountingWords.IsCurrency(word) || word is "#" or "%")
            return new(TokenKind.Filler, word);
        if (word is ['v', .. var version] && version.Length > 0 && version.All(char.IsAsciiDigit))
            return new(TokenKind.Terms, word);
        if (!IsNumber(word))
            return new(TokenKind.Foreign, word);
        // "7 %" and "at 7 %" are rates.
        if (at + 1 < words.Count && words[at + 1] is "%" or "percent")
            return new(TokenKind.Sum, $"{word} %");
        // "at 3" is a time of day.
        if (at > 0 && words[at - 1] == "at")
            return new(TokenKind.Filler, word);
        if (Length(words, at) == 2 || word.Contains('.') || word.Contains(',') || word.Length > 3)
            return new(
                word.Contains('-') || word is ['2', '0', '2' or '3', _] ? TokenKind.Period : TokenKind.Sum,
                word
            );
        if (view is null)
            return Token.ForRefusal(new Refusal.MilestoneUnknown(word, []), word);
        var number = int.Parse(word);
        return number >= 1 && number <= view.Project.LiveMilestones.Count()
            ? Token.ForStages([new(view, view.Project.LiveMilestones.ElementAt(number - 1))], word)
            : Token.ForRefusal(
                new Refusal.MilestoneUnknown(word, [.. view.Project.LiveMilestones.Select(m => m.Name)]),
                word
            );
    }

    private static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-');

    private static IEnumerable<string> Words(IEnumerable<string> names) =>
        names.SelectMany(SentenceReader.ReadName).Where(w => w.Length > 2 && !Lexicon.Contains(w));

    private static IEnumerable<string> Clients(ProjectView view) =>
        [
            view.Project.Agreement?.ClientName ?? "",
            view.Project.Contact.Split('@')[0],
            .. view.Project.LiveMilestones.SelectMany(m =>
                new[] { m.Confirmation?.ConfirmedBy ?? "", m.Evidence?.ClientName ?? "" }
            ),
        ];
}
