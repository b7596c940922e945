using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Changes one setting of a project, and answers with all settings.</summary>
internal sealed class SettingCommand(
    ProjectStore projects,
    string name,
    string purpose,
    IReadOnlyList<Argument> takes,
    Func<Project, ParsedArguments, DecisionContext, Decision> rule,
    params string[] values
) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax($"settings {name}", purpose)
            .WithArguments([.. takes])
            .WithExamples([.. values.Select(value => $"settings {name} {value}")]);

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        takes.Any(arguments.Has)
            ? await SettingCommands.ChangeAsync(
                projects,
                turn,
                (project, context) => rule(project, arguments, context),
                cancel
            )
            : CommandDispatcher.CreateUsageReply(
                Syntax,
                $"say what to set: {string.Join(", ", takes.Select(a => a.Name))}"
            );
}
