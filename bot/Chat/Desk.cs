using System.Diagnostics;

namespace MilestoneBot.Chat;

/// <summary>What answers words that are no command: questions about the records, and the offer of what may have been meant.</summary>
public interface IOtherwise
{
    Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel);

    /// <summary>The answer to words that open like a command and do not fit it ("next billing point?"), if they are something else for certain; else null.</summary>
    Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel);
}

/// <summary>The desk finds the one command that answers a turn.</summary>
public sealed partial class Desk
{
    private readonly ICommand[] commands;
    private readonly IReadOnlyList<Phrase> known;
    private readonly IOtherwise otherwise;
    private readonly ILogger<Desk> log;
    private readonly Heard heard = new(20_000);

    /// <exception cref="InvalidOperationException">Two commands open with the same words, or a verb is not lower case; says which and how to mend it.</exception>
    public Desk(IEnumerable<ICommand> commands, IOtherwise otherwise, ILogger<Desk> log)
    {
        this.commands = [.. commands.OrderByDescending(c => c.Phrase.Verb.Count(char.IsWhiteSpace))];
        this.otherwise = otherwise;
        this.log = log;
        foreach (var same in this.commands.GroupBy(c => c.Phrase.Verb, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new InvalidOperationException($"Two commands answer to \"{same.Key}\": {string.Join(" and ", same.Select(c => c.GetType().Name))}. Give one of them another verb in its Phrase.");
        known = [.. commands.Select(c => c.Phrase).Where(p => !p.Internal)];
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
        if (turn.Resumed) return Logged(turn, await RunAsync(turn, cancel), started);
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

    /// <summary>The card at an address as it stands now, if the one who looks may see it; null if there is none. Breaks aloud only for a turn that is resumed.</summary>
    public async Task<Card?> DrawAsync(string address, Turn by, CancellationToken cancel)
    {
        var command = commands.First(c => c.Phrase is { Internal: true, Verb: "redraw" });
        var turn = by with { Says = $"redraw {address}", Card = null, Inputs = new Dictionary<string, string>(StringComparer.Ordinal) };
        return (await AnswerAsync(command, turn, [new(address, true)], address, cancel)).Card;
    }

    /// <summary>What is said in the place: the answer itself, or for an old one that is only a sentence, the pressed card as it stands now.</summary>
    public async Task<Reply> PresentAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (reply is not { IsOld: true, Card: null }) return reply;
        if (turn.Card is { Card.Length: > 0 } pressed && await DrawAsync(pressed.Card, turn, cancel) is { } card) return Reply.Show(card);
        return turn.Resumed ? Reply.No("My answer to this could not be delivered in time, and things have changed since. Nothing was changed by it; say it again if it still holds.") : reply;
    }

    private Reply Logged(Turn turn, Reply reply, long started)
    {
        LogTurn(turn.Id, reply.IsOld ? "old" : reply.IsRefusal ? "refused" : "answered", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return reply;
    }

    private async Task<Reply> RunAsync(Turn turn, CancellationToken cancel)
    {
        var says = CommandLine.Clean(turn.Says).Trim().TrimStart('/');
        turn = turn with { Says = says };
        var plain = turn with { Says = Phrase.WithNames(says, turn.Mentions) };
        var firstLine = says.Split('\n', 2)[0];
        var words = CommandLine.Split(firstLine);
        foreach (var command in commands)
        {
            var verb = command.Phrase.Verb.Split(' ');
            if (command.Phrase.Internal || words.Count < verb.Length || !verb.Index().All(v => !words[v.Index].Quoted && words[v.Index].Text.Equals(v.Item, StringComparison.OrdinalIgnoreCase))) continue;
            var rest = command.Phrase.TakesText ? [] : CommandLine.Split(says.ReplaceLineEndings(" ")).Skip(verb.Length).ToArray();
            var reply = await AnswerAsync(command, turn, rest, says[EndOfWord(says, verb.Length)..].TrimStart(), cancel);
            // A button's words are a command whatever they look like.
            return reply.IsUnfit && turn.Card is null ? await GuardedAsync(turn, async () => await otherwise.InsteadAsync(plain, cancel) ?? reply) : reply;
        }
        return await GuardedAsync(turn, () => otherwise.AnswerAsync(plain, known, cancel));
    }

    private Task<Reply> AnswerAsync(ICommand command, Turn turn, IReadOnlyList<Word> words, string text, CancellationToken cancel)
    {
        var (given, problem) = command.Phrase.Read(words, text, turn.Inputs, turn.Mentions);
        return given is null ? Task.FromResult(Usage(command.Phrase, problem)) : GuardedAsync(turn, () => command.RunAsync(turn, given, cancel));
    }

    /// <summary>The answer to words that do not fit a command: what is wrong, how it is used, and a line that works.</summary>
    public static Reply Usage(Phrase phrase, string problem) =>
        Reply.No($"{char.ToUpperInvariant(problem[0])}{problem[1..]}. Nothing was changed.\nUsage: {phrase.Usage()}\nExample: {Phrase.Shown(phrase.Examples[0])}").Unfit();

    /// <summary>A person is told that something broke. What the bot says again by itself nobody waits for: it breaks aloud and comes again.</summary>
    private async Task<Reply> GuardedAsync(Turn turn, Func<Task<Reply>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not OperationCanceledException && !turn.Resumed)
        {
            var reference = Guid.NewGuid().ToString("N")[..4].ToUpperInvariant();
            LogBroken(e, reference, turn.Id);
            return Reply.No($"Something broke on my side (ref {reference}). Type status to see what is recorded, then try again.");
        }
    }

    private static int EndOfWord(string text, int words)
    {
        var at = 0;
        for (var i = 0; i < words; i++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        }
        return at;
    }

    [LoggerMessage(2, LogLevel.Information, "Turn {TurnId} {Result} in {Milliseconds:0.0} ms")]
    private partial void LogTurn(string turnId, string result, double milliseconds);

    [LoggerMessage(1, LogLevel.Error, "Turn {TurnId} broke (ref {Reference})")]
    private partial void LogBroken(Exception error, string reference, string turnId);
}
