using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// One thing a command takes: a value in its place, a value behind its keyword, or a bare word that is there or not.
/// </summary>
/// <param name="Name">The keyword, the input's name in a form, and the name in error sentences.</param>
/// <param name="Placeholder">How usage shows it: <c>&lt;date&gt;</c>.</param>
public abstract record Argument(string Name, string Placeholder)
{
    public bool IsKeyword { get; init; }

    public bool IsOptional { get; init; }

    public bool IsFlag { get; init; }

    /// <summary>
    /// Takes a mentioned person by id. Everywhere else a mention is text that people read, so it stands there by name.
    /// </summary>
    public bool IsPerson { get; init; }

    /// <summary>
    /// Comes once for each of several things, by their number: <c>expected-2</c> is its value for the second.
    /// </summary>
    public bool IsNumbered { get; init; }

    /// <summary>
    /// Where its words end before the next value is not for the line alone to say: each way to part them is a reading
    /// of it.
    /// </summary>
    public bool IsOpenEnded { get; init; }

    /// <summary>How many unquoted words may make one value (<c>15 Jul 2026</c> is three).</summary>
    public int MaxWords { get; init; } = 1;

    internal abstract ParsedValue Parse(string text);

    /// <summary>
    /// The name under which a word or an input means this argument, its number included; null when it does not.
    /// </summary>
    internal string? MatchName(string word)
    {
        if (!IsNumbered)
            return Name.Equals(word, StringComparison.OrdinalIgnoreCase) ? Name : null;
        return
            word.StartsWith(Name + "-", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(
                word.AsSpan(Name.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number is > 0 and < 10_000
            ? string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}")
            : null;
    }

    /// <summary>How usage shows it, keyword included: <c>expected-&lt;n&gt; &lt;date&gt;</c>.</summary>
    internal string Usage =>
        this switch
        {
            { IsFlag: true } => Name,
            { IsNumbered: true } => $"{Name}-<n> {Placeholder}",
            { IsKeyword: true } => $"{Name} {Placeholder}",
            _ => Placeholder,
        };
}

/// <summary>An argument whose value is a <typeparamref name="T"/>.</summary>
public sealed record Argument<T>(string Name, string Shape, Func<string, ParsedValue> Parser) : Argument(Name, Shape)
    where T : notnull
{
    internal override ParsedValue Parse(string text) => Parser(text);

    public Argument<T> AsKeyword() => this with { IsKeyword = true };

    public Argument<T> AsOptional() => this with { IsOptional = true };

    /// <summary>The same, once for each of several things.</summary>
    public Argument<T> AsNumbered() => this with { IsKeyword = true, IsOptional = true, IsNumbered = true };

    /// <summary>
    /// The same, of so many words at most, where only who knows the records can tell which of them belong to it.
    /// </summary>
    public Argument<T> AsOpenEnded(int most) => this with { MaxWords = most, IsOpenEnded = true };

    public Argument<T> WithMaxWords(int most) => this with { MaxWords = most };
}
