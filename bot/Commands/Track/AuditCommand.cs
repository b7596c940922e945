using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>The audit trail, newest first.</summary>
internal sealed class AuditCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = CommandArgument.Milestone().AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("audit", "shows who did what and when")
            .WithArguments(What, CommandArgument.Page)
            .WithExamples("audit", "audit 2 page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (view, typed) = await ProjectLookup.FindAsync(reader, turn, arguments.GetOrDefault(What) ?? "", cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, typed);
        Milestone? milestone = null;
        if (
            typed.Length > 0
            && view.Project.FindMilestone(typed, turn) is var (found, refusal)
            && (milestone = found) is null
        )
            return RefusalText.ToReply(refusal!, view);
        var page = arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1;
        var (entries, total) = await reader.ReadAuditTrailAsync(
            view.Project,
            milestone?.Id,
            (page - 1) * Paging.Size,
            Paging.Size,
            cancel
        );
        return Reply.FromCard(AuditCards.Trail(view, milestone, entries, total, page));
    }
}
