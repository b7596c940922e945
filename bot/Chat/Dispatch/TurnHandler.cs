using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>
/// What a channel's endpoint calls once it has verified and read what came in. It returns after the commit.
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
    /// Typed words, or a press of a client that can show its presser nothing of his own: all of it is answered in the
    /// place. The same turn again says nothing; an old press is answered with the pressed card as it stands now.
    /// </summary>
    public async Task HandleMessageAsync(Turn turn, CancellationToken cancel)
    {
        if (
            await dispatcher.DispatchAsync(turn, cancel) is { } reply
            && (!reply.IsStale || turn.CardAction is { CardAddress.Length: > 0 })
        )
            await RunAfterCommitAsync(
                turn,
                async () =>
                    await delivery.SendReplyAsync(
                        turn,
                        await dispatcher.ResolveStaleReplyAsync(turn, reply, cancel),
                        cancel
                    )
            );
        delivery.SignalWork();
    }

    /// <summary>
    /// A pressed button. A refusal in a sentence is for the presser alone and is only returned; an answer that is the
    /// pressed card itself is its new state and needs no second message; every other answer is posted in the place as
    /// if it had been typed. The pressed card is returned as it stands now, for the presser's own screen; everybody
    /// else's is edited by the courier.
    /// </summary>
    public async Task<CardActionResult> HandleActionAsync(Turn turn, CancellationToken cancel)
    {
        var reply = await dispatcher.DispatchAsync(turn, cancel);
        Card? drawn = null;
        await RunAfterCommitAsync(
            turn,
            async () =>
            {
                if (
                    reply is { Kind: ReplyKind.Answer or ReplyKind.Change, Card: { Address.Length: > 0 } same }
                    && same.Address == turn.CardAction?.CardAddress
                )
                    await delivery.CompleteWithoutReplyAsync(turn, cancel);
                else if (reply is { IsStale: false } and not { IsRefusal: true, Card: null })
                    await delivery.SendReplyAsync(turn, reply, cancel);
                if (turn.CardAction is { CardAddress.Length: > 0 } on)
                    drawn = await dispatcher.GetCurrentCardAsync(on.CardAddress, turn, isPersonal: true, cancel);
            }
        );
        delivery.SignalWork();
        if (drawn is not { } present || turn.CardAction is not { } pressed)
            return new(reply, null);
        return turn.Inputs.Count > 0 && reply is null or { IsRefusal: true }
            ? WithFormProblems(turn, pressed, reply, present)
            : new(reply, present);
    }

    /// <summary>Whether the answer depends on who speaks, as far as the words tell: help does not.</summary>
    public bool RequiresKnownSender(Turn turn) => dispatcher.RequiresKnownSender(turn);

    /// <summary>Whether words, or a button's, will be answered with a form, as far as the words tell.</summary>
    public bool OpensForm(Turn turn) => dispatcher.OpensForm(turn);

    /// <summary>
    /// Words that a client shows the answer to in a window of its own: a form is for the one who opens it and is not
    /// posted. Should the words have changed something, their answer is owed, and the outbox says it in the place.
    /// </summary>
    public Task<Reply?> OpenFormAsync(Turn turn, CancellationToken cancel) => dispatcher.DispatchAsync(turn, cancel);

    /// <summary>A card as it stands now, for somebody who looks at it; changes nothing.</summary>
    public Task<Card?> RefreshCardAsync(Turn turn, CancellationToken cancel) =>
        turn.CardAction is { CardAddress.Length: > 0 } card
            ? cardRefreshCache.GetOrDrawAsync(
                turn,
                card,
                () => dispatcher.GetCurrentCardAsync(card.CardAddress, turn, isPersonal: true, cancel)
            )
            : Task.FromResult<Card?>(null);

    /// <summary>
    /// The act is ruled on and what it owes is written with it, so that nobody may be told that nothing was saved: what
    /// the records do not take now is carried later.
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
    /// A form that was not taken is given back as it was filled in, with what is wrong beside each field. One that is
    /// old stays old, whatever was typed into it.
    /// </summary>
    private static CardActionResult WithFormProblems(Turn turn, CardAction pressed, Reply? reply, Card present) =>
        present.Revision == pressed.Revision
            ? new(reply, present.WithInputs(turn.Inputs, reply?.Problems ?? Reply.NoProblems))
            : new(reply is { Problems.Count: > 0, Card: null } ? Reply.StaleCard() : reply, present);

    [LoggerMessage(
        1,
        LogLevel.Error,
        "Turn {TurnId} was heard and its answer may be late: the records failed afterwards"
    )]
    private partial void LogUnnoted(Exception error, string turnId);
}
