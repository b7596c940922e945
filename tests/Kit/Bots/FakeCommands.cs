using System.Collections.Concurrent;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Kit.Bots;

/// <summary>
/// A small set of commands around one counter for tests of a channel; records every turn that is received.
/// </summary>
public sealed class FakeCommands : IFallbackHandler, ICardSource
{
    public ConcurrentQueue<Turn> Turns { get; } = new();

    public int Count { get; set; }

    /// <summary>Changes of the counter that its card does not show.</summary>
    public int Hidden { get; set; }

    /// <summary>The database cannot be read.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<ICommand> Commands =>
        [
            new EchoCommand(this),
            new TickCommand(this),
            new FormCommand(this),
            new ForbiddenCommand(this),
            new CrashCommand(this),
        ];

    public Task<Reply?> TryAnswerInsteadAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply?>(null);

    public Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<CommandSyntax> known, CancellationToken cancel)
    {
        Turns.Enqueue(turn);
        return Task.FromResult(Reply.Refuse($"I do not know \"{turn.Text}\"."));
    }

    /// <summary>The counter as it stands, and no other card.</summary>
    public Task<Card?> DrawAsync(string address, Turn turn, bool isPersonal, CancellationToken cancel)
    {
        if (IsBroken)
            throw new InvalidOperationException("the records cannot be read");
        return Task.FromResult(address == "counter/P1/1" ? Counter() : null);
    }

    private Card Counter() =>
        new("The counter")
        {
            Facts = [new("Count", Count.ToString())],
            Inputs = [new("by", "By")],
            Buttons = [new("Count", "tick", ButtonStyle.Primary, SendsInputs: true)],
            Address = "counter/P1/1",
            Revision = Count + Hidden,
        };

    /// <summary>Replies with the text that it received.</summary>
    private sealed class EchoCommand(FakeCommands fakeCommands) : ICommand
    {
        public CommandSyntax Syntax { get; } =
            new CommandSyntax("echo", "Says it again") { TakesText = true }.WithExamples("echo hello");

        public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
        {
            fakeCommands.Turns.Enqueue(turn);
            return fakeCommands.IsBroken
                ? throw new InvalidOperationException("the records cannot be read")
                : Task.FromResult(Reply.FromText(arguments.RawText));
        }
    }

    /// <summary>Increments the counter; an outdated card changes nothing.</summary>
    private sealed class TickCommand(FakeCommands fakeCommands) : ICommand
    {
        private static readonly Argument<string> By = new Argument<string>(
            "by",
            "<name>",
            t => t.Length > 40 ? ParsedValue.Failure("that name is too long") : ParsedValue.Success(t)
        )
            .AsKeyword()
            .AsOptional();

        public CommandSyntax Syntax { get; } =
            new CommandSyntax("tick", "Counts").WithArguments(By).WithExamples("tick");

        public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
        {
            fakeCommands.Turns.Enqueue(turn);
            if (turn.CardAction is { } card && card.Revision != fakeCommands.Count)
                return Task.FromResult(Reply.FromCard(fakeCommands.Counter()) with { Kind = ReplyKind.Repeated });
            fakeCommands.Count++;
            return Task.FromResult(Reply.FromCard(fakeCommands.Counter()));
        }
    }

    /// <summary>Replies with a form that asks who counts.</summary>
    private sealed class FormCommand(FakeCommands fakeCommands) : ICommand
    {
        public CommandSyntax Syntax { get; } = new CommandSyntax("form", "Asks").WithExamples("form");

        public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel) =>
            Task.FromResult(Reply.FromCard(fakeCommands.Counter() with { Title = "Count by whom" }));
    }

    /// <summary>Always refuses.</summary>
    private sealed class ForbiddenCommand(FakeCommands fakeCommands) : ICommand
    {
        public CommandSyntax Syntax { get; } = new CommandSyntax("forbidden", "Says no").WithExamples("forbidden");

        public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
        {
            fakeCommands.Turns.Enqueue(turn);
            return Task.FromResult(Reply.Refuse("Only an approver may do this."));
        }
    }

    /// <summary>Throws an unexpected exception.</summary>
    private sealed class CrashCommand(FakeCommands fakeCommands) : ICommand
    {
        public CommandSyntax Syntax { get; } = new CommandSyntax("crash", "Breaks").WithExamples("crash");

        public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
        {
            fakeCommands.Turns.Enqueue(turn);
            throw new OperationCanceledException("the machinery stopped");
        }
    }
}
