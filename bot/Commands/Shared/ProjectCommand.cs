using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>A command about the project as a whole: it calls one method of the project and shows one card.</summary>
/// <param name="syntax">Takes the arguments of the rule.</param>
/// <param name="form">The form that the command alone opens; null where there is none.</param>
internal sealed class ProjectCommand(
    ProjectStore projects,
    CommandSyntax syntax,
    Func<Project, ParsedArguments, DecisionContext, Decision> rule,
    Func<ProjectView, Card> card,
    ProjectForm? form = null
) : ICommand
{
    /// <summary>A command without further arguments.</summary>
    public ProjectCommand(
        ProjectStore projects,
        string verb,
        string purpose,
        Func<Project, DecisionContext, Decision> rule,
        Func<ProjectView, Card> card
    )
        : this(
            projects,
            new CommandSyntax(verb, purpose).WithExamples(verb, $"{verb}."),
            (p, _, context) => rule(p, context),
            card
        ) { }

    public CommandSyntax Syntax { get; } = syntax;

    public async Task<Reply?> CreateFormAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel) =>
        form is null || incomplete.RawText.Length > 0 ? null : await form.CreateAsync(turn, incomplete, cancel);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (await projects.ChangeAsync(turn, "", (project, context) => rule(project, arguments, context), cancel)).Show(
            card
        );
}
