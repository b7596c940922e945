using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Invoicing;

/// <summary>Drafts the invoice of a confirmed milestone.</summary>
internal sealed class InvoiceDraftCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Milestone = CommandArgument.Milestone();
    private static readonly Argument<string> Note = CommandArgument.Quoted("note", "text").AsKeyword().AsOptional();
    private static readonly Argument<Boxed<bool>> Again = CommandArgument.Flag("again");

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("invoice", "drafts the invoice of a confirmed milestone")
            .WithArguments(Milestone, Note, Again)
            .WithExamples("invoice 1", "invoice design note \"Purchase order 4711\"");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
        (
            await projects.ChangeMilestoneAsync(
                turn,
                arguments.Get(Milestone),
                (p, m, context) => p.Draft(m, arguments.GetOrDefault(Note), context, arguments.Has(Again)),
                cancel
            )
        ).Show(arguments.Get(Milestone), InvoiceCards.Draft);
}
