using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Ends a deputy's time before its last day.</summary>
internal sealed class DeputyRemoveCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role remove deputy", "ends a deputy's time")
            .WithArguments(CommandArgument.Person)
            .WithExamples("role remove deputy @{bob}", "role remove deputy @{priya}");

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RoleChanges.ChangeAsync(
            projects,
            turn,
            [arguments.Get(CommandArgument.Person)],
            [],
            (project, context) => project.RemoveDeputy(arguments.Get(CommandArgument.Person), context),
            cancel
        );
}
