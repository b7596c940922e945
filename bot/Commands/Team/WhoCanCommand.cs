using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Who may do something here, by role and by name.</summary>
internal sealed class WhoCanCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> What = CommandArgument.Text("act").WithMaxWords(8).AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("who can", "says who may do something here")
            .WithArguments(What)
            .WithExamples("who can issue", "who can record a payment");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var typed = arguments.GetOrDefault(What) ?? "";
        // Words that mean a permission are no project key, whatever their last one looks like.
        var isAct = PermissionVocabulary.Find(typed) is not null;
        var (view, act) = isAct
            ? (await reader.FindAsync(turn, "", cancel), typed)
            : await ProjectLookup.FindAsync(reader, turn, typed, cancel);
        if (view is null)
            return OutcomeReplies.ProjectNotFound(turn, isAct ? "" : act);
        if (act.Length == 0)
            return Reply.FromCard(RightsCards.All(view));
        return PermissionVocabulary.Find(act) is { } permissions
            ? Reply.FromCard(RightsCards.Who(view, act, permissions))
            : Reply.Refuse(RightsCards.Unknown(act));
    }
}
