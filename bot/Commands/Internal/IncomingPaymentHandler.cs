using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// Records what a payment source reports: money that has arrived, or that the bank returned. What the project does not
/// accept becomes an unmatched payment for a person.
/// </summary>
internal sealed class IncomingPaymentHandler(ProjectStore projects, IncomingPaymentStore incomingPaymentStore)
    : IInternalHandler<NewIncomingPayment>
{
    public async Task<Reply> HandleAsync(Turn turn, NewIncomingPayment request, CancellationToken cancel)
    {
        var (number, workspace) = (request.Number, turn.Conversation.Workspace);
        if (await incomingPaymentStore.FindAsync(turn, number, cancel) is not { } reported)
            return Reply.Refuse($"There is no reported payment B{number}.");
        if (reported.IncomingPayment.IsBankReturn)
            return await RecordBankReturnAsync(turn, reported, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => project.BookIncomingPayment(reported.IncomingPayment, context, reported.Owner),
            cancel
        );
        // An announced payment stays, with its day, until the scheduler has booked it.
        if (AnnouncedPart(outcome, reported) is { } announcedPayment)
            await incomingPaymentStore.ParkAsync(
                workspace,
                number,
                $"announced for {announcedPayment.On.ToIsoDate()}, and booked on that day",
                "",
                cancel
            );
        else if (outcome is Outcome.Saved or Outcome.Repeated)
            await incomingPaymentStore.MarkBookedAsync(workspace, number, cancel);
        else if (outcome is Outcome.Rejected(var why, var view))
            await incomingPaymentStore.ParkAsync(
                workspace,
                number,
                why is Refusal.AmbiguousPayment(var unclear)
                    ? PaymentDoubtText.Describe(unclear)
                    : RefusalText.ToReply(why, view).Text,
                WaitsFor(why, turn.Conversation.Id),
                cancel
            );
        return outcome.Show(ScheduleCards.Project);
    }

    /// <summary>
    /// Which change makes it worth another look: a new invoice, or other money in the project. What stands in the line
    /// itself does not change.
    /// </summary>
    private static string WaitsFor(Refusal why, string project) =>
        why switch
        {
            Refusal.AmbiguousPayment(PaymentDoubt.NamesUnknownInvoice) => IncomingPaymentStore.AnyInvoice,
            Refusal.AmbiguousPayment(
                PaymentDoubt.InTheLine
                    or PaymentDoubt.AmountUnreadable
                    or PaymentDoubt.CurrencyDiffers
                    or PaymentDoubt.DateTooFarAhead
            ) => "",
            Refusal.AmbiguousPayment(PaymentDoubt.AccountOfOther { }) => IncomingPaymentStore.AnyInvoice,
            _ => project,
        };

    private async Task<Reply> RecordBankReturnAsync(Turn turn, UnmatchedPayment back, CancellationToken cancel)
    {
        var of = await incomingPaymentStore.FindReturnOriginAsync(turn.Conversation.Workspace, back.Number, cancel);
        var withReference = back with
        {
            IncomingPayment = back.IncomingPayment with
            {
                Reference = $"{back.IncomingPayment.Reference} {of.Reference}",
            },
        };
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                back.Owner is { } owner && owner.Project != project.Id
                    ? new Refusal.AmbiguousPayment(new PaymentDoubt.AccountOfOther(owner.Key))
                    : project.RecordBankReturn(withReference, of.Line, of.Payment, of.IsUnrecorded, context),
            cancel
        );
        if (outcome is Outcome.Rejected(Refusal.AmbiguousPayment(var unclear), _))
            await incomingPaymentStore.UpdateReasonAsync(
                turn.Conversation.Workspace,
                back.Number,
                PaymentDoubtText.Describe(unclear),
                cancel
            );
        return outcome.Show(ScheduleCards.Project);
    }

    /// <summary>The part that waits for its day, also where the turn was saved before but did not finish.</summary>
    private static AnnouncedPayment? AnnouncedPart(Outcome outcome, UnmatchedPayment reported) =>
        outcome switch
        {
            Outcome.Saved(var view, _) => view.Project.AnnouncedPaymentsFrom(reported.IncomingPayment.Line)
                is [var announced, ..]
                ? announced
                : null,
            Outcome.Repeated(var view) => view.Project.AnnouncedPaymentsFrom(reported.IncomingPayment.Line)
                is [var announced, ..]
                ? announced
                : null,
            _ => null,
        };
}
