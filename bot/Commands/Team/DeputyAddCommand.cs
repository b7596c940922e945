using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Lets a deputy act with another person's roles until a day, including that day.</summary>
internal sealed class DeputyAddCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> For = CommandArgument.Person with { Name = "for", IsKeyword = true };
    private static readonly Argument<DateExpression> Until = CommandArgument.Date("until") with { IsOptional = false };

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("role add deputy", "lets somebody act for another until a day")
            .WithArguments(CommandArgument.Person, For, Until)
            .WithExamples(
                "role add deputy @{bob} for @{marc} until 2026-08-14",
                "role add deputy @{priya} for @{finn} until +14d"
            );

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        RoleChanges.ChangeAsync(
            projects,
            turn,
            [arguments.Get(CommandArgument.Person), arguments.Get(For)],
            [arguments.Get(CommandArgument.Person)],
            (project, context) =>
                project.AddDeputy(
                    arguments.Get(CommandArgument.Person),
                    arguments.Get(For),
                    arguments.Get(Until).Resolve(project.Today(turn.At)),
                    context
                ),
            cancel
        );
}
