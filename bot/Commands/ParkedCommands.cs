using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>All reported payments that wait for the speaker, with the reason of each.</summary>
internal sealed class ParkedListCommand(UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("parked", "lists reported payments that wait for you")
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("parked", "parked ACME page 2");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (key, seen) = (arguments.GetOrDefault(Key) ?? "", await parked.VisibleProjectsAsync(turn, cancel));
        var asked = seen.Where(s => key.Length == 0 || s.Project.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (asked.Count == 0)
            return OutcomeReplies.ProjectNotFound(turn, key) with { IsRefusal = key.Length > 0 };
        var lines = await parked.ListAsync(turn, asked, await parked.ConversationKeyAsync(turn, cancel), cancel);
        return Reply.FromCard(
            UnmatchedPaymentCards.List(lines, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1, key, asked[0])
        ) with
        {
            Audience = Audience.SenderOnly,
        };
    }
}

/// <summary>One reported payment with what the bank says of it, and the invoices it could be for.</summary>
internal sealed class ParkedShowCommand(UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("parked show", "shows a reported payment and the invoices it could be for")
            .WithArguments(UnmatchedPaymentReader.NumberArgument, Key)
            .WithExamples("parked show B7", "parked show B7 ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        await parked.FindAsync(
            turn,
            arguments.Get(UnmatchedPaymentReader.NumberArgument).Value,
            arguments.GetOrDefault(Key) ?? "",
            cancel
        )
            is ({ } found, { } view)
        && UnmatchedPaymentReader.CanSee(turn, view)
            ? Reply.FromCard(UnmatchedPaymentCards.Create(view, found)) with
            {
                Audience = Audience.SenderOnly,
            }
            : Reply.FromText(
                UnmatchedPaymentReader.NotFoundText(arguments.Get(UnmatchedPaymentReader.NumberArgument).Value)
            ) with
            {
                Audience = Audience.SenderOnly,
            };
}

/// <summary>Puts a reported payment aside that is no client's.</summary>
internal sealed class ParkedDismissCommand(ProjectStore projects, UnmatchedPaymentReader parked) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("parked dismiss", "puts a reported payment aside that is not for you")
            .WithArguments(UnmatchedPaymentReader.NumberArgument, Key)
            .WithExamples("parked dismiss B7", "parked dismiss B7 ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var number = arguments.Get(UnmatchedPaymentReader.NumberArgument).Value;
        if (
            await parked.FindAsync(turn, number, arguments.GetOrDefault(Key) ?? "", cancel) is not ({ } found, { } view)
        )
            return UnmatchedPaymentReader.NotFoundReply(number);
        var outcome = await projects.ChangeAsync(
            turn,
            view.Project.Key,
            (project, context) => project.DismissPayment(found, context),
            cancel
        );
        return outcome.Show(now => UnmatchedPaymentCards.Create(now, found with { IsDismissed = true }));
    }
}
