using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>The form of <c>pay</c>.</summary>
internal static class PayForm
{
    /// <summary>
    /// The invoice alone gets a form with its open balance and today; sent by the form itself, it is a form left
    /// empty.
    /// </summary>
    public static async Task<Reply?> CreateAsync(
        ProjectReader reader,
        Turn turn,
        ParsedArguments incomplete,
        CancellationToken cancel
    )
    {
        if (incomplete.GetOrDefault(CommandArgument.Invoice) is not { } typed || turn.Inputs.Count > 0)
            return null;
        if (await reader.FindAsync(turn, "", cancel) is not { Project: var project } view)
            return OutcomeReplies.ProjectNotFound(turn);
        var (_, found, unknown) = project.Resolve(incomplete, turn);
        if (unknown is Refusal.SumWithoutInvoice)
            return RefusalText.ToReply(unknown, view);
        // Then it is not a name of several words, but one word and an invalid amount.
        if (unknown is Refusal.KeyIsNoInvoice)
            return null;
        if (unknown is Refusal.InvoiceUnknown && typed.Contains(' ') && typed.Any(char.IsAsciiDigit))
            return null;
        if (
            (
                Permissions.Check(project, Permission.RecordPayment, SenderActor.Create(turn, project), turn.At)
                ?? unknown
            ) is
            { } refusal
        )
            return RefusalText.ToReply(refusal, view);
        var invoice = found!;
        return Reply.FromCard(FormCards.Pay(view, project.MilestoneOf(invoice), invoice.Payments.Count + 1));
    }
}
