using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// The answer to a question that has no single meaning: what is missing, and examples that the bot understands.
/// </summary>
internal static class ClarificationText
{
    /// <summary>
    /// Questions that name no milestone or invoice, so that they work in every project with milestones.
    /// </summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "was the first phase billed?",
        "was it paid?",
        "who approved it?",
        "what does the client owe?",
        "when is the next billing point?",
        "can we start the next phase?",
        "what are the terms?",
    ];

    public const string PeriodNotSupported =
        "I do not add up by day or month. statement lists every payment with its date, invoices every invoice, audit what was done when.";

    public const string NoReason = "The reason is not on record. ";

    public const string NoFuture = "What will be is not on record; this is how it stands. ";

    public static string NotRecorded { get; } =
        $"I answer questions like: {string.Join(' ', Examples)} For the others: "
        + "money shows all sums, schedule the dates, audit who did what, role list who may do what.";

    public static string UnknownWords(string words) =>
        $"I am not sure what \"{RefusalText.Cut(words)}\" means there, and I do not guess.";

    /// <summary>The question names a project that is not visible in this public conversation.</summary>
    public static string AskElsewhere(string question) =>
        "That is about another project than this place's, and everybody reads along here. "
        + $"Ask it in your own chat with me: {RefusalText.Cut(question)}";

    /// <summary>A misspelt question is offered as it was perhaps meant, to be copied.</summary>
    public static string DidYouMean(string meant) =>
        $"I do not understand every word, and I do not guess. Did you mean\n{RefusalText.Cut(meant)}";

    public static string WhichStage(ProjectView view) =>
        view.Project.LiveMilestones.FirstOrDefault() is { } first
            ? $"Which milestone do you mean? Ask for one by its number or name: was {first.Name} billed?"
            : RefusalText.Text(new Refusal.NoMilestones(), view);

    public static string WhichProject(IReadOnlyList<ProjectView> seen)
    {
        var projects = DisplayText.First([.. seen.Select(s => $"{s.Project.Name} ({s.Project.Key})")], 8);
        return $"Which project do you mean? You see {projects}. "
            + $"Say the key behind the question: was the first phase billed? {seen[0].Project.Key}";
    }

    public static string UnknownName(ProjectView view, string words) =>
        $"I see no client, project or milestone {DisplayText.Quote(RefusalText.Cut(words))} from here. "
        + $"This project is {view.Project.Name} ({view.Project.Key}) for {view.Project.Client}; "
        + "project list shows yours.";
}
