using System.Globalization;

namespace MilestoneBot.Chat;

/// <summary>A value read from words: the value, or what is wrong with the words and how to mend them.</summary>
public readonly record struct ParsedValue(object? Value, string Problem)
{
    public static ParsedValue Success(object value) => new(value, "");

    public static ParsedValue Failure(string problem) => new(null, problem);
}

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

/// <summary>What a person gave a command, by argument.</summary>
/// <param name="text">Everything behind the verb as it was written.</param>
public sealed class ParsedArguments(string text)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public string RawText => text;

    /// <summary>Other ways to read the same words, each complete; the one who knows the records chooses.</summary>
    public IReadOnlyList<ParsedArguments> Alternatives { get; internal set; } = [];

    /// <summary>
    /// The way in which more words are the open-ended value and what follows it is missing; null where there is none.
    /// </summary>
    public ParsedArguments? Incomplete { get; internal set; }

    /// <summary>Ways that break behind the open-ended value: with it, and what is wrong with the next.</summary>
    public IReadOnlyList<(ParsedArguments Given, string Problem)> FailedAlternatives { get; internal set; } = [];

    public bool Has(Argument argument) => Has(argument.Name);

    /// <summary>The values of a numbered argument, each with its number.</summary>
    public IEnumerable<(int Number, T Value)> GetNumbered<T>(Argument<T> argument)
        where T : notnull =>
        values
            .Where(v =>
                v.Key.StartsWith(argument.Name + "-", StringComparison.Ordinal) && argument.MatchName(v.Key) is not null
            )
            .Select(v =>
                (int.Parse(v.Key.AsSpan(argument.Name.Length + 1), CultureInfo.InvariantCulture), (T)v.Value!)
            );

    /// <summary>A value that the phrase requires.</summary>
    public T Get<T>(Argument<T> argument)
        where T : notnull => (T)values[argument.Name]!;

    /// <summary>A value that may be left out.</summary>
    public T? GetOrDefault<T>(Argument<T> argument)
        where T : class => values.TryGetValue(argument.Name, out var value) ? (T?)value : null;

    internal bool Has(string name) => values.ContainsKey(name);

    internal void Set(string name, object? value) => values[name] = value;
}
