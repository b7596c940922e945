using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// Adds the opposite of a payment entry that was wrong or whose money the bank returned, or cancels an announced
/// payment.
/// </summary>
internal sealed class ReverseCommand(
    ProjectStore projects,
    ProjectReader reader,
    IncomingPaymentStore incomingPaymentStore
) : ICommand
{
    private static readonly Argument<string> Entry = CommandArgument.Text("payment");
    private static readonly Argument<Boxed<int>> Because = UnmatchedPaymentReader.NumberArgument with
    {
        Name = "for",
        IsKeyword = true,
        IsOptional = true,
    };

    public CommandSyntax Syntax { get; } =
        new CommandSyntax(
            "reverse",
            "adds the opposite of a payment that was wrong, or takes client credit (A1) or a settled amount (S1) off"
        )
            .WithArguments(Entry, CommandArgument.Reason, Because)
            .WithExamples(
                "reverse P3 reason \"booked on the wrong invoice\"",
                "reverse P1 reason \"taken back by the bank\" for B4"
            );

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var typed = arguments.Get(Entry);
        var because = arguments.GetOrDefault(Because) is { Value: var number }
            ? await incomingPaymentStore.FindAsync(turn, number, cancel)
            : null;
        if (arguments.Has(Because) && because is null)
            return UnmatchedPaymentReader.NotFoundReply(arguments.GetOrDefault(Because)!.Value);
        var unlinked = (await reader.FindAsync(turn, "", cancel))?.UntiedReturns;
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (p, context) =>
            {
                if (p.FindAnnouncedPayment(typed) is { } announcedPayment)
                    return p.WithdrawAnnouncement(announcedPayment, arguments.Get(CommandArgument.Reason), context);
                if (p.FindSettlement(typed) is { } settled)
                    return p.ReverseSettlement(settled, arguments.Get(CommandArgument.Reason), context);
                if (p.FindApplication(typed) is { } application)
                    return p.UndoApplication(application, arguments.Get(CommandArgument.Reason), context);
                return p.FindPayment(typed) is ({ } found, _)
                    ? p.Reverse(found, arguments.Get(CommandArgument.Reason), context, because, unlinked)
                    : p.FindPayment(typed).No!;
            },
            cancel
        );
        return outcome.Show(view =>
        {
            var p = view.Project;
            var invoice =
                p.FindAnnouncedPayment(typed)?.Invoice
                ?? p.FindApplication(typed)?.Invoice
                ?? (p.FindSettlement(typed) is { } settled ? p.InvoiceOf(settled).Id : (int?)null)
                ?? p.FindPayment(typed).Found?.Invoice;
            if (invoice is null)
                return ScheduleCards.Project(view);
            // The card names every invoice that is open again by it.
            var card =
                invoice == 0
                    ? ClientCreditCards.Create(view)
                    : InvoiceCards.Issued(view, p.Invoices.First(i => i.Id == invoice));
            return card.WithOutcome(outcome, view);
        });
    }
}
