using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// A payment source says that money has arrived, or that the bank took it back; said inside the process only. What the
/// project does not take waits for a person.
/// </summary>
internal sealed class PaymentReceivedCommand(ProjectStore projects, IncomingPaymentStore incomingPaymentStore)
    : ICommand
{
    private static readonly Argument<Boxed<int>> Number = new(
        "line",
        "<n>",
        text =>
            int.TryParse(text, out var number)
                ? ParsedValue.Success(new Boxed<int>(number))
                : ParsedValue.Failure($"\"{text}\" is no number")
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("received", "records money that a payment source reports") { IsInternal = true }
            .WithArguments(Number)
            .WithExamples("received 7", "received 8");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (number, workspace) = (arguments.Get(Number).Value, turn.Conversation.Workspace);
        if (await incomingPaymentStore.FindAsync(turn, number, cancel) is not { } reported)
            return Reply.Refuse($"There is no reported payment B{number}.");
        if (reported.IncomingPayment.IsBankReturn)
            return await TakeBackAsync(turn, reported, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => project.BookIncomingPayment(reported.IncomingPayment, context),
            cancel
        );
        // What is announced waits on, with its day, until the clock has booked it.
        if (AnnouncedPart(outcome, reported) is { } announcedPayment)
            await incomingPaymentStore.ParkAsync(
                workspace,
                number,
                $"announced for {announcedPayment.On.ToIsoDate()}, and booked on that day",
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
                cancel
            );
        return outcome.Show(ScheduleCards.Project);
    }

    private async Task<Reply> TakeBackAsync(Turn turn, UnmatchedPayment back, CancellationToken cancel)
    {
        var of = await incomingPaymentStore.FindReturnOriginAsync(turn.Conversation.Workspace, back.Number, cancel);
        var told = back with
        {
            IncomingPayment = back.IncomingPayment with
            {
                Reference = $"{back.IncomingPayment.Reference} {of.Reference}",
            },
        };
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => project.RecordBankReturn(told, of.Line, of.Payment, of.IsUnrecorded, context),
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

    /// <summary>What of it waits for its day, also where the turn was saved before and its end was lost.</summary>
    private static AnnouncedPayment? AnnouncedPart(Outcome outcome, UnmatchedPayment reported) =>
        outcome switch
        {
            Outcome.Saved(var view, _) => view.Project.AnnouncedPaymentsFrom(reported.IncomingPayment.Line)
                is [var waits, ..]
                ? waits
                : null,
            Outcome.Repeated(var view) => view.Project.AnnouncedPaymentsFrom(reported.IncomingPayment.Line)
                is [var waits, ..]
                ? waits
                : null,
            _ => null,
        };
}
