using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Define;

/// <summary>Changes the order of the schedule.</summary>
internal sealed class MoveCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Before = CommandArgument.Milestone("before").AsKeyword().AsOptional();
    private static readonly Argument<string> After = CommandArgument.Milestone("after").AsKeyword().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("move", "changes the order of the milestones")
            .WithArguments(Milestone, Before, After)
            .WithValidation(arguments =>
                arguments.Has(Before) == arguments.Has(After) ? (Before, "say before or after which milestone") : null
            )
            .WithExamples("move 3 before 2", "move discovery after design");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var beside = arguments.GetOrDefault(Before) ?? arguments.Get(After);
        return (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(Milestone),
                (project, milestone, context) =>
                    project.FindMilestone(beside) is ({ } found, _)
                        ? project.MoveMilestone(milestone, found, arguments.Has(Before), context)
                        : project.FindMilestone(beside, turn).No!,
                cancel
            )
        ).Show(ScheduleCards.Project);
    }
}
