using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>What a milestone's invoice lacks: for its issue, and for its XML forms. It changes nothing.</summary>
internal sealed class CheckCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("check", "says what a milestone's invoice lacks, and how to fill it in")
            .WithArguments(Milestone)
            .WithExamples("check 1", "check design");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var (found, no) = project.FindMilestone(arguments.Get(Milestone), turn);
        return found is null
            ? RefusalText.ToReply(no!, view)
            : Reply.FromCard(CheckCards.Create(view, found, XmlGaps.Find(view, found)));
    }
}
