using System.Diagnostics;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>The desk finds the one command that answers a turn.</summary>
public sealed partial class CommandDispatcher
{
    private readonly ICommand[] commands;
    private readonly IReadOnlyList<CommandSyntax> known;
    private readonly IFallbackHandler fallbackHandler;
    private readonly ICardSource cardSource;
    private readonly ILogger<CommandDispatcher> log;
    private readonly IAppointmentBinder? appointmentBinder;
    private readonly TurnDeduplicator turnDeduplicator = new(20_000);

    /// <exception cref="InvalidOperationException">Two commands open with the same words, or a verb is not lower case;
    /// says which and how to mend it.</exception>
    public CommandDispatcher(
        IEnumerable<ICommand> commands,
        IFallbackHandler fallbackHandler,
        ICardSource cardSource,
        ILogger<CommandDispatcher> log,
        IAppointmentBinder? appointmentBinder = null
    )
    {
        this.appointmentBinder = appointmentBinder;
        this.commands = [.. commands];
        this.fallbackHandler = fallbackHandler;
        this.cardSource = cardSource;
        this.log = log;
        foreach (
            var same in this.commands.GroupBy(c => c.Syntax.Verb, StringComparer.Ordinal).Where(g => g.Count() > 1)
        )
        {
            var types = string.Join(" and ", same.Select(c => c.GetType().Name));
            throw new InvalidOperationException(
                $"Two commands answer to \"{same.Key}\": {types}. Give one of them another verb in its Phrase."
            );
        }
        known = [.. this.commands.Select(c => c.Syntax)];
    }

    /// <summary>The phrases that people may type, in the order of help.</summary>
    public IReadOnlyList<CommandSyntax> PublicSyntaxes => known;

    /// <summary>
    /// The answer to a turn; null when the same turn was answered before and nothing new is to be said. A turn that is
    /// still being answered is waited for, so that its repetition never reports success before the commit.
    /// </summary>
    public async Task<Reply?> DispatchAsync(Turn turn, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        // What is said inside the process is repeated by nobody but the process, and the store knows what has changed
        // something.
        if (turn.IsResumed || turn.Conversation.IsInProcess)
            return Logged(turn, await RunAsync(turn, cancel), started);
        if (!turnDeduplicator.TryBegin(turn.Id, out var answered, out var before))
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
            turnDeduplicator.Forget(turn.Id);
            answered.SetException(e);
            _ = answered.Task.Exception; // observed: a repetition may or may not be waiting for it
            throw;
        }
    }

    /// <summary>
    /// What the program itself asks for, answered in a turn of its own. Nobody repeats it but the program, and the store
    /// knows what has changed something. What breaks, breaks aloud: the caller asks again.
    /// </summary>
    /// <exception cref="ArgumentException">The turn could come from a channel.</exception>
    public async Task<Reply> HandleAsync<TRequest>(
        IInternalHandler<TRequest> handler,
        Turn turn,
        TRequest request,
        CancellationToken cancel
    )
    {
        if (!turn.Conversation.IsInProcess)
            throw new ArgumentException("Only a turn that is made in the process may ask for this.", nameof(turn));
        var started = Stopwatch.GetTimestamp();
        return Logged(turn, await handler.HandleAsync(turn, request, cancel), started);
    }

    /// <summary>
    /// Whether words ask for a form to fill in. Only the words are looked at: there may be nothing to fill in, or no
    /// right to.
    /// </summary>
    public bool OpensForm(Turn turn)
    {
        if (
            turn.Inputs.Count > 0
            || ParsedCommand.Match(ParsedCommand.Normalize(turn.Text), known) is not { } parsedCommand
        )
            return false;
        var read = parsedCommand.Syntax.Parse(parsedCommand.Words, parsedCommand.RawText, turn.Inputs, turn.Mentions);
        return (read.Arguments ?? read.Incomplete) is { } some && parsedCommand.Syntax.OpensForm(some);
    }

    /// <summary>
    /// The card at an address as it stands now, if the one who looks may see it; null if there is none. Breaks aloud
    /// only for a turn that is resumed.
    /// </summary>
    /// <param name="isPersonal">It is for his eyes alone, so what he may not press is left out; else it is for everybody in
    /// the place.</param>
    public async Task<Card?> GetCurrentCardAsync(string address, Turn by, bool isPersonal, CancellationToken cancel)
    {
        var turn = by with
        {
            Text = "",
            CardAction = null,
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
        };
        return await GuardedAsync(turn, () => cardSource.DrawAsync(address, turn, isPersonal, cancel), _ => null);
    }

    /// <summary>
    /// What is said in the place: the answer itself, or for an old one that is only a sentence, the pressed card as it
    /// stands now.
    /// </summary>
    public async Task<Reply> ResolveStaleReplyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (reply is not { IsStale: true, Card: null })
            return reply;
        if (
            turn.CardAction is { CardAddress.Length: > 0 } pressed
            && await GetCurrentCardAsync(pressed.CardAddress, turn, isPersonal: false, cancel) is { } card
        )
            return Reply.FromCard(card);
        return turn.IsResumed
            ? Reply.Refuse(
                "My answer to this could not be delivered in time, and things have changed since. "
                    + "Nothing was changed by it; say it again if it still holds."
            )
            : reply;
    }

    /// <summary>
    /// Whether the answer depends on who speaks, and on who is named: all but that of commands for anybody. A channel
    /// that can ask who they are does so before.
    /// </summary>
    public bool RequiresKnownSender(Turn turn)
    {
        if (turn.Conversation.IsInProcess)
            return false;
        var says = ParsedCommand.Normalize(turn.Text);
        return ParsedCommand.Match(says, known) is { } parsedCommand
            ? !parsedCommand.Syntax.IsForAnybody
            : fallbackHandler.RequiresKnownSender(turn with { Text = says });
    }

    private Reply Logged(Turn turn, Reply reply, long started)
    {
        var what = reply.Kind switch
        {
            ReplyKind.Repeated or ReplyKind.Stale => "old",
            ReplyKind.Refusal or ReplyKind.Unrecognized => "refused",
            _ => "answered",
        };
        LogTurn(turn.Id, what, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return reply;
    }

    private async Task<Reply> RunAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.FixedReply.Length > 0)
            return Reply.Refuse(turn.FixedReply);
        var says = ParsedCommand.Normalize(turn.Text);
        turn = turn with { Text = says };
        if (!turn.HasAttachment)
            return await RunAsync(turn, says, cancel);
        return says.Length == 0
            ? Reply.Refuse(UnsupportedInputText.FileWithoutText)
            : (await RunAsync(turn, says, cancel)).WithNote(UnsupportedInputText.File);
    }

    private async Task<Reply> RunAsync(Turn turn, string says, CancellationToken cancel)
    {
        if (await BindAppointmentsAsync(turn, cancel) is { } broken)
            return broken;
        if (ParsedCommand.Match(says, known) is not { } parsedCommand)
            return await GuardedAsync(turn, () => fallbackHandler.AnswerAsync(turn, known, cancel));
        // A turn that is spoken again was let in when it was heard.
        if (
            turn is { Sender.Membership: Membership.Unknown, IsResumed: false, Conversation.IsInProcess: false }
            && !parsedCommand.Syntax.IsForAnybody
        )
            return Reply.Refuse(Reply.SenderNotVerified);
        var reply = await DispatchAsync(
            commands.First(c => c.Syntax.Verb == parsedCommand.Syntax.Verb),
            turn,
            parsedCommand.Words,
            parsedCommand.RawText,
            cancel
        );
        // A button's words are a command whatever they look like.
        return reply.Kind == ReplyKind.Unrecognized && turn.CardAction is null
            ? await GuardedAsync(turn, async () => await fallbackHandler.TryAnswerInsteadAsync(turn, cancel) ?? reply)
            : reply;
    }

    /// <summary>
    /// Whoever is heard for the first time has what is kept for them before they are answered. Null if that went well.
    /// </summary>
    private async Task<Reply?> BindAppointmentsAsync(Turn turn, CancellationToken cancel)
    {
        if (appointmentBinder is null)
            return null;
        var fine = new Reply("");
        var reply = await GuardedAsync(
            turn,
            async () =>
            {
                await appointmentBinder.BindAsync(turn, cancel);
                return fine;
            }
        );
        return ReferenceEquals(reply, fine) ? null : reply;
    }

    private async Task<Reply> DispatchAsync(
        ICommand command,
        Turn turn,
        IReadOnlyList<Word> words,
        string text,
        CancellationToken cancel
    )
    {
        var read = command.Syntax.Parse(words, text, turn.Inputs, turn.Mentions);
        if (read.Arguments is { } arguments)
            return await GuardedAsync(turn, () => command.RunAsync(turn, arguments, cancel));
        var usage = CreateUsageReply(command.Syntax, turn.CardAction is null ? read.Problem : read.AllProblems) with
        {
            Problems = read.Problems,
        };
        return read.Incomplete is { } some
            ? await GuardedAsync(turn, async () => await command.CreateFormAsync(turn, some, cancel) ?? usage)
            : usage;
    }

    /// <summary>
    /// The answer to words that do not fit a command: what is wrong, how it is used, and a line that works.
    /// </summary>
    public static Reply CreateUsageReply(CommandSyntax syntax, string problem) =>
        Reply
            .Refuse(
                $"{CommandSyntax.Sentence(problem)} Nothing was changed.\n"
                    + $"Usage: {syntax.FormatUsage()}\nExample: {CommandSyntax.FormatExample(syntax.Examples[0])}"
            )
            .AsUnrecognized();

    /// <summary>
    /// A person is told that something broke. What the bot says by itself, or again, nobody waits for: it breaks aloud
    /// and comes again. That the records take nothing breaks aloud for everybody: the channel knows whether its
    /// platform tells again, or has to be answered.
    /// </summary>
    private Task<Reply> GuardedAsync(Turn turn, Func<Task<Reply>> run) => GuardedAsync(turn, run, Reply.Refuse);

    private async Task<T> GuardedAsync<T>(Turn turn, Func<Task<T>> run, Func<string, T> whenBroken)
    {
        try
        {
            return await run();
        }
        catch (Exception e)
            when (e is not (OperationCanceledException or StoreUnavailableException)
                && !turn.IsResumed
                && !turn.Conversation.IsInProcess
            )
        {
            var reference = Guid.NewGuid().ToString("N")[..4].ToUpperInvariant();
            LogBroken(e, reference, turn.Id);
            return whenBroken(
                $"Something broke on my side (ref {reference}). Type status to see what is recorded, then try again."
            );
        }
    }

    [LoggerMessage(2, LogLevel.Information, "Turn {TurnId} {Result} in {Milliseconds:0.0} ms")]
    private partial void LogTurn(string turnId, string result, double milliseconds);

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} broke (ref {Reference})")]
    private partial void LogBroken(Exception error, string reference, string turnId);
}
