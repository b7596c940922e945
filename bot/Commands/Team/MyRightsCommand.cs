using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>What the sender may do here, what they may request, and as whose deputy.</summary>
internal sealed class MyRightsCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("my rights", "shows what you may do here and what you may ask for")
            .WithArguments(Key)
            .WithExamples("my rights", "my rights ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        if (await reader.FindAsync(turn, key, cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn, key);
        var me = SenderActor.Create(turn, view.Project) with
        {
            IsInProjectConversation =
                !turn.IsPersonalChat && await reader.GetProjectKeyAsync(turn, cancel) == view.Project.Key,
        };
        return Reply.FromCard(RightsCards.Mine(view, me)) with { Audience = Audience.SenderOnly };
    }
}
