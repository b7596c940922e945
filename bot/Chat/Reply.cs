namespace MilestoneBot.Chat;

/// <summary>Who is meant to read an answer; channels that can keep one private do so.</summary>
public enum Audience
{
    Everyone,
    OnlyYou,
}

/// <summary>What the bot answers to one turn: a sentence, or a card, and for whom.</summary>
/// <param name="Text">The plain answer; for a card its plain-text meaning.</param>
public sealed record Reply(string Text)
{
    public Card? Card { get; init; }

    public Audience To { get; init; }

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
    public bool IsOld { get; init; }

    /// <summary>
    /// What is wrong with single values of a pressed form, by the input's name: a form shows each beside its field. A
    /// sentence each.
    /// </summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = NoProblems;

    internal static readonly IReadOnlyDictionary<string, string> NoProblems = new Dictionary<string, string>();

    /// <summary>The same "no", which is about the value of one input.</summary>
    public Reply About(string input, string problem) =>
        this with
        {
            Problems = new Dictionary<string, string>(StringComparer.Ordinal) { [input] = problem },
        };

    /// <summary>
    /// The words behind the verb made no sense there: they fit no argument, or name nothing that is there. They may
    /// have been no command.
    /// </summary>
    public bool IsUnfit { get; init; }

    public static Reply Say(string text) => new(text);

    public static Reply Show(Card card) => new(card.PlainText()) { Card = card };

    /// <summary>A "no" in a sentence that says what, why and the exact fix.</summary>
    public static Reply No(string text) => new(text) { IsRefusal = true, To = Audience.OnlyYou };

    /// <summary>
    /// A "no" with facts and the buttons that mend it; what stands in the way concerns everybody in the place.
    /// </summary>
    public static Reply No(Card card) => new(card.PlainText()) { Card = card, IsRefusal = true };

    public Reply Old() => this with { IsOld = true };

    /// <summary>The same answer with a sentence above it.</summary>
    public Reply Noting(string note) =>
        this with
        {
            Text = $"{note}\n{Text}",
            Card = Card is { } card ? card with { Lines = [note, .. card.Lines] } : null,
        };

    /// <summary>The answer to a press on a card that was drawn before something changed.</summary>
    public static Reply OldCard() =>
        No("That card was old. Nothing was changed; it shows the present state now.").Old();

    /// <summary>The answer to somebody of whom the platform has not said who they are.</summary>
    internal const string NotChecked = "I could not check who you are; please try again. Nothing was changed.";

    public Reply Unfit() => this with { IsUnfit = true };
}
