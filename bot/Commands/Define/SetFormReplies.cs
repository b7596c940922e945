using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>A change of a milestone that does not say which one.</summary>
internal static class SetFormReplies
{
    /// <summary>
    /// Asks which milestone; after agreement it shows what the terms can become. Null where there is nothing to choose,
    /// or where a form was sent.
    /// </summary>
    public static async Task<Reply?> AskWhichMilestoneAsync(
        this ProjectReader reader,
        Turn turn,
        ParsedArguments incomplete,
        CancellationToken cancel
    )
    {
        if (
            incomplete.RawText.Length > 0
            || turn.Inputs.Count > 0
            || await reader.FindAsync(turn, "", cancel) is not { Project: var project } view
        )
            return null;
        if (Permissions.Check(project, Permission.Define, SenderActor.Create(turn, project), turn.At) is { } no)
            return RefusalText.ToReply(no, view);
        if (project.Agreement is not null)
            return Reply.FromCard(AmendmentCards.Create(view));
        return project is { IsOver: false } && project.LiveMilestones.Any()
            ? Reply.FromCard(MilestoneChoiceCards.Create(view))
            : null;
    }
}
