using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>Who is meant to read a reply. Channels that support private replies respect it.</summary>
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
    /// The turn was handled before, and its change was made then. The card shows the present state; there is nothing new
    /// to say.
    /// </summary>
    Repeated,

    /// <summary>Nothing was changed, because of the syntax, a missing permission or a business rule.</summary>
    Refusal,

    /// <summary>
    /// A refusal because the text behind the verb fits no argument or names nothing that exists. It may not have been
    /// meant as a command.
    /// </summary>
    Unrecognized,

    /// <summary>Nothing was changed: the clicked form is put away.</summary>
    PutAway,

    /// <summary>Nothing was changed, because the clicked card was outdated; the card is only rendered again.</summary>
    Stale,
}

/// <summary>The bot's reply to one turn: a text or a card, and its audience.</summary>
/// <param name="Text">The text; for a card, its plain-text form.</param>
public sealed record Reply(string Text)
{
    public ReplyKind Kind { get; init; }

    public Card? Card { get; init; }

    public Audience Audience { get; init; }

    /// <summary>A refusal of either kind.</summary>
    public bool IsRefusal => Kind is ReplyKind.Refusal or ReplyKind.Unrecognized;

    /// <summary>This turn changed nothing now, and the clicked card is only rendered again.</summary>
    public bool IsStale => Kind is ReplyKind.Repeated or ReplyKind.Stale;

    /// <summary>
    /// What is wrong with single values of a submitted form, one sentence each, by the name of the input. A form shows
    /// each beside its field.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = NoProblems;

    internal static readonly IReadOnlyDictionary<string, string> NoProblems = new Dictionary<string, string>();

    /// <summary>The same refusal, attached to one input.</summary>
    public Reply WithProblem(string input, string problem) =>
        this with
        {
            Problems = new Dictionary<string, string>(StringComparer.Ordinal) { [input] = problem },
        };

    public static Reply FromText(string text) => new(text);

    public static Reply FromCard(Card card) => new(card.ToPlainText()) { Card = card };

    /// <summary>A refusal in one sentence that says what, why and how to fix it.</summary>
    public static Reply Refuse(string text) => new(text) { Kind = ReplyKind.Refusal, Audience = Audience.SenderOnly };

    /// <summary>
    /// A refusal with facts and the buttons that resolve it. It is for everybody in the conversation.
    /// </summary>
    public static Reply Refuse(Card card) => new(card.ToPlainText()) { Card = card, Kind = ReplyKind.Refusal };

    /// <summary>The same reply with a sentence above it.</summary>
    public Reply WithNote(string note) =>
        this with
        {
            Text = $"{note}\n{Text}",
            Card = Card is { } card ? card with { Lines = [note, .. card.Lines] } : null,
        };

    /// <summary>The reply to a click on a card that was rendered before something changed.</summary>
    public static Reply StaleCard() =>
        Refuse("That card was old. Nothing was changed; it shows the present state now.") with
        {
            Kind = ReplyKind.Stale,
        };

    /// <summary>
    /// What was asked for is done. A refusal and a form wait for somebody, and what stands behind them in a message may need
    /// what was not done.
    /// </summary>
    public bool IsTaken => !IsRefusal && this is not { Kind: ReplyKind.Answer, Card.Inputs.Count: > 0 };

    /// <summary>The reply to a sender whose identity the platform has not confirmed.</summary>
    internal const string SenderNotVerified = "I could not check who you are; please try again. Nothing was changed.";

    public Reply AsUnrecognized() => this with { Kind = ReplyKind.Unrecognized };
}
