using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>Who is meant to read an answer; channels that can keep one private do so.</summary>
public enum Audience
{
    Everyone,
    SenderOnly,
}

/// <summary>What became of a turn, so that a channel knows how to show the reply.</summary>
public enum ReplyKind
{
    /// <summary>Something was only read. A channel may show the reply to the sender alone.</summary>
    Answer,

    /// <summary>Something was changed. That concerns everybody in the conversation.</summary>
    Change,

    /// <summary>
    /// The platform sent the turn before, and it was answered then. The card shows the present state; there is nothing
    /// new to say.
    /// </summary>
    Repeated,

    /// <summary>Nothing was changed: the words, the sender's rights or a rule of the business forbid it.</summary>
    Refusal,

    /// <summary>
    /// A refusal because the words behind the verb fit no argument, or name nothing that exists. They may not have been
    /// meant as a command.
    /// </summary>
    Unrecognized,

    /// <summary>
    /// Nothing was changed because the turn was made on an older state, as an action on an old card is. The card is only
    /// drawn again.
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

    /// <summary>A refusal of either kind.</summary>
    public bool IsRefusal => Kind is ReplyKind.Refusal or ReplyKind.Unrecognized;

    /// <summary>The turn changed nothing now, and its card is only drawn again.</summary>
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
