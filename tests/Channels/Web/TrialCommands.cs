using MilestoneBot.Chat;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>
/// A subject small enough to see through: a stage that is confirmed once, and every turn that reached a command.
/// </summary>
internal sealed class TrialStage(TrialRecords records)
{
    public const string Address = "stage/p1/1";
    private readonly Lock gate = new();
    private readonly List<Turn> turns = [];
    private string confirmedBy = "";
    private long revision = 1;

    public IReadOnlyList<Turn> Turns
    {
        get
        {
            lock (gate)
                return [.. turns];
        }
    }

    public void Note(Turn turn)
    {
        lock (gate)
            turns.Add(turn);
    }

    public Reply Confirm(Turn turn, string by)
    {
        lock (gate)
        {
            if (turn.Card is { } press && press.Revision < revision)
                return Reply.Show(Card()).Old();
            (confirmedBy, revision) = (by, revision + 1);
        }
        records.OweRedraw(Address);
        return Reply.Say($"Discovery confirmed by {by}.");
    }

    public Card Card() =>
        new("Discovery and strategy")
        {
            Tone = confirmedBy.Length > 0 ? Tone.Good : Tone.Plain,
            Lines = [confirmedBy.Length > 0 ? $"Confirmed by {confirmedBy}." : "Waiting for confirmation."],
            Facts =
            [
                new("Deliverable", "Discovery report v3", new("https://files.example/acme/discovery-v3.pdf?a=1&b=2")),
                new("Evidence", "a trap", new("javascript:alert(1)")),
            ],
            Table = new(
                [new("Milestone"), new("Net", Right: true)],
                [
                    ["Discovery and strategy", "3,600.00"],
                    ["Sum", "12,000.00"],
                ],
                LastRowIsTotal: true
            ),
            Inputs = [new("by", "Confirmed by") { Required = true, Placeholder = "Dana Weiss" }],
            Buttons =
                confirmedBy.Length > 0
                    ? []
                    : [new("Confirm", "confirm", ButtonStyle.Primary, TakesInputs: true), new("Refuse me", "private")],
            Footer = "Policy: previous stage paid in full.",
            Address = Address,
            Revision = revision,
            IsSettled = confirmedBy.Length > 0,
        };
}

/// <summary>A command made of a phrase and what it does.</summary>
internal sealed class TrialCommand(TrialStage stage, Phrase phrase, Func<Turn, Given, Reply> run) : ICommand
{
    private static readonly Argument<string> Text = new("text", "<text>", words => Reading.Of(words));
    private static readonly Argument<string> By = new Argument<string>(
        "by",
        "\"<name>\"",
        words => words.Length > 40 ? Reading.Wrong("that name is too long") : Reading.Of(words)
    ).AsKeyword();

    public Phrase Phrase => phrase;

    public Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        if (!phrase.Internal)
            stage.Note(turn);
        return Task.FromResult(run(turn, given));
    }

    public static IEnumerable<ICommand> All(TrialStage stage) =>
        [
            new TrialCommand(
                stage,
                new Phrase("echo", "Says the words again") { TakesText = true, Examples = ["echo"] },
                (_, given) => Reply.Say(given.Text)
            ),
            new TrialCommand(
                stage,
                new Phrase("draw", "Shows words as a card") { TakesText = true, Examples = ["draw"] },
                (_, given) => Reply.Show(Nasty(given.Text))
            ),
            new TrialCommand(
                stage,
                new Phrase("show", "Shows the stage").For("show"),
                (_, _) => Reply.Show(stage.Card())
            ),
            new TrialCommand(
                stage,
                new Phrase("private", "Is always refused").For("private"),
                (_, _) => Reply.No("Only finance records a payment.")
            ),
            new TrialCommand(
                stage,
                new Phrase("mine", "Shows a card to the one who asked").For("mine"),
                (_, _) => Reply.Show(new Card("For your eyes")) with { To = Audience.OnlyYou }
            ),
            new TrialCommand(
                stage,
                new Phrase("confirm", "Confirms the stage").Takes(By).For("confirm by \"Dana Weiss\""),
                (turn, given) => stage.Confirm(turn, given.Get(By))
            ),
            new TrialCommand(
                stage,
                new Phrase("redraw", "Draws the stage again") { Internal = true }.Takes(Text),
                (_, given) =>
                    given.Get(Text) == stage.Card().Address
                        ? Reply.Show(stage.Card())
                        : Reply.No("There is no such card.")
            ),
        ];

    private static Card Nasty(string text) =>
        new(text)
        {
            Lines = [text],
            Facts = [new(text, text)],
            Table = new(
                [new(text), new("Net", Right: true)],
                [
                    [text],
                ]
            ),
            Inputs =
            [
                new(text, text, InputKind.LongText) { Value = text, Placeholder = text },
                new("which", text, InputKind.Choice) { Choices = [text] },
                new("date", text, InputKind.Date) { Value = text },
            ],
            Buttons = [new(text, text, ButtonStyle.Danger, TakesInputs: true), new(text, text)],
            Footer = text,
            Address = text,
        };
}

/// <summary>Words that are no command.</summary>
internal sealed class TrialOtherwise : IOtherwise
{
    public Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Phrase> known, CancellationToken cancel) =>
        Task.FromResult(Reply.No($"Unknown: {turn.Says}"));

    public Task<Reply?> InsteadAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply?>(null);
}
