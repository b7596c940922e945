using System.Text.RegularExpressions;
using MilestoneBot.Cards.Answers;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Everyday;

/// <summary>
/// Reads what is no command as people say it. A reading that is certain becomes the command; what may be meant is
/// offered as buttons; everything else is left to others.
/// </summary>
internal sealed partial class EverydayWords(ProjectReader reader)
{
    // Longer text is a paste or a letter, and not a command in other words.
    private const int MaxLength = 600;
    private const int MaxOffers = 3;

    private const string Unsure = "Nothing was done. I want to be sure what you mean.";

    private static readonly HashSet<string> QuestionWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "who",
        "what",
        "when",
        "where",
        "which",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "did",
        "does",
        "do",
        "can",
    };

    // What only shows something, so that a question or a wish may be taken for the command itself.
    private static readonly HashSet<string> Showing = new(StringComparer.Ordinal)
    {
        "help",
        "status",
        "schedule",
        "invoices",
        "money",
        "next",
        "statement",
        "timeline",
        "forecast",
        "inbox",
        "show",
        "proof",
        "why",
        "audit",
        "verify",
        "terms",
        "project show",
        "project list",
        "template list",
        "template show",
        "labels",
        "role list",
        "my rights",
        "who can",
        "board",
        "check",
        "parked",
    };

    /// <summary>Politeness and small talk, which is answered with what comes next.</summary>
    public static bool IsTalk(string text) =>
        text.Length <= 60 && Phrasebook.Talk.Any(phrase => phrase.Match(Bare(text)) is not null);

    /// <summary>"don't start 1", "please never remind Acme": the words behind it are what shall not happen.</summary>
    public static bool IsNegated(string text) => Negation().IsMatch(text);

    [GeneratedRegex(
        @"\b(don['’]?t|do not|never)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Negation();

    /// <summary>The command that certainly opens the form that is asked for; null for anything else.</summary>
    public static string? FindForm(string text)
    {
        var spoken = Spoken.Read(text);
        return text.Length <= 60 && !text.Contains('\n')
            ? Phrasebook
                .Certain.FirstOrDefault(p => p.Command == "project new" && p.Match(spoken.Text) is not null)
                ?.Command
            : null;
    }

    /// <summary>The command that is meant, or the question what is meant; neither where it is not understood.</summary>
    public async Task<(string? Line, Reply? Question)> ReadAsync(
        Turn turn,
        IReadOnlyList<CommandSyntax> known,
        CancellationToken cancel
    )
    {
        if (turn.Text.Length is 0 or > MaxLength || turn.Text.Contains('\n'))
            return (null, null);
        var spoken = Spoken.Read(turn.Text);
        if (spoken.Text.Length == 0)
            return spoken.IsQuestion ? ("help", null) : (null, null);
        // Who says what shall not be done is offered nothing that does it.
        if (IsNegated(turn.Text))
            return (null, null);
        var view = await reader.FindAsync(turn, "", cancel);
        if (Lines(Phrasebook.Certain, spoken, view).FirstOrDefault() is [var meant, ..])
            return Take(meant, spoken, known);
        if (spoken.Text != turn.Text && Parses(spoken.Text, known, turn))
            return Take(spoken.Text, spoken, known);
        if (view is not null && !spoken.IsQuestion && PaymentWords.Ask(spoken.Text, view) is { } payment)
            return (null, payment);
        var phrases =
            spoken.IsQuestion || QuestionWords.Contains(spoken.Text.Split(' ')[0])
                ? Phrasebook.Asked
                : Phrasebook.Offered;
        foreach (var lines in Lines(phrases, spoken, view))
        {
            var offers = lines.Where(line => Parses(line, known, turn)).Distinct().Take(MaxOffers).ToArray();
            if (offers.Length > 0)
                return (null, EverydayCards.Ask(Unsure, offers));
        }
        return view is not null && Subject(spoken.Text, view.Project) is { } subject ? (subject, null) : (null, null);
    }

    private static IEnumerable<List<string>> Lines(IReadOnlyList<Phrase> phrases, Spoken spoken, ProjectView? view) =>
        from phrase in phrases
        let match = phrase.Match(spoken.Text)
        where match is not null
        let lines = Fill(phrase, match, view)
        where lines.Count > 0
        select lines;

    /// <summary>A wish or a question is no order: what would change something is offered.</summary>
    private static (string? Line, Reply? Question) Take(
        string line,
        Spoken spoken,
        IReadOnlyList<CommandSyntax> known
    ) =>
        spoken.IsWish && ParsedCommand.Match(line, known) is { } command && !IsShowing(command)
            ? (null, EverydayCards.Ask("Nothing was done yet.", [line]))
            : (line, null);

    private static bool IsShowing(ParsedCommand command) =>
        Showing.Contains(command.Syntax.Verb) || (command.RawText.Length == 0 && OpensForm(command));

    private static bool OpensForm(ParsedCommand command) =>
        command.Syntax.Parse(command.Words, command.RawText, new Dictionary<string, string>(StringComparer.Ordinal))
            is var read
        && (read.Arguments ?? read.Incomplete) is { } given
        && command.Syntax.OpensForm(given);

    private static bool Parses(string line, IReadOnlyList<CommandSyntax> known, Turn turn) =>
        ParsedCommand.Match(line, known) is { } command && (command.IsValid(turn.Mentions) || OpensForm(command));

    /// <summary>A stage or an invoice that is named and nothing else: it is shown.</summary>
    private static string? Subject(string text, Project project)
    {
        if (text.All(char.IsAsciiDigit) || text.Length < 3)
            return null;
        if (project.FindInvoiceByNumber(text) is { } invoice)
            return $"show {invoice.IssueDetails!.Number}";
        var stage = StageWords.Find(project, text);
        return stage is not null && project.FindMilestone(stage).Found is not null ? $"show {stage}" : null;
    }

    /// <summary>
    /// The lines of a phrase with what it names. A line that needs a stage or an invoice which the project does not
    /// have is left out.
    /// </summary>
    private static List<string> Fill(Phrase phrase, Match match, ProjectView? view)
    {
        var lines = new List<string>();
        foreach (var template in phrase.Commands)
            lines.AddRange(FillLine(template, match, view));
        return lines;
    }

    private static IEnumerable<string> FillLine(string template, Match match, ProjectView? view)
    {
        var line = template;
        foreach (var part in (string[])["m", "rest", "name", "date"])
            if (match.Groups[part] is { Success: true } given)
                line = line.Replace($"{{{part}}}", given.Value, StringComparison.Ordinal);
        if (line.Contains("{date}", StringComparison.Ordinal))
            return [];
        if (match.Groups["date"] is { Success: true } day)
        {
            if (view is null || DateExpression.Parse(day.Value).Value is not DateExpression date)
                return [];
            line = line.Replace(day.Value, $"{date.Resolve(view.Today):yyyy-MM-dd}", StringComparison.Ordinal);
        }
        if (
            Replace(
                ref line,
                "{stage}",
                () => view is null ? null : StageWords.Find(view.Project, match.Groups["m"].Value)
            )
        )
            return [];
        if (
            Replace(
                ref line,
                "{invoice}",
                () => view is null ? null : InvoiceOf(view.Project, match.Groups["invoice"].Value)
            )
        )
            return [];
        if (Replace(ref line, "{next}", () => Position(view, m => m.Stage == Domain.Milestones.Stage.Planned)))
            return [];
        if (
            Replace(
                ref line,
                "{unbilled}",
                () => Position(view, m => view!.Project.FindInvoice($"{view.Project.PositionOf(m)}").Found is null)
            )
        )
            return [];
        return line.Contains("{open}", StringComparison.Ordinal)
            ? (view?.Project.IssuedInvoices ?? [])
                .Where(i => i.Open.IsPositive)
                .Take(MaxOffers)
                .Select(i => line.Replace("{open}", i.IssueDetails!.Number, StringComparison.Ordinal))
            : [line];
    }

    /// <summary>True where the line needs what is not there.</summary>
    private static bool Replace(ref string line, string part, Func<string?> find)
    {
        if (!line.Contains(part, StringComparison.Ordinal))
            return false;
        if (find() is not { } found)
            return true;
        line = line.Replace(part, found, StringComparison.Ordinal);
        return false;
    }

    private static string? InvoiceOf(Project project, string typed) =>
        project.FindInvoiceByNumber(typed)?.IssueDetails!.Number
        ?? (
            StageWords.Find(project, typed) is { } stage ? project.FindInvoice(stage).Found?.IssueDetails?.Number : null
        );

    private static string? Position(ProjectView? view, Func<Domain.Milestones.Milestone, bool> which) =>
        view?.Project.LiveMilestones.FirstOrDefault(which) is { } milestone
            ? $"{view.Project.PositionOf(milestone)}"
            : null;

    private static string Bare(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd('!', '.', '?', ' ')
            .Replace(",", "", StringComparison.Ordinal);
}
