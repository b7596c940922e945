using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>Every payment against the contract, added up from the tables and again from the audit trail.</summary>
internal sealed class StatementCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("statement", "shows every payment against the contract")
            .WithArguments(Key, CommandArgument.Page)
            .WithExamples("statement", "statement ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        if (await reader.FindAsync(turn, key, cancel) is not { } view)
            return OutcomeReplies.ProjectNotFound(turn, key);
        var recorded = Totals.Create(Project.FromEvents(await reader.ReadJournalAsync(view.Project.Id, cancel)));
        return Reply.FromCard(
            MoneyCards.Statement(view, recorded, arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1)
        );
    }
}
