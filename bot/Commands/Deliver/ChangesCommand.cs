using MilestoneBot.Cards.Deliver;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Deliver;

/// <summary>Sends a submitted stage back with a note of what is missing.</summary>
internal sealed class ChangesCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Missing = CommandArgument.Quoted("missing", "what is missing");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("changes", "sends a submitted stage back with what is missing")
            .WithArguments(Milestone, Missing)
            .WithExamples("changes 1 \"the budget page is missing\"", "changes design \"logo in the old colour\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(Milestone),
                (p, m, context) => p.RequestChanges(m, arguments.Get(Missing), context),
                cancel
            )
        ).Show(arguments.Get(Milestone), StageCards.Started);
}
