using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>
/// The form that a command about the project opens when nothing else is said. Sent by the form itself, the line is a
/// form left empty, and then its fields say what is missing.
/// </summary>
/// <param name="kind">The form's own kind.</param>
/// <param name="permission">Who gets the form.</param>
internal sealed class ProjectForm(
    ProjectReader reader,
    CardKind kind,
    Permission permission,
    Func<ProjectView, ParsedArguments, Card> card
)
{
    public ProjectForm(ProjectReader reader, CardKind kind, Permission permission, Func<ProjectView, Card> card)
        : this(reader, kind, permission, (view, _) => card(view)) { }

    public async Task<Reply?> CreateAsync(Turn turn, ParsedArguments incomplete, CancellationToken cancel)
    {
        if (turn.Inputs.Count > 0 || turn.IsActionOn(kind))
            return null;
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        return Permissions.Check(project, permission, SenderActor.Create(turn, project), turn.At) is { } no
            ? RefusalText.ToReply(no, view)
            : Reply.FromCard(card(view, incomplete));
    }
}
