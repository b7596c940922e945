using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>A change of the contract that is said without its values gets a form for them.</summary>
internal static class ContractFormReplies
{
    /// <summary>
    /// The form, or why the sender cannot use it; null where there is none: no project here, no agreement yet, or the
    /// form itself was left empty.
    /// </summary>
    public static async Task<Reply?> CreateContractFormAsync(
        this ProjectReader reader,
        Turn turn,
        CardKind kind,
        Func<ProjectView, Card?> form,
        CancellationToken cancel
    )
    {
        if (
            turn.IsActionOn(kind)
            || await reader.FindAsync(turn, "", cancel) is not { Project: { Agreement: not null } project } view
        )
            return null;
        if (Permissions.Check(project, Permission.Define, SenderActor.Create(turn, project), turn.At) is { } no)
            return RefusalText.ToReply(no, view);
        if (project.IsOver)
            return RefusalText.ToReply(
                project.Cancelled is { } given
                    ? new Refusal.ProjectAlreadyCancelled(project.Key, given.Reason)
                    : new Refusal.ProjectAlreadyClosed(project.Key),
                view
            );
        return form(view) is { } card ? Reply.FromCard(card) : null;
    }
}
