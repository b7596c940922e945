using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Turns;

/// <summary>Who is meant to read an answer; channels that can keep one private do so.</summary>
public enum Audience
{
    Everyone,
    SenderOnly,
}

/// <summary>What the bot answers to one turn: a sentence, or a card, and for whom.</summary>
/// <param name="Text">The plain answer; for a card its plain-text meaning.</param>
public sealed record Reply(string Text)
{
    public Card? Card { get; init; }

    public Audience Audience { get; init; }

    /// <summary>
    /// Something was changed by it, which concerns everybody in the place; channels may show what was only looked at to
    /// the asker alone.
    /// </summary>
    public bool IsChange { get; init; }

    /// <summary>Nothing was changed because the words, the right or the business said no.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>
    /// Nothing was changed because the pressed card was old or the turn was heard before: the pressed card is only
    /// drawn again.
    /// </summary>
    public bool IsStale { get; init; }

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

    /// <summary>
    /// The words behind the verb made no sense there: they fit no argument, or name nothing that is there. They may
    /// have been no command.
    /// </summary>
    public bool IsUnrecognized { get; init; }

    public static Reply FromText(string text) => new(text);

    public static Reply FromCard(Card card) => new(card.ToPlainText()) { Card = card };

    /// <summary>A "no" in a sentence that says what, why and the exact fix.</summary>
    public static Reply Refuse(string text) => new(text) { IsRefusal = true, Audience = Audience.SenderOnly };

    /// <summary>
    /// A "no" with facts and the buttons that mend it; what stands in the way concerns everybody in the place.
    /// </summary>
    public static Reply Refuse(Card card) => new(card.ToPlainText()) { Card = card, IsRefusal = true };

    public Reply AsStale() => this with { IsStale = true };

    /// <summary>The same answer with a sentence above it.</summary>
    public Reply WithNote(string note) =>
        this with
        {
            Text = $"{note}\n{Text}",
            Card = Card is { } card ? card with { Lines = [note, .. card.Lines] } : null,
        };

    /// <summary>The answer to a press on a card that was drawn before something changed.</summary>
    public static Reply StaleCard() =>
        Refuse("That card was old. Nothing was changed; it shows the present state now.").AsStale();

    /// <summary>The answer to somebody of whom the platform has not said who they are.</summary>
    internal const string SenderNotVerified = "I could not check who you are; please try again. Nothing was changed.";

    public Reply AsUnrecognized() => this with { IsUnrecognized = true };
}
