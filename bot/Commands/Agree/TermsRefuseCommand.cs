using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Agree;

/// <summary>Does not take an agreement from the client's page as the client's. The terms go on waiting for them.</summary>
internal sealed class TermsRefuseCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Why = CommandArgument.Quoted("why", "why");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("terms refuse", "refuses the agreement that came by a link that the team handed out")
            .WithArguments(Why)
            .WithExamples("terms refuse \"Dana knows nothing of it\"", "terms refuse \"it was a test\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeAsync(
                turn,
                "",
                (project, context) => project.RefuseAgreement(arguments.Get(Why), context),
                cancel
            )
        ).Show(ScheduleCards.Terms);
}
