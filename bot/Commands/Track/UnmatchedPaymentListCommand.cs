using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;

namespace MilestoneBot.Commands.Track;

/// <summary>All unmatched payments that wait for the sender, with the reason of each.</summary>
internal sealed class UnmatchedPaymentListCommand(UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("parked", "lists reported payments that wait for you")
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("parked", "parked ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (key, seen) = (arguments.GetOrDefault(Key) ?? "", await parked.VisibleProjectsAsync(turn, cancel));
        var selected = seen.Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (selected.Count == 0)
        {
            var notFound = OutcomeReplies.ProjectNotFound(turn, key);
            return key.Length > 0 ? notFound : notFound with { Kind = ReplyKind.Answer };
        }
        var lines = await parked.ListAsync(turn, selected, await parked.ConversationKeyAsync(turn, cancel), cancel);
        var putAside = await parked.ListPutAsideAsync(turn, selected, cancel);
        return Reply.FromCard(
            UnmatchedPaymentCards.List(
                lines,
                arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1,
                key,
                selected[0],
                putAside.Count
            )
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}
