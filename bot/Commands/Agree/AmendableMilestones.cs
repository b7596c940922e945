using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>Finds the milestone that a change of the terms means, one that the amendment only adds included.</summary>
internal static class AmendableMilestones
{
    public static Task<Outcome> ChangeAmendableAsync(
        this ProjectStore projects,
        Turn turn,
        string milestone,
        Func<Project, Milestone, DecisionContext, Decision> rule,
        CancellationToken cancel
    ) =>
        projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                project.FindAmendable(milestone, turn) is ({ } found, _)
                    ? rule(project, found, context)
                    : project.FindAmendable(milestone, turn).No!,
            cancel
        );

    /// <summary>
    /// The milestone that a person means; among several of the schedule the choices are offered in the text of their
    /// turn.
    /// </summary>
    public static (Milestone? Found, Refusal? No) FindAmendable(this Project project, string typed, Turn turn) =>
        project.FindAmendable(typed, turn.At) is (_, Refusal.MilestoneAmbiguous refusal)
        && refusal.Candidates.All(c => project.Milestones.Exists(m => m.Id == c.Id))
            ? (null, refusal with { Words = OutcomeReplies.SplitAround(turn.Text, typed) })
            : project.FindAmendable(typed, turn.At);
}
