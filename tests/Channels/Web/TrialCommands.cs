using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Tests.Channels.Web;

/// <summary>A small subject: a stage that is confirmed once, and every turn that reached a command.</summary>
internal sealed class SampleStage(InMemoryRecords records) : ICardSource
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
            if (turn.CardAction is { } cardAction && cardAction.Revision < revision)
                return Reply.FromCard(Card()) with { Kind = ReplyKind.Repeated };
            (confirmedBy, revision) = (by, revision + 1);
        }
        records.OweRedraw(Address);
        return Reply.FromText($"Discovery confirmed by {by}.");
    }

    public Task<Card?> DrawAsync(string address, Turn turn, bool isPersonal, CancellationToken cancel) =>
        Task.FromResult(address == Address ? Card() : null);

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
                [new("Milestone"), new("Net", IsRightAligned: true)],
                [
                    ["Discovery and strategy", "3,600.00"],
                    ["Sum", "12,000.00"],
                ],
                HasTotalRow: true
            ),
            Inputs = [new("by", "Confirmed by") { IsRequired = true, Placeholder = "Dana Weiss" }],
            Buttons =
                confirmedBy.Length > 0
                    ? []
                    : [new("Confirm", "confirm", ButtonStyle.Primary, SendsInputs: true), new("Refuse me", "private")],
            Footer = "Policy: previous stage paid in full.",
            Address = Address,
            Revision = revision,
            IsSettled = confirmedBy.Length > 0,
        };
}

/// <summary>A command made of a syntax and an action.</summary>
internal sealed class SampleCommand(SampleStage stage, CommandSyntax syntax, Func<Turn, ParsedArguments, Reply> run)
    : ICommand
{
    private static readonly Argument<string> By = new Argument<string>(
        "by",
        "\"<name>\"",
        words => words.Length > 40 ? ParsedValue.Failure("that name is too long") : ParsedValue.Success(words)
    ).AsKeyword();

    public CommandSyntax Syntax => syntax;

    public Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        stage.Note(turn);
        return Task.FromResult(run(turn, arguments));
    }

    public static IEnumerable<ICommand> All(SampleStage stage) =>
        [
            new SampleCommand(
                stage,
                new CommandSyntax("echo", "Says the words again") { TakesText = true, Examples = ["echo"] },
                (_, arguments) => Reply.FromText(arguments.RawText)
            ),
            new SampleCommand(
                stage,
                new CommandSyntax("draw", "Shows words as a card") { TakesText = true, Examples = ["draw"] },
                (_, arguments) => Reply.FromCard(Nasty(arguments.RawText))
            ),
            new SampleCommand(
                stage,
                new CommandSyntax("show", "Shows the stage").WithExamples("show"),
                (_, _) => Reply.FromCard(stage.Card())
            ),
            new SampleCommand(
                stage,
                new CommandSyntax("private", "Is always refused").WithExamples("private"),
                (_, _) => Reply.Refuse("Only finance records a payment.")
            ),
            new SampleCommand(
                stage,
                new CommandSyntax("mine", "Shows a card to the one who asked").WithExamples("mine"),
                (_, _) => Reply.FromCard(new Card("For your eyes")) with { Audience = Audience.SenderOnly }
            ),
            new SampleCommand(
                stage,
                new CommandSyntax("confirm", "Confirms the stage")
                    .WithArguments(By)
                    .WithExamples("confirm by \"Dana Weiss\""),
                (turn, arguments) => stage.Confirm(turn, arguments.Get(By))
            ),
        ];

    private static Card Nasty(string text) =>
        new(text)
        {
            Lines = [text],
            Facts = [new(text, text)],
            Table = new(
                [new(text), new("Net", IsRightAligned: true)],
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
            Buttons = [new(text, text, ButtonStyle.Danger, SendsInputs: true), new(text, text)],
            Footer = text,
            Address = text,
        };
}

/// <summary>Answers text that is no command.</summary>
internal sealed class SampleFallbackHandler : IFallbackHandler
{
    public Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<CommandSyntax> known, CancellationToken cancel) =>
        Task.FromResult(Reply.Refuse($"Unknown: {turn.Text}"));

    public Task<Reply?> TryAnswerInsteadAsync(Turn turn, CancellationToken cancel) => Task.FromResult<Reply?>(null);
}
