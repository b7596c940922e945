using System.Diagnostics;

namespace MilestoneBot.Chat;

/// <summary>
/// What answers words that are no command: questions about the records, and the offer of what may have been meant.
/// </summary>
public interface IOtherwise
{
    /// <param name="turn">What was said, cleaned; people who are mentioned in it stand there as in the channel's
    /// turn.</param>
    Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel);

    /// <summary>
    /// The answer to words that open like a command and do not fit it ("next billing point?"), if they are something
    /// else for certain; else null.
    /// </summary>
    Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel);

    /// <summary>Whether the answer depends on who speaks; that to a greeting does not.</summary>
    bool NeedsKnown(Turn turn) => true;
}

/// <summary>The desk finds the one command that answers a turn.</summary>
public sealed partial class Desk
{
    /// <summary>The flag of <c>redraw</c> for a card that is shown to one person alone.</summary>
    public const string Mine = "mine";

    private readonly ICommand[] commands;
    private readonly IReadOnlyList<Phrase> known;
    private readonly IReadOnlyList<Phrase> everything;
    private readonly IOtherwise otherwise;
    private readonly ILogger<Desk> log;
    private readonly IArrivals? arrivals;
    private readonly Heard heard = new(20_000);

    /// <exception cref="InvalidOperationException">Two commands open with the same words, or a verb is not lower case;
    /// says which and how to mend it.</exception>
    public Desk(IEnumerable<ICommand> commands, IOtherwise otherwise, ILogger<Desk> log, IArrivals? arrivals = null)
    {
        this.arrivals = arrivals;
        this.commands = [.. commands];
        this.otherwise = otherwise;
        this.log = log;
        foreach (
            var same in this.commands.GroupBy(c => c.Phrase.Verb, StringComparer.Ordinal).Where(g => g.Count() > 1)
        )
        {
            var types = string.Join(" and ", same.Select(c => c.GetType().Name));
            throw new InvalidOperationException(
                $"Two commands answer to \"{same.Key}\": {types}. Give one of them another verb in its Phrase."
            );
        }
        everything = [.. commands.Select(c => c.Phrase)];
        known = [.. everything.Where(p => !p.Internal)];
    }

    /// <summary>The phrases that people may type, in the order of help.</summary>
    public IReadOnlyList<Phrase> Known => known;

    /// <summary>
    /// The answer to a turn; null when the same turn was answered before and nothing new is to be said. A turn that is
    /// still being answered is waited for, so that its repetition never reports success before the commit.
    /// </summary>
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        // What is said inside the process is repeated by nobody but the process, and the store knows what has changed
        // something.
        if (turn.Resumed || turn.Where.IsInProcess)
            return Logged(turn, await RunAsync(turn, cancel), started);
        if (!heard.IsNew(turn.Id, out var answered, out var before))
        {
            await before.WaitAsync(cancel);
            return null;
        }
        try
        {
            var reply = await RunAsync(turn, cancel);
            answered.SetResult();
            return Logged(turn, reply, started);
        }
        catch (Exception e)
        {
            heard.Forget(turn.Id);
            answered.SetException(e);
            _ = answered.Task.Exception; // observed: a repetition may or may not be waiting for it
            throw;
        }
    }

    /// <summary>
    /// Whether words ask for a form to fill in. Only the words are looked at: there may be nothing to fill in, or no
    /// right to.
    /// </summary>
    public bool AsksByForm(Turn turn)
    {
        if (turn.Inputs.Count > 0 || Spoken.Of(Spoken.Tidy(turn.Says), known) is not { } spoken)
            return false;
        var read = spoken.Phrase.Read(spoken.Words, spoken.Text, turn.Inputs, turn.Mentions);
        return (read.Given ?? read.Incomplete) is { } some && spoken.Phrase.AsksByForm(some);
    }

    /// <summary>
    /// The card at an address as it stands now, if the one who looks may see it; null if there is none. Breaks aloud
    /// only for a turn that is resumed.
    /// </summary>
    /// <param name="mine">It is for his eyes alone, so what he may not press is left out; else it is for everybody in
    /// the place.</param>
    public async Task<Card?> DrawAsync(string address, Turn by, bool mine, CancellationToken cancel)
    {
        var command = commands.First(c => c.Phrase is { Internal: true, Verb: "redraw" });
        var turn = by with
        {
            Says = $"redraw {address}",
            Card = null,
            Inputs = mine ? new() { [Mine] = "true" } : new Dictionary<string, string>(StringComparer.Ordinal),
        };
        return (await AnswerAsync(command, turn, [new(address, true)], address, cancel)).Card;
    }

    /// <summary>
    /// What is said in the place: the answer itself, or for an old one that is only a sentence, the pressed card as it
    /// stands now.
    /// </summary>
    public async Task<Reply> PresentAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (reply is not { IsOld: true, Card: null })
            return reply;
        if (
            turn.Card is { Card.Length: > 0 } pressed
            && await DrawAsync(pressed.Card, turn, mine: false, cancel) is { } card
        )
            return Reply.Show(card);
        return turn.Resumed
            ? Reply.No(
                "My answer to this could not be delivered in time, and things have changed since. "
                    + "Nothing was changed by it; say it again if it still holds."
            )
            : reply;
    }

    /// <summary>
    /// Whether the answer depends on who speaks, and on who is named: all but that of commands for anybody. A channel
    /// that can ask who they are does so before.
    /// </summary>
    public bool NeedsKnown(Turn turn)
    {
        if (turn.Where.IsInProcess)
            return false;
        var says = Spoken.Tidy(turn.Says);
        return Spoken.Of(says, known) is { } spoken
            ? !spoken.Phrase.IsForAnybody
            : otherwise.NeedsKnown(turn with { Says = says });
    }

    private Reply Logged(Turn turn, Reply reply, long started)
    {
        var what = reply switch
        {
            { IsOld: true } => "old",
            { IsRefusal: true } => "refused",
            _ => "answered",
        };
        LogTurn(turn.Id, what, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return reply;
    }

    private async Task<Reply> RunAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Instead.Length > 0)
            return Reply.No(turn.Instead);
        var says = Spoken.Tidy(turn.Says);
        turn = turn with { Says = says };
        if (!turn.HasFile)
            return await RunAsync(turn, says, cancel);
        return says.Length == 0 ? Reply.No(Unread.OnlyFile) : (await RunAsync(turn, says, cancel)).Noting(Unread.File);
    }

    private async Task<Reply> RunAsync(Turn turn, string says, CancellationToken cancel)
    {
        if (await ArrivedAsync(turn, cancel) is { } broken)
            return broken;
        if (Spoken.Of(says, turn.Where.IsInProcess ? everything : known) is not { } spoken)
            return await GuardedAsync(turn, () => otherwise.AnswerAsync(turn, known, cancel));
        // A turn that is spoken again was let in when it was heard.
        if (
            turn is { Who.Standing: Standing.Unknown, Resumed: false, Where.IsInProcess: false }
            && !spoken.Phrase.IsForAnybody
        )
            return Reply.No(Reply.NotChecked);
        var reply = await AnswerAsync(
            commands.First(c => c.Phrase.Verb == spoken.Phrase.Verb),
            turn,
            spoken.Words,
            spoken.Text,
            cancel
        );
        // A button's words are a command whatever they look like.
        return reply.IsUnfit && turn.Card is null
            ? await GuardedAsync(turn, async () => await otherwise.InsteadAsync(turn, cancel) ?? reply)
            : reply;
    }

    /// <summary>
    /// Whoever is heard for the first time has what is kept for them before they are answered. Null if that went well.
    /// </summary>
    private async Task<Reply?> ArrivedAsync(Turn turn, CancellationToken cancel)
    {
        if (arrivals is null)
            return null;
        var fine = new Reply("");
        var reply = await GuardedAsync(
            turn,
            async () =>
            {
                await arrivals.ArrivedAsync(turn, cancel);
                return fine;
            }
        );
        return ReferenceEquals(reply, fine) ? null : reply;
    }

    private async Task<Reply> AnswerAsync(
        ICommand command,
        Turn turn,
        IReadOnlyList<Word> words,
        string text,
        CancellationToken cancel
    )
    {
        var read = command.Phrase.Read(words, text, turn.Inputs, turn.Mentions);
        if (read.Given is { } given)
            return await GuardedAsync(turn, () => command.RunAsync(turn, given, cancel));
        var usage = Usage(command.Phrase, turn.Card is null ? read.Problem : read.Everything) with
        {
            Problems = read.Problems,
        };
        return read.Incomplete is { } some
            ? await GuardedAsync(turn, async () => await command.AskAsync(turn, some, cancel) ?? usage)
            : usage;
    }

    /// <summary>
    /// The answer to words that do not fit a command: what is wrong, how it is used, and a line that works.
    /// </summary>
    public static Reply Usage(Phrase phrase, string problem) =>
        Reply
            .No(
                $"{Phrase.Sentence(problem)} Nothing was changed.\n"
                    + $"Usage: {phrase.Usage()}\nExample: {Phrase.Shown(phrase.Examples[0])}"
            )
            .Unfit();

    /// <summary>
    /// A person is told that something broke. What the bot says by itself, or again, nobody waits for: it breaks aloud
    /// and comes again. That the records take nothing breaks aloud for everybody: the channel knows whether its
    /// platform tells again, or has to be answered.
    /// </summary>
    private async Task<Reply> GuardedAsync(Turn turn, Func<Task<Reply>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e)
            when (e is not (OperationCanceledException or RecordsException) && !turn.Resumed && !turn.Where.IsInProcess)
        {
            var reference = Guid.NewGuid().ToString("N")[..4].ToUpperInvariant();
            LogBroken(e, reference, turn.Id);
            return Reply.No(
                $"Something broke on my side (ref {reference}). Type status to see what is recorded, then try again."
            );
        }
    }

    [LoggerMessage(2, LogLevel.Information, "Turn {TurnId} {Result} in {Milliseconds:0.0} ms")]
    private partial void LogTurn(string turnId, string result, double milliseconds);

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} broke (ref {Reference})")]
    private partial void LogBroken(Exception error, string reference, string turnId);
}
