using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>Undoes the sender's own last action, within the time limit and while nothing happened since.</summary>
internal sealed class UndoCommand(ProjectStore projects) : ICommand
{
    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "undo",
            "takes your last confirmation, payment, settlement, promise, dispute or snooze back, within 30 seconds"
        ).WithExamples("undo", "undo.");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var outcome = await projects.ChangeAsync(turn, "", (p, context) => p.Undo(context), cancel);
        return outcome.Show(view =>
            outcome is Outcome.Saved(_, [var undone, ..])
                ? CardOf(view, undone).WithOutcome(outcome, view)
                : MoneyCards.Status(view, 1)
        );
    }

    private static Card CardOf(ProjectView view, ProjectEvent undone)
    {
        if (undone is OnAccountReversed or OnAccountAnnouncementEnded)
            return ClientCreditCards.Create(view);
        return InvoiceOf(undone) is { } id
            ? InvoiceCards.Issued(view, view.Project.InvoiceById(id))
            : StageCards.Confirmed(view, view.Project.MilestoneOf(undone.AffectedMilestone!.Value));
    }

    /// <summary>The invoice of the undone action; null when it was about a milestone.</summary>
    private static int? InvoiceOf(ProjectEvent undone) =>
        undone switch
        {
            PaymentReversed e => e.Invoice,
            AnnouncementEnded e => e.Invoice,
            ApplicationUndone e => e.Invoice,
            PromiseUndone e => e.Invoice,
            SnoozeUndone e => e.Invoice,
            DisputeUndone e => e.Invoice,
            SettlementReversed e => e.Invoice,
            _ => null,
        };
}
