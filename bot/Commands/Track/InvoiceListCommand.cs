using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>All invoices of a project with their status, or those of one kind.</summary>
internal sealed class InvoiceListCommand(ProjectReader reader) : ICommand
{
    private static readonly string[] Filters = ["all", "open", "overdue", "paid", "draft"];

    private static readonly Argument<string> Filter = new Argument<string>(
        "filter",
        "all|open|overdue|paid|draft",
        text =>
            Filters.Contains(text.ToLowerInvariant())
                ? ParsedValue.Success(text.ToLowerInvariant())
                : ParsedValue.Failure($"\"{text}\" is no kind of invoice; choose {string.Join(", ", Filters)}")
    ).AsOptional();

    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("invoices", "lists the invoices with their status")
            .WithArguments(Filter, Key, CommandArgument.Page)
            .WithExamples("invoices", "invoices overdue");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var key = arguments.GetOrDefault(Key) ?? "";
        var view = await reader.FindAsync(turn, key, cancel);
        if (view is null && key.Length > 0 && !arguments.Has(Filter))
            return CommandDispatcher.CreateUsageReply(
                Syntax,
                $"\"{key.ToLowerInvariant()}\" is no kind of invoice ({string.Join(", ", Filters)}) and no project "
                    + $"that you can see from here{OtherProjectsText.OfAnother(turn)}"
            );
        return OutcomeReplies.Show(
            turn,
            view,
            key,
            found =>
                MoneyCards.Invoices(
                    found,
                    arguments.GetOrDefault(Filter) ?? "all",
                    arguments.GetOrDefault(CommandArgument.Page)?.Value ?? 1
                )
        );
    }
}
