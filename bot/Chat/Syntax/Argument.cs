using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>One argument of a command: a positional value, a value behind its keyword, or a flag.</summary>
/// <param name="Name">The keyword, the input's name in a form, and the name in error messages.</param>
/// <param name="Placeholder">How the usage line shows it: <c>&lt;date&gt;</c>.</param>
public abstract record Argument(string Name, string Placeholder)
{
    public bool IsKeyword { get; init; }

    public bool IsOptional { get; init; }

    public bool IsFlag { get; init; }

    /// <summary>
    /// Accepts a mentioned person by id. In any other argument a mention is text, so it is replaced by the person's
    /// name.
    /// </summary>
    public bool IsPerson { get; init; }

    /// <summary>
    /// Can be given once for each of several things, by their number: <c>expected-2</c> is the value for the second.
    /// </summary>
    public bool IsNumbered { get; init; }

    /// <summary>
    /// The line alone does not determine where the value ends; each possible split is an alternative reading.
    /// </summary>
    public bool IsOpenEnded { get; init; }

    /// <summary>How many unquoted words may form one value (<c>15 Jul 2026</c> is three).</summary>
    public int MaxWords { get; init; } = 1;

    /// <summary>
    /// Takes several values one after the other, some of them perhaps in quotes: <c>vat 0 exempt "education"</c>.
    /// Elsewhere a quoted word is a whole value and ends the words before it.
    /// </summary>
    public bool TakesSeveralValues { get; init; }

    /// <summary>An argument that takes up to so many values, which are read together.</summary>
    public static Argument<T> OfValues<T>(
        string name,
        string shape,
        int most,
        Func<IReadOnlyList<Word>, ParsedValue> parser
    )
        where T : notnull =>
        new(name, shape, text => parser(CommandLine.Split(text)))
        {
            MaxWords = most,
            TakesSeveralValues = true,
            SeveralParser = parser,
        };

    internal abstract ParsedValue Parse(string text);

    internal abstract ParsedValue Parse(IReadOnlyList<Word> words);

    /// <summary>
    /// The name under which a word or an input refers to this argument, number included; null when it does not.
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

    /// <summary>How the usage line shows it, keyword included: <c>expected-&lt;n&gt; &lt;date&gt;</c>.</summary>
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
    /// <summary>Reads the values of an argument that takes several; null for an argument of one value.</summary>
    internal Func<IReadOnlyList<Word>, ParsedValue>? SeveralParser { get; init; }

    internal override ParsedValue Parse(string text) => Parser(text);

    internal override ParsedValue Parse(IReadOnlyList<Word> words) =>
        SeveralParser is { } parser ? parser(words) : Parser(string.Join(' ', words.Select(w => w.Text)));

    public Argument<T> AsKeyword() => this with { IsKeyword = true };

    public Argument<T> AsOptional() => this with { IsOptional = true };

    /// <summary>The same argument, once for each of several things.</summary>
    public Argument<T> AsNumbered() => this with { IsKeyword = true, IsOptional = true, IsNumbered = true };

    /// <summary>
    /// The same argument, of so many words at most, where the command has to look up which words belong to it.
    /// </summary>
    public Argument<T> AsOpenEnded(int most) => this with { MaxWords = most, IsOpenEnded = true };

    public Argument<T> WithMaxWords(int most) => this with { MaxWords = most };
}
