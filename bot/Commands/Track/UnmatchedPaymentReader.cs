using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Track;

/// <summary>
/// Finds the unmatched payments that wait for a person: those that name an invoice, for people who may record
/// payments in its project; the others, for people who may in any project. Everybody else sees nothing, and payments
/// of another workspace do not exist here.
/// </summary>
internal sealed class UnmatchedPaymentReader(
    ProjectReader reader,
    IncomingPaymentStore incomingPaymentStore,
    PaymentSourceStore checks
)
{
    /// <summary>A reported payment by its name.</summary>
    public static Argument<Boxed<int>> NumberArgument { get; } =
        new(
            "line",
            "<line>",
            text =>
                int.TryParse(text.TrimStart('B', 'b'), out var number) && number > 0
                    ? ParsedValue.Success(new Boxed<int>(number))
                    : ParsedValue.Failure($"\"{text}\" is no reported payment; write B7, as parked lists them")
        );

    public static Reply NotFoundReply(int number) => Reply.Refuse(NotFoundText(number));

    public static string NotFoundText(int number) =>
        $"There is no reported payment B{number} here that waits for you. parked lists those that do, each with its project.";

    /// <summary>
    /// What waits for the sender, each in the project in which they would handle it: the one of the conversation if
    /// it may be meant.
    /// </summary>
    /// <param name="seen">The projects that they may see.</param>
    public async Task<IReadOnlyList<InboxLine>> ListAsync(
        Turn turn,
        IReadOnlyList<ProjectView> seen,
        string keyHere,
        CancellationToken cancel
    )
    {
        var mine = seen.Where(s => CanSee(turn, s)).OrderByDescending(s => s.Project.Key == keyHere).ToList();
        if (mine.Count == 0)
            return [];
        var lines = new List<InboxLine>();
        foreach (var unmatchedPayment in await incomingPaymentStore.FindOpenAsync(turn, cancel))
            if (ToInboxLine(mine, unmatchedPayment) is { } line)
                lines.Add(line);
        foreach (var bad in await checks.FindUnreadableAsync(turn, cancel))
            lines.Add(
                ToInboxLine(
                    mine[0],
                    new(InboxReason.Statement, ZonedCalendar.GetDate(bad.At, mine[0].Project.Zone))
                    {
                        Statement = $"{bad.Name} cannot be read: {bad.Problem}",
                    }
                )
            );
        return lines;
    }

    /// <summary>What was put aside, by a person or when it was read, for the people who may record payments.</summary>
    public async Task<IReadOnlyList<InboxLine>> ListPutAsideAsync(
        Turn turn,
        IReadOnlyList<ProjectView> seen,
        CancellationToken cancel
    )
    {
        var mine = seen.Where(s => CanSee(turn, s)).ToList();
        return mine.Count == 0
            ? []
            :
            [
                .. (await incomingPaymentStore.FindPutAsideAsync(turn, cancel))
                    .Select(p => ToInboxLine(mine, p))
                    .OfType<InboxLine>(),
            ];
    }

    /// <summary>
    /// One reported payment, open or not, in the project of the key, of the card or of the conversation; null where
    /// it cannot belong to that one.
    /// </summary>
    public async Task<(UnmatchedPayment Parked, ProjectView Sight)?> FindAsync(
        Turn turn,
        int number,
        string key,
        CancellationToken cancel
    ) =>
        await incomingPaymentStore.FindAsync(turn, number, cancel) is { } unmatchedPayment
        && await reader.FindAsync(turn, key, cancel) is { } view
        && unmatchedPayment.CanBelongTo(view.Project.Id)
            ? (unmatchedPayment, view)
            : null;

    public static bool CanSee(Turn turn, ProjectView view) =>
        Permissions.IsAllowed(view.Project, Permission.RecordPayment, SenderActor.Create(turn, view.Project), turn.At);

    /// <summary>
    /// The current card, for people who may see it; a card that was posted in a conversation is updated there by the
    /// program itself.
    /// </summary>
    public async Task<Card?> DrawAsync(Turn turn, ProjectView view, string which, CancellationToken cancel) =>
        int.TryParse(which, out var number)
        && (turn.Conversation.IsInProcess || CanSee(turn, view))
        && await incomingPaymentStore.FindAsync(turn, number, cancel) is { } unmatchedPayment
        && unmatchedPayment.CanBelongTo(view.Project.Id)
            ? UnmatchedPaymentCards.Create(view, unmatchedPayment)
            : null;

    public Task<IReadOnlyList<ProjectView>> VisibleProjectsAsync(Turn turn, CancellationToken cancel) =>
        reader.ListAsync(turn, cancel);

    public Task<string> ConversationKeyAsync(Turn turn, CancellationToken cancel) =>
        reader.GetProjectKeyAsync(turn, cancel);

    /// <summary>
    /// A bank's line may be for any project of the sender: the full number of an invoice names its project. "" for the
    /// one of the conversation.
    /// </summary>
    public static async Task<string> KeyOfInvoiceAsync(
        ProjectReader reader,
        Turn turn,
        ParsedArguments arguments,
        CancellationToken cancel
    )
    {
        var number = arguments.Get(CommandArgument.Invoice);
        if (
            !InvoiceNumberFinder.IsWellFormed(number)
            || (await reader.FindAsync(turn, "", cancel))?.Project.FindInvoiceByNumber(number) is not null
        )
            return "";
        var own = (await reader.ListAsync(turn, cancel))
            .Where(v => v.Project.FindInvoiceByNumber(number) is not null)
            .ToList();
        return own is [var only] ? only.Project.Key : "";
    }

    private static ProjectView? ProjectOf(List<ProjectView> mine, UnmatchedPayment unmatchedPayment) =>
        mine.Find(s => unmatchedPayment.CanBelongTo(s.Project.Id) && !s.Project.IsOver)
        ?? mine.Find(s => unmatchedPayment.CanBelongTo(s.Project.Id));

    /// <summary>In the project of the one invoice that it may be for, else in one to which it may belong.</summary>
    private static InboxLine? ToInboxLine(List<ProjectView> mine, UnmatchedPayment payment)
    {
        var candidate = PaymentCandidates.FindOnly(payment, mine.Select(s => s.Project));
        var view = candidate is { Project: var own }
            ? mine.Find(s => s.Project.Id == own.Id)
            : ProjectOf(mine, payment);
        return view is null
            ? null
            : ToInboxLine(
                view,
                new(InboxReason.UnmatchedPayment, ZonedCalendar.GetDate(payment.At, view.Project.Zone))
                {
                    UnmatchedPayment = payment,
                }
            ) with
            {
                Candidate = candidate?.Invoice,
            };
    }

    private static InboxLine ToInboxLine(ProjectView view, InboxItem what) => new(view, what, what.Since);
}
