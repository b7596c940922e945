using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;

namespace MilestoneBot.Commands.Track;

/// <summary>All reported payments that were put aside, by a person or when they were read, with the reason of each.</summary>
internal sealed class UnmatchedPaymentAsideCommand(UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("parked aside", "lists reported payments that were put aside")
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("parked aside", "parked aside ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        var selected = (await parked.VisibleProjectsAsync(turn, cancel))
            .Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (selected.Count == 0)
        {
            var notFound = OutcomeReplies.ProjectNotFound(turn, key);
            return key.Length > 0 ? notFound : notFound with { Kind = ReplyKind.Answer };
        }
        var lines = await parked.ListPutAsideAsync(turn, selected, cancel);
        var page = arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1;
        return Reply.FromCard(UnmatchedPaymentCards.PutAside(lines, page, key, selected[0])) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}
