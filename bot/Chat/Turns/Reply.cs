using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>Who is meant to read an answer; channels that can keep one private do so.</summary>
public enum Audience
{
    Everyone,
    SenderOnly,
}

/// <summary>What became of what was said, for whoever shows the answer.</summary>
public enum ReplyKind
{
    /// <summary>Something was looked at. Channels may show the answer to the asker alone.</summary>
    Answer,

    /// <summary>Something was changed, which concerns everybody in the place.</summary>
    Change,

    /// <summary>
    /// The change was made when the turn was heard before. The card shows the present state, and nothing new is to be
    /// said.
    /// </summary>
    Repeated,

    /// <summary>Nothing was changed because the words, the right or the business said no.</summary>
    Refusal,

    /// <summary>
    /// A refusal because the words behind the verb made no sense there: they fit no argument, or name nothing that is
    /// there. They may have been no command.
    /// </summary>
    Unrecognized,

    /// <summary>
    /// Nothing was changed because the turn rests on an older state, as a press on an old card does: the pressed card is
    /// only drawn again.
    /// </summary>
    Stale,
}

/// <summary>What the bot answers to one turn: a sentence, or a card, and for whom.</summary>
/// <param name="Text">The plain answer; for a card its plain-text meaning.</param>
public sealed record Reply(string Text)
{
    public ReplyKind Kind { get; init; }

    public Card? Card { get; init; }

    public Audience Audience { get; init; }

    /// <summary>The words, the right or the business said no.</summary>
    public bool IsRefusal => Kind is ReplyKind.Refusal or ReplyKind.Unrecognized;

    /// <summary>This turn has changed nothing, and a pressed card is only drawn again.</summary>
    public bool IsStale => Kind is ReplyKind.Repeated or ReplyKind.Stale;

    /// <summary>
    /// What is wrong with single values of a pressed form, by the input's name: a form shows each beside its field. A
    /// sentence each.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = NoProblems;

    internal static readonly IReadOnlyDictionary<string, string> NoProblems = new Dictionary<string, string>();

    /// <summary>The same "no", which is about the value of one input.</summary>
    public Reply WithProblem(string input, string problem) =>
        this with
        {
            Problems = new Dictionary<string, string>(StringComparer.Ordinal) { [input] = problem },
        };

    public static Reply FromText(string text) => new(text);

    public static Reply FromCard(Card card) => new(card.ToPlainText()) { Card = card };

    /// <summary>A "no" in a sentence that says what, why and the exact fix.</summary>
    public static Reply Refuse(string text) => new(text) { Kind = ReplyKind.Refusal, Audience = Audience.SenderOnly };

    /// <summary>
    /// A "no" with facts and the buttons that mend it; what stands in the way concerns everybody in the place.
    /// </summary>
    public static Reply Refuse(Card card) => new(card.ToPlainText()) { Card = card, Kind = ReplyKind.Refusal };

    /// <summary>The same answer with a sentence above it.</summary>
    public Reply WithNote(string note) =>
        this with
        {
            Text = $"{note}\n{Text}",
            Card = Card is { } card ? card with { Lines = [note, .. card.Lines] } : null,
        };

    /// <summary>The answer to a press on a card that was drawn before something changed.</summary>
    public static Reply StaleCard() =>
        Refuse("That card was old. Nothing was changed; it shows the present state now.") with
        {
            Kind = ReplyKind.Stale,
        };

    /// <summary>The answer to somebody of whom the platform has not said who they are.</summary>
    internal const string SenderNotVerified = "I could not check who you are; please try again. Nothing was changed.";

    public Reply AsUnrecognized() => this with { Kind = ReplyKind.Unrecognized };
}
