using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// One reported payment with what the bank states about it, and the invoices that it could belong to.
/// </summary>
internal sealed class UnmatchedPaymentShowCommand(UnmatchedPaymentReader parked) : ICommand
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
