using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>Why an invoice exists, and why it has this amount and this due date.</summary>
internal sealed class WhyCommand(ProjectReader reader) : ICommand
{
    private static readonly Argument<string> Key = CommandArgument.Key.AsOptional();

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("why", "shows why an invoice exists, with the arithmetic of its amount and due date")
            .WithArguments(CommandArgument.Invoice, Key)
            .WithExamples("why INV-2026-0001", "why 1 ACME");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        // The last word may be a project's key or part of the milestone's name; the reading that names an invoice
        // counts.
        var ways = arguments.Alternatives.Prepend(arguments).ToList();
        var reply = OutcomeReplies.ProjectNotFound(turn, arguments.GetOrDefault(Key) ?? "");
        foreach (
            var key in ways.Select(w => w.GetOrDefault(Key) ?? "")
                .Distinct(StringComparer.Ordinal)
                .OrderBy(k => k.Length > 0)
        )
        {
            if (
                await reader.FindRecordAsync(turn, key, cancel)
                is not { View: { Project: var project } view } projectRecord
            )
                continue;
            var readings = ways.FindAll(w => (w.GetOrDefault(Key) ?? "") == key);
            var (_, found, why) = project.Resolve(readings[^1], turn);
            if (found is not null)
                return Reply.FromCard(WhyCard.Create(projectRecord, found));
            if (why is not Refusal.InvoiceUnknown || key.Length > 0 || reply.Kind != ReplyKind.Unrecognized)
                reply = RefusalText.ToReply(why!, view);
            if (why is not Refusal.InvoiceUnknown)
                return reply;
        }
        return reply;
    }
}
