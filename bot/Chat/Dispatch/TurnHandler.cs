using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// Called by a channel's endpoint with each turn that it has verified and parsed. Returns after the commit.
/// </summary>
public sealed partial class TurnHandler(
    CommandDispatcher dispatcher,
    MessageDelivery delivery,
    TimeProvider clock,
    ILogger<TurnHandler> log
)
{
    private readonly CardRefreshCache cardRefreshCache = new(clock);

    /// <summary>
    /// Handles typed text, or a click on a client that has no user-specific view: every reply is posted in the
    /// conversation. A repeated turn is ignored; an outdated click is answered with the current state of the card.
    /// </summary>
    public async Task HandleMessageAsync(Turn turn, CancellationToken cancel)
    {
        var lines = dispatcher.Split(turn);
        for (var at = 0; at < lines.Count; at++)
        {
            // Each line is a turn of its own, so a message that the platform sends again changes nothing twice.
            var one = turn with
            {
                Text = lines[at],
                Id = at == 0 ? turn.Id : $"{turn.Id}/{at + 1}",
            };
            var answer = await AnswerAsync(
                one,
                reply => reply.IsTaken ? reply : WithProgress(reply, lines, at),
                cancel
            );
            // A message that arrives again stops where it stopped the first time.
            if (!(answer?.IsTaken ?? await dispatcher.WasTakenAsync(one, cancel)))
                break;
        }
        delivery.SignalWork();
    }

    /// <summary>What was done before the line that was not taken, and what was not run.</summary>
    private static Reply WithProgress(Reply reply, IReadOnlyList<string> lines, int at)
    {
        if (lines.Count == 1)
            return reply;
        var before =
            at == 0
                ? "Nothing was done before it."
                : $"Done before it: {string.Join("; ", lines.Take(at).Select(Short))}.";
        var behind = at == lines.Count - 1 ? "" : $" Not run: {string.Join("; ", lines.Skip(at + 1).Select(Short))}.";
        return reply.WithNote($"I stopped at line {at + 1} of {lines.Count}: {Short(lines[at])}. {before}{behind}");
    }

    private static string Short(string line) => line.Length > 80 ? $"{line[..80]}…" : line;

    /// <summary>The reply to one line, once it is sent; null when the same turn was answered before.</summary>
    private async Task<Reply?> AnswerAsync(Turn turn, Func<Reply, Reply> shown, CancellationToken cancel)
    {
        var answer = await dispatcher.DispatchAsync(turn, cancel);
        if (answer is { } reply && (!reply.IsStale || turn.CardAction is { CardAddress.Length: > 0 }))
            await RunAfterCommitAsync(
                turn,
                async () =>
                    await delivery.SendReplyAsync(
                        turn,
                        await dispatcher.ResolveStaleReplyAsync(turn, shown(reply), cancel),
                        cancel
                    )
            );
        return answer;
    }

    /// <summary>
    /// Handles a click. A refusal in a sentence is for the person who clicked and is only returned. A reply that is the
    /// clicked card itself is its new state and needs no second message, unless only a line is left there, or somebody
    /// asked to see more of it. Every other
    /// reply is posted in the conversation as if the command had been typed. The current state of the clicked card is
    /// returned for the person who clicked; for everybody else the message delivery updates it.
    /// </summary>
    public async Task<CardActionResult> HandleActionAsync(Turn turn, CancellationToken cancel)
    {
        var reply = await dispatcher.DispatchAsync(turn, cancel);
        if (reply is { Kind: ReplyKind.PutAway, Card: { } put })
        {
            await RunAfterCommitAsync(turn, () => delivery.PutAwayAsync(turn, put, cancel));
            return new(reply, put);
        }
        Card? rendered = null;
        await RunAfterCommitAsync(
            turn,
            async () =>
            {
                if (turn.CardAction is { CardAddress.Length: > 0 } target)
                    rendered = (
                        await dispatcher.GetCurrentCardAsync(target.CardAddress, turn, isPersonal: true, cancel)
                    )?.InPlace();
                if (
                    reply is { Kind: ReplyKind.Answer or ReplyKind.Change, Card: { Address.Length: > 0 } same }
                    && same.Address == turn.CardAction?.CardAddress
                    && !(same.IsSnapshot && reply.Kind == ReplyKind.Answer)
                    && (rendered is not { IsTrace: true } || same.IsSettled)
                )
                    await delivery.CompleteWithoutReplyAsync(turn, cancel);
                else if (reply is { IsStale: false } and not { IsRefusal: true, Card: null })
                    await delivery.SendReplyAsync(turn, reply, cancel);
            }
        );
        delivery.SignalWork();
        if (rendered is not { } present || turn.CardAction is not { } clicked)
            return new(reply, null);
        return turn.Inputs.Count > 0 && reply is null or { IsRefusal: true }
            ? WithFormProblems(turn, clicked, reply, present)
            : new(reply, present);
    }

    /// <summary>Whether the reply depends on who the sender is, as far as the text shows: help does not.</summary>
    public bool RequiresKnownSender(Turn turn) => dispatcher.RequiresKnownSender(turn);

    /// <summary>
    /// Whether the text, typed or of a button, will be answered with a form, as far as the text shows.
    /// </summary>
    public bool OpensForm(Turn turn) => dispatcher.OpensForm(turn);

    /// <summary>
    /// Handles a command whose reply a client shows in a dialog. A form is for the person who opened it and is not
    /// posted. If the command changed something, its reply is in the outbox and is posted from there.
    /// </summary>
    public Task<Reply?> OpenFormAsync(Turn turn, CancellationToken cancel) => dispatcher.DispatchAsync(turn, cancel);

    /// <summary>The current state of a card, for a person who views it; changes nothing.</summary>
    public Task<Card?> RefreshCardAsync(Turn turn, CancellationToken cancel) =>
        turn.CardAction is { CardAddress.Length: > 0 } card
            ? cardRefreshCache.GetOrDrawAsync(
                turn,
                card,
                async () =>
                    (await dispatcher.GetCurrentCardAsync(card.CardAddress, turn, isPersonal: true, cancel))?.InPlace()
            )
            : Task.FromResult<Card?>(null);

    /// <summary>
    /// The change and its outbox messages are committed, so a person must not be told that nothing was saved. What the
    /// database does not accept now is sent later from the outbox.
    /// </summary>
    private async Task RunAfterCommitAsync(Turn turn, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StoreUnavailableException e)
        {
            LogUnnoted(e, turn.Id);
        }
    }

    /// <summary>
    /// A rejected form is returned with the entered values and each problem beside its field. An outdated form stays
    /// outdated, whatever was entered.
    /// </summary>
    private static CardActionResult WithFormProblems(Turn turn, CardAction clicked, Reply? reply, Card present) =>
        present.Revision == clicked.Revision
            ? new(reply, present.WithInputs(turn.Inputs, reply?.Problems ?? Reply.NoProblems))
            : new(reply is { Problems.Count: > 0, Card: null } ? Reply.StaleCard() : reply, present);

    [LoggerMessage(
        1,
        LogLevel.Error,
        "Turn {TurnId} was heard and its answer may be late: the records failed afterwards"
    )]
    private partial void LogUnnoted(Exception error, string turnId);
}
