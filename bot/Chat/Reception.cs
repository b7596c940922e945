namespace MilestoneBot.Chat;

/// <summary>What became of a press: the answer, and the pressed card as it stands now.</summary>
/// <param name="Answer">Null when the press was heard before.</param>
/// <param name="Present">The pressed card drawn from the present state for the presser; null for cards that never
/// change.</param>
public sealed record Pressed(Reply? Answer, Card? Present);

/// <summary>
/// What a channel's endpoint calls once it has verified and read what came in. It returns after the commit.
/// </summary>
public sealed partial class Reception(Desk desk, Courier courier, TimeProvider clock, ILogger<Reception> log)
{
    private readonly Glances glances = new(clock);

    /// <summary>
    /// Typed words, or a press of a client that can show its presser nothing of his own: all of it is answered in the
    /// place. The same turn again says nothing; an old press is answered with the pressed card as it stands now.
    /// </summary>
    public async Task HearAsync(Turn turn, CancellationToken cancel)
    {
        if (await desk.AnswerAsync(turn, cancel) is { } reply && (!reply.IsOld || turn.Card is { Card.Length: > 0 }))
            await AfterwardsAsync(
                turn,
                async () => await courier.AnswerAsync(turn, await desk.PresentAsync(turn, reply, cancel), cancel)
            );
        courier.Wake();
    }

    /// <summary>
    /// A pressed button. A refusal in a sentence is for the presser alone and is only returned; an answer that is the
    /// pressed card itself is its new state and needs no second message; every other answer is posted in the place as
    /// if it had been typed. The pressed card is returned as it stands now, for the presser's own screen; everybody
    /// else's is edited by the courier.
    /// </summary>
    public async Task<Pressed> PressAsync(Turn turn, CancellationToken cancel)
    {
        var reply = await desk.AnswerAsync(turn, cancel);
        Card? drawn = null;
        await AfterwardsAsync(
            turn,
            async () =>
            {
                if (
                    reply is { IsOld: false, IsRefusal: false, Card: { Address.Length: > 0 } same }
                    && same.Address == turn.Card?.Card
                )
                    await courier.NothingOwedAsync(turn, cancel);
                else if (reply is { IsOld: false } && (reply.Card is not null || !reply.IsRefusal))
                    await courier.AnswerAsync(turn, reply, cancel);
                if (turn.Card is { Card.Length: > 0 } on)
                    drawn = await desk.DrawAsync(on.Card, turn, mine: true, cancel);
            }
        );
        courier.Wake();
        if (drawn is not { } present || turn.Card is not { } pressed)
            return new(reply, null);
        return turn.Inputs.Count > 0 && reply is null or { IsRefusal: true, IsOld: false }
            ? Kept(turn, pressed, reply, present)
            : new(reply, present);
    }

    /// <summary>Whether the answer depends on who speaks, as far as the words tell: help does not.</summary>
    public bool NeedsKnown(Turn turn) => desk.NeedsKnown(turn);

    /// <summary>Whether words, or a button's, will be answered with a form, as far as the words tell.</summary>
    public bool AsksByForm(Turn turn) => desk.AsksByForm(turn);

    /// <summary>
    /// Words that a client shows the answer to in a window of its own: a form is for the one who opens it and is not
    /// posted. Should the words have changed something, their answer is owed, and the outbox says it in the place.
    /// </summary>
    public Task<Reply?> OpenAsync(Turn turn, CancellationToken cancel) => desk.AnswerAsync(turn, cancel);

    /// <summary>A card as it stands now, for somebody who looks at it; changes nothing.</summary>
    public Task<Card?> LookAsync(Turn turn, CancellationToken cancel) =>
        turn.Card is { Card.Length: > 0 } card
            ? glances.Of(turn, card, () => desk.DrawAsync(card.Card, turn, mine: true, cancel))
            : Task.FromResult<Card?>(null);

    /// <summary>
    /// The act is ruled on and what it owes is written with it, so that nobody may be told that nothing was saved: what
    /// the records do not take now is carried later.
    /// </summary>
    private async Task AfterwardsAsync(Turn turn, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (RecordsException e)
        {
            LogUnnoted(e, turn.Id);
        }
    }

    /// <summary>
    /// A form that was not taken is given back as it was filled in, with what is wrong beside each field. One that is
    /// old stays old, whatever was typed into it.
    /// </summary>
    private static Pressed Kept(Turn turn, Press pressed, Reply? reply, Card present) =>
        present.Revision == pressed.Revision
            ? new(reply, present.Keeping(turn.Inputs, reply?.Problems ?? Reply.NoProblems))
            : new(reply is { Problems.Count: > 0, Card: null } ? Reply.OldCard() : reply, present);

    [LoggerMessage(
        1,
        LogLevel.Error,
        "Turn {TurnId} was heard and its answer may be late: the records failed afterwards"
    )]
    private partial void LogUnnoted(Exception error, string turnId);
}
