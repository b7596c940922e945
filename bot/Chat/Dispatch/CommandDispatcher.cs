using System.Diagnostics;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Dispatch;

/// <summary>Finds the one command that answers a turn, and runs it.</summary>
public sealed partial class CommandDispatcher
{
    private readonly ICommand[] commands;
    private readonly IReadOnlyList<CommandSyntax> publicSyntaxes;
    private readonly IFallbackHandler fallbackHandler;
    private readonly ICardSource cardSource;
    private readonly ILogger<CommandDispatcher> log;
    private readonly IAppointmentBinder? appointmentBinder;
    private readonly IClientConversation? clientConversation;
    private readonly TurnDeduplicator turnDeduplicator = new(20_000);

    /// <exception cref="InvalidOperationException">Two commands have the same verb, or a verb is not lower case. The
    /// message says which and how to fix it.</exception>
    public CommandDispatcher(
        IEnumerable<ICommand> commands,
        IFallbackHandler fallbackHandler,
        ICardSource cardSource,
        ILogger<CommandDispatcher> log,
        IAppointmentBinder? appointmentBinder = null,
        IClientConversation? clientConversation = null
    )
    {
        this.clientConversation = clientConversation;
        this.appointmentBinder = appointmentBinder;
        this.commands = [.. commands];
        this.fallbackHandler = fallbackHandler;
        this.cardSource = cardSource;
        this.log = log;
        foreach (
            var duplicates in this
                .commands.GroupBy(c => c.Syntax.Verb, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
        )
        {
            var types = string.Join(" and ", duplicates.Select(c => c.GetType().Name));
            throw new InvalidOperationException(
                $"Two commands answer to \"{duplicates.Key}\": {types}. Give one of them another verb in its Phrase."
            );
        }
        publicSyntaxes = [.. this.commands.Select(c => c.Syntax)];
    }

    /// <summary>The syntaxes of the commands that people may type, in the order of help.</summary>
    public IReadOnlyList<CommandSyntax> PublicSyntaxes => publicSyntaxes;

    /// <summary>
    /// The reply to a turn; null when the same turn was answered before. If the first one is still running, its
    /// repetition waits for it, so that it never reports success before the commit.
    /// </summary>
    public async Task<Reply?> DispatchAsync(Turn turn, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        // Turns from inside the process are only repeated by the process itself, and the store knows which of them have
        // changed something.
        if (turn.IsResumed || turn.Conversation.IsInProcess)
            return Logged(turn, await RunAsync(turn, cancel), started);
        if (!turnDeduplicator.TryBegin(turn.Id, out var answered, out var earlier))
        {
            await earlier.WaitAsync(cancel);
            return null;
        }
        try
        {
            var reply = await RunAsync(turn, cancel);
            answered.SetResult(reply.IsTaken);
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

    /// <summary>Whether a line that this program answered before was taken.</summary>
    public Task<bool> WasTakenAsync(Turn turn, CancellationToken cancel) =>
        turnDeduplicator.WasTakenAsync(turn.Id).WaitAsync(cancel);

    /// <summary>
    /// Answers a request of the program itself, in a turn of its own. Only the program repeats such a turn, and the store
    /// knows whether it has changed something. Errors are thrown: the caller asks again.
    /// </summary>
    /// <exception cref="ArgumentException">A channel could have made the turn.</exception>
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
    /// Whether the text asks for a form. Only the text is checked: there may be nothing to fill in, or the sender may
    /// lack the permission.
    /// </summary>
    public bool OpensForm(Turn turn)
    {
        var text = ParsedCommand.Normalize(turn.Text);
        if (
            turn.Inputs.Count > 0
            || Split(turn).Count > 1
            || ParsedCommand.Match(fallbackHandler.FindForm(text) ?? text, publicSyntaxes) is not { } parsedCommand
        )
            return false;
        var read = parsedCommand.Syntax.Parse(parsedCommand.Words, parsedCommand.RawText, turn.Inputs, turn.Mentions);
        return (read.Arguments ?? read.Incomplete) is { } incomplete && parsedCommand.Syntax.OpensForm(incomplete);
    }

    /// <summary>
    /// The current state of the card at an address, if the viewer may see it; null if there is none. Errors are thrown
    /// only for a resumed turn.
    /// </summary>
    /// <param name="isPersonal">The card is for the sender alone, so buttons that they may not use are left out;
    /// otherwise it is for everybody in the conversation.</param>
    public async Task<Card?> GetCurrentCardAsync(string address, Turn viewer, bool isPersonal, CancellationToken cancel)
    {
        var turn = viewer with
        {
            Text = "",
            CardAction = null,
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
        };
        return await GuardedAsync(turn, () => cardSource.DrawAsync(address, turn, isPersonal, cancel), _ => null);
    }

    /// <summary>
    /// The reply that is posted in the conversation: the reply itself, or the current state of the clicked card in
    /// place of a stale reply that is only a sentence.
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
    /// Whether the reply depends on who the sender and the mentioned people are. Only commands for anybody do not, and
    /// greetings where guests get no answers of their own. A channel that can look people up does so first.
    /// </summary>
    public bool RequiresKnownSender(Turn turn)
    {
        if (turn.Conversation.IsInProcess)
            return false;
        return Split(turn)
            .Any(line =>
                ParsedCommand.Normalize(line) is var text
                && (
                    ParsedCommand.Match(text, publicSyntaxes) is { } parsedCommand
                        ? !parsedCommand.Syntax.IsForAnybody
                        : clientConversation is not null
                            || fallbackHandler.RequiresKnownSender(turn with { Text = text })
                )
            );
    }

    /// <summary>The commands of a message, one after the other; the message itself where it is one.</summary>
    public IReadOnlyList<string> Split(Turn turn) =>
        turn.CardAction is null && turn.Inputs.Count == 0 && turn.FixedReply.Length == 0
            ? SeveralCommands.Split(turn.Text, publicSyntaxes)
            : [turn.Text];

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
        var text = ParsedCommand.Normalize(turn.Text);
        if (
            ParsedCommand.IsQuoted(turn.Text)
            && ParsedCommand.Match(text, publicSyntaxes) is { Syntax.IsForAnybody: false }
        )
            return Reply.Refuse(UnsupportedInputText.Quoted(text));
        turn = turn with { Text = text };
        if (!turn.HasAttachment)
            return await RunAsync(turn, text, cancel);
        return text.Length == 0
            ? Reply.Refuse(UnsupportedInputText.FileWithoutText)
            : (await RunAsync(turn, text, cancel)).WithNote(UnsupportedInputText.File);
    }

    private async Task<Reply> RunAsync(Turn turn, string text, CancellationToken cancel)
    {
        if (await BindAppointmentsAsync(turn, cancel) is { } broken)
            return broken;
        if (clientConversation?.Takes(turn) == true)
            return await GuardedAsync(turn, () => clientConversation.AnswerAsync(turn, cancel));
        if (ParsedCommand.Match(text, publicSyntaxes) is not { } parsedCommand)
            return await RephrasedAsync(turn, cancel)
                ?? await GuardedAsync(turn, () => fallbackHandler.AnswerAsync(turn, publicSyntaxes, cancel));
        var reply = await RunCommandAsync(turn, parsedCommand, cancel);
        // The text of a button is always a command, whatever it looks like; two words of a verb alone say best what they lack.
        if (
            reply.Kind != ReplyKind.Unrecognized
            || turn.CardAction is not null
            || parsedCommand is { Words.Count: 0, Syntax.VerbWords.Count: > 1 }
        )
            return reply;
        Task<Reply> InsteadAsync(Reply otherwise) =>
            GuardedAsync(turn, async () => await fallbackHandler.TryAnswerInsteadAsync(turn, cancel) ?? otherwise);
        // A question that is certain is answered first, since its words may also read as a wish.
        if (text.EndsWith('?') && await InsteadAsync(reply) is var answered && answered != reply)
            return answered;
        var rephrased = await RephrasedAsync(turn, cancel);
        return rephrased is null or { Kind: ReplyKind.Unrecognized }
            ? await InsteadAsync(rephrased ?? reply)
            : rephrased;
    }

    /// <summary>
    /// The reply to the command that the text means in everyday words, or the question what is meant; null where it
    /// means none. A command that was found so is not read a second time.
    /// </summary>
    private async Task<Reply?> RephrasedAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.CardAction is not null || turn.Conversation.IsInProcess || !fallbackHandler.RequiresKnownSender(turn))
            return null;
        Reply? asked = null;
        string? line = null;
        var failed = await GuardedAsync(
            turn,
            async () =>
            {
                (line, asked) = await fallbackHandler.RephraseAsync(turn, publicSyntaxes, cancel);
                return null;
            },
            problem => (Reply?)Reply.Refuse(problem)
        );
        if (failed is not null || asked is not null)
            return failed ?? asked;
        return line is not null && ParsedCommand.Match(line, publicSyntaxes) is { } parsedCommand
            ? await RunCommandAsync(turn with { Text = line }, parsedCommand, cancel)
            : null;
    }

    private async Task<Reply> RunCommandAsync(Turn turn, ParsedCommand parsedCommand, CancellationToken cancel)
    {
        // A resumed turn passed this check when it was received.
        if (
            turn is { Sender.Membership: Membership.Unknown, IsResumed: false, Conversation.IsInProcess: false }
            && !parsedCommand.Syntax.IsForAnybody
        )
            return Reply.Refuse(Reply.SenderNotVerified);
        return await DispatchAsync(
            commands.First(c => c.Syntax.Verb == parsedCommand.Syntax.Verb),
            turn,
            parsedCommand.Words,
            parsedCommand.RawText,
            cancel
        );
    }

    /// <summary>
    /// A person who writes for the first time is bound to the roles that wait for them, before the turn is answered.
    /// Null if that succeeded.
    /// </summary>
    private async Task<Reply?> BindAppointmentsAsync(Turn turn, CancellationToken cancel)
    {
        if (appointmentBinder is null)
            return null;
        var success = new Reply("");
        var reply = await GuardedAsync(
            turn,
            async () =>
            {
                await appointmentBinder.BindAsync(turn, cancel);
                return success;
            }
        );
        return ReferenceEquals(reply, success) ? null : reply;
    }

    private async Task<Reply> DispatchAsync(
        ICommand command,
        Turn turn,
        IReadOnlyList<Word> words,
        string text,
        CancellationToken cancel
    )
    {
        if (
            TextBeside.Find(turn, command.Syntax) is { Count: > 0 } unused
            && await GetCurrentCardAsync(turn.CardAction!.CardAddress, turn, isPersonal: true, cancel) is { } pressed
            && TextBeside.Ask(turn, pressed, command.Syntax, unused, publicSyntaxes) is { } question
        )
            return Reply.Refuse(question);
        var read = command.Syntax.Parse(words, text, turn.Inputs, turn.Mentions);
        if (read.Arguments is { } arguments)
            return await GuardedAsync(turn, () => command.RunAsync(turn, arguments, cancel));
        var usage = CreateUsageReply(command.Syntax, turn.CardAction is null ? read.Problem : read.AllProblems) with
        {
            Problems = read.Problems,
        };
        return read.Incomplete is { } incomplete
            ? await GuardedAsync(turn, async () => await command.CreateFormAsync(turn, incomplete, cancel) ?? usage)
            : usage;
    }

    /// <summary>
    /// The reply to text that does not fit a command's syntax: what is wrong, an example that works, and where its words
    /// are explained.
    /// </summary>
    public static Reply CreateUsageReply(CommandSyntax syntax, string problem) =>
        Reply
            .Refuse(
                $"{CommandSyntax.Sentence(problem)} Nothing was changed.\n"
                    + $"For example: {CommandSyntax.FormatExample(syntax.Examples[0])}\nAll its words: help {syntax.Verb}"
            )
            .AsUnrecognized();

    /// <summary>
    /// A person gets a reply that something broke. Turns from inside the process and resumed turns have nobody waiting,
    /// so their errors are thrown and the turn is retried. That the store is unavailable is thrown for all of them: the
    /// channel knows whether its platform sends the turn again or needs a reply.
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
