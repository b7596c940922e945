using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>Dismisses a reported payment that belongs to no client.</summary>
internal sealed class UnmatchedPaymentDismissCommand(ProjectStore projects, UnmatchedPaymentReader parked) : ICommand
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
