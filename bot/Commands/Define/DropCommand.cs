using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Agree;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>
/// Takes a milestone out of the schedule. Once the terms are agreed, that is an amendment; a milestone that an
/// amendment only adds is taken out of it.
/// </summary>
internal sealed class DropCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("drop", "takes a milestone out; once the terms are agreed, the client is asked")
            .WithArguments(Milestone)
            .WithExamples("drop 1", "drop design");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeAmendableAsync(
                turn,
                arguments.Get(Milestone),
                (project, milestone, context) => project.DropMilestone(milestone, context),
                cancel
            )
        ).Show(view => view.Project.Agreement is null ? ScheduleCards.Project(view) : AmendmentCards.Create(view));
}
