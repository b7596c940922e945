using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>Everything on record about one milestone, with the verdict on the audit trail that contains it.</summary>
internal sealed class ProofCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = CommandArgument.Milestone();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("proof", "shows the whole chain of a milestone, from the client's yes to the last payment")
            .WithArguments(What, CommandArgument.Page)
            .WithExamples("proof 2", "proof design page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, typed) = await ProjectLookup.FindAsync(reader, turn, arguments.Get(What), cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, typed);
        if (view.Project.FindMilestone(typed) is not ({ } milestone, _))
            return RefusalText.ToReply(view.Project.FindMilestone(typed, turn).No!, view);
        return await reader.FindRecordByIdAsync(turn, view.Project.Id, cancel) is { } projectRecord
            ? Reply.FromCard(
                ProofCard.Create(
                    projectRecord,
                    projectRecord.View.Project.Milestones.Find(m => m.Id == milestone.Id) ?? milestone,
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
                )
            )
            : OutcomeReplies.ProjectNotFound(turn);
    }
}
