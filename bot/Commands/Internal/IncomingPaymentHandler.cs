using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// Records what a payment source reports: money that has arrived, or that the bank returned. What the project does not
/// accept becomes an unmatched payment for a person.
/// </summary>
internal sealed class IncomingPaymentHandler(
    ProjectStore projects,
    ProjectReader reader,
    IncomingPaymentStore incomingPaymentStore
) : IInternalHandler<NewIncomingPayment>
{
    public async Task<Reply> HandleAsync(Turn turn, NewIncomingPayment request, CancellationToken cancel)
    {
        var (number, workspace) = (request.Number, turn.Conversation.Workspace);
        if (await incomingPaymentStore.FindAsync(turn, number, cancel) is not { } reported)
            return Reply.Refuse($"There is no reported payment B{number}.");
        if (reported.IncomingPayment.IsBankReturn)
            return await RecordBankReturnAsync(turn, reported, cancel);
        var outcome =
            request.Projects.Count > 1
                ? await SplitAsync(turn, reported, request.Projects, cancel)
                : await projects.ChangeAsync(
                    turn,
                    "",
                    (project, context) =>
                        project.BookIncomingPayment(reported.IncomingPayment, context, reported.Owner),
                    cancel
                );
        // An announced payment stays, with its day, until the scheduler has booked it.
        if (AnnouncedPart(outcome, reported) is { } announcedPayment)
            await incomingPaymentStore.ParkAsync(
                workspace,
                number,
                $"announced for {announcedPayment.On.ToDay()}, and booked on that day",
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
                request.Projects.Count > 1 && WaitsFor(why, turn.Conversation.Id) == turn.Conversation.Id
                    ? IncomingPaymentStore.AnyMoney
                    : WaitsFor(why, turn.Conversation.Id),
                cancel
            );
        return outcome.Show(ScheduleCards.Project);
    }

    /// <summary>
    /// Books a transfer that names invoices of several projects, each part in its own: all of it in one transaction, and
    /// only where it is exactly what is open on them together.
    /// </summary>
    private async Task<Outcome> SplitAsync(
        Turn turn,
        UnmatchedPayment reported,
        IReadOnlyList<string> between,
        CancellationToken cancel
    )
    {
        var (incoming, shares) = (
            reported.IncomingPayment,
            new List<(Turn Turn, IReadOnlyList<string> Numbers, Money Open)>()
        );
        foreach (var one in TurnsOf(turn, between))
        {
            if (await reader.FindAsync(one, "", cancel) is not { } view)
                return new Outcome.Rejected(new Refusal.NoProjectHere(), null);
            var (numbers, open) = view.Project.NamedBy(incoming);
            shares.Add((one, numbers, open));
        }
        // Sums of several currencies are no sum.
        if (shares.Select(s => s.Open.Currency).Distinct().Count() > 1)
            return new Outcome.Rejected(
                new Refusal.AmbiguousPayment(new PaymentDoubt.NotTheSumOfProjects(incoming.NamedInvoiceNumbers)),
                null
            );
        return await TogetherAsync(
            [
                .. shares.Select(own =>
                {
                    var others = shares.Where(s => s.Turn != own.Turn).ToList();
                    var share = new OtherShare(
                        [.. others.SelectMany(s => s.Numbers)],
                        others.Aggregate(Money.Zero(own.Open.Currency), (sum, s) => sum + s.Open),
                        shares.TakeWhile(s => s.Turn != own.Turn).Sum(s => s.Numbers.Count)
                    );
                    return (own.Turn, RuleOf((p, c) => p.BookIncomingPayment(incoming, c, reported.Owner, share)));
                }),
            ],
            cancel
        );
    }

    /// <summary>The outcome of changes that are saved together: the one that was not saved; otherwise the first.</summary>
    private async Task<Outcome> TogetherAsync(
        IReadOnlyList<(Turn Turn, Func<Project, DecisionContext, Decision> Rule)> changes,
        CancellationToken cancel
    )
    {
        var outcomes = await projects.ChangeTogetherAsync(changes, cancel);
        return outcomes.FirstOrDefault(o => o is not (Outcome.Saved or Outcome.Repeated)) ?? outcomes[0];
    }

    private static Func<Project, DecisionContext, Decision> RuleOf(Func<Project, DecisionContext, Decision> rule) =>
        rule;

    /// <summary>The same turn for each project: an id and a conversation of its own.</summary>
    private static IEnumerable<Turn> TurnsOf(Turn turn, IReadOnlyList<string> ids) =>
        ids.Select(
            (id, nth) =>
                turn with
                {
                    Id = nth == 0 ? turn.Id : $"{turn.Id}/{nth + 1}",
                    Conversation = Conversation.ForProject(turn.Conversation.Workspace, id),
                }
        );

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
        if (of.SplitBetween.Count > 1)
            return (
                await TogetherAsync(
                    [
                        .. TurnsOf(turn, of.SplitBetween)
                            .Select(one =>
                                (one, RuleOf((p, c) => p.RecordBankReturn(withReference, of.Line, 0, false, c, true)))
                            ),
                    ],
                    cancel
                )
            ).Show(ScheduleCards.Project);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                back.Owner is { } owner && owner.Project != project.Id
                    ? new Refusal.AmbiguousPayment(new PaymentDoubt.AccountOfOther(owner.Key))
                    : project.RecordBankReturn(withReference, of.Line, of.Payment, of.IsUnrecorded, context),
            cancel
        );
        var line = back.IncomingPayment.Line;
        PaymentDoubt? doubt = outcome switch
        {
            Outcome.Rejected(Refusal.AmbiguousPayment(var unclear), _) => unclear,
            // It is tied, and waits for the person who reverses the payment.
            Outcome.Saved({ Project: var p }, _)
                when p.OpenAccountReturns.FirstOrDefault(r => r.Line == line) is { } r =>
                new PaymentDoubt.TakesBackOnAccount(p.AccountEntries.First(x => x.Id == r.Payment), p.Key, back.Name),
            _ => null,
        };
        if (doubt is not null)
            await incomingPaymentStore.UpdateReasonAsync(
                turn.Conversation.Workspace,
                back.Number,
                PaymentDoubtText.Describe(doubt),
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
