using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Kit;

/// <summary>
/// A bot's whole business for tests of a channel: a few commands around one counter, and a record of every turn heard.
/// </summary>
public sealed class Notebook : IOtherwise
{
    public ConcurrentQueue<Turn> Turns { get; } = new();

    public int Count { get; set; }

    /// <summary>Changes of the counter that no word of its card shows.</summary>
    public int Hidden { get; set; }

    /// <summary>The records cannot be read.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<ICommand> Commands =>
        [new Echo(this), new Tick(this), new Form(this), new Forbidden(this), new Crash(this), new Redraw(this)];

    public Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply?>(null);

    public Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel)
    {
        Turns.Enqueue(turn);
        return Task.FromResult(Reply.No($"I do not know \"{turn.Says}\"."));
    }

    private Card Counter() =>
        new("The counter")
        {
            Facts = [new("Count", Count.ToString())],
            Inputs = [new("by", "By")],
            Buttons = [new("Count", "tick", ButtonStyle.Primary, TakesInputs: true)],
            Address = "counter/P1/1",
            Revision = Count + Hidden,
        };

    /// <summary>Says again what it was told.</summary>
    private sealed class Echo(Notebook notebook) : ICommand
    {
        public Phrase Phrase { get; } = new Phrase("echo", "Says it again") { TakesText = true }.For("echo hello");

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
        {
            notebook.Turns.Enqueue(turn);
            return notebook.IsBroken
                ? throw new InvalidOperationException("the records cannot be read")
                : Task.FromResult(Reply.Say(given.Text));
        }
    }

    /// <summary>Counts one up; an old card changes nothing.</summary>
    private sealed class Tick(Notebook notebook) : ICommand
    {
        private static readonly Argument<string> By = new Argument<string>(
            "by",
            "<name>",
            t => t.Length > 40 ? Reading.Wrong("that name is too long") : Reading.Of(t)
        )
            .AsKeyword()
            .OrNothing();

        public Phrase Phrase { get; } = new Phrase("tick", "Counts").Takes(By).For("tick");

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
        {
            notebook.Turns.Enqueue(turn);
            if (turn.Card is { } card && card.Revision != notebook.Count)
                return Task.FromResult(Reply.Show(notebook.Counter()).Old());
            notebook.Count++;
            return Task.FromResult(Reply.Show(notebook.Counter()));
        }
    }

    /// <summary>Asks who counts.</summary>
    private sealed class Form(Notebook notebook) : ICommand
    {
        public Phrase Phrase { get; } = new Phrase("form", "Asks").For("form");

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel) =>
            Task.FromResult(Reply.Show(notebook.Counter() with { Title = "Count by whom" }));
    }

    /// <summary>Says no.</summary>
    private sealed class Forbidden(Notebook notebook) : ICommand
    {
        public Phrase Phrase { get; } = new Phrase("forbidden", "Says no").For("forbidden");

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
        {
            notebook.Turns.Enqueue(turn);
            return Task.FromResult(Reply.No("Only an approver may do this."));
        }
    }

    /// <summary>Breaks in a way that no command may.</summary>
    private sealed class Crash(Notebook notebook) : ICommand
    {
        public Phrase Phrase { get; } = new Phrase("crash", "Breaks").For("crash");

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
        {
            notebook.Turns.Enqueue(turn);
            throw new OperationCanceledException("the machinery stopped");
        }
    }

    /// <summary>Draws the counter as it stands.</summary>
    private sealed class Redraw(Notebook notebook) : ICommand
    {
        private static readonly Argument<string> Card = new("card", "<card>", t => Reading.Of(t));

        public Phrase Phrase { get; } = new Phrase("redraw", "Draws a card again") { Internal = true }.Takes(Card);

        public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
        {
            if (notebook.IsBroken)
                throw new InvalidOperationException("the records cannot be read");
            var isCounter = given.Get(Card) == "counter/P1/1";
            return Task.FromResult(isCounter ? Reply.Show(notebook.Counter()) : Reply.No("no such card"));
        }
    }
}
