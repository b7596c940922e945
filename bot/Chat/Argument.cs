namespace MilestoneBot.Chat;

/// <summary>A value read from words: the value, or what is wrong with the words and how to mend them.</summary>
public readonly record struct Reading(object? Value, string Problem)
{
    public static Reading Of(object value) => new(value, "");

    public static Reading Wrong(string problem) => new(null, problem);
}

/// <summary>One thing a command takes: a value in its place, a value behind its keyword, or a bare word that is there or not.</summary>
/// <param name="Name">The keyword, the input's name in a form, and the name in error sentences.</param>
/// <param name="Shape">How usage shows it: <c>&lt;date&gt;</c>.</param>
public abstract record Argument(string Name, string Shape)
{
    public bool Keyword { get; init; }

    public bool Optional { get; init; }

    public bool IsFlag { get; init; }

    /// <summary>Takes a mentioned person by id. Everywhere else a mention is text that people read, so it stands there by name.</summary>
    public bool IsPerson { get; init; }

    /// <summary>How many unquoted words may make one value (<c>15 Jul 2026</c> is three).</summary>
    public int MostWords { get; init; } = 1;

    internal abstract Reading Read(string text);
}

/// <summary>An argument whose value is a <typeparamref name="T"/>.</summary>
public sealed record Argument<T>(string Name, string Shape, Func<string, Reading> Reader) : Argument(Name, Shape)
    where T : notnull
{
    internal override Reading Read(string text) => Reader(text);

    public Argument<T> AsKeyword() => this with { Keyword = true };

    public Argument<T> OrNothing() => this with { Optional = true };

    public Argument<T> Words(int most) => this with { MostWords = most };
}

/// <summary>What a person gave a command, by argument.</summary>
/// <param name="text">Everything behind the verb as it was written.</param>
public sealed class Given(string text)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public string Text => text;

    public bool Has(Argument argument) => values.ContainsKey(argument.Name);

    /// <summary>A value that the phrase requires.</summary>
    public T Get<T>(Argument<T> argument) where T : notnull => (T)values[argument.Name]!;

    /// <summary>A value that may be left out.</summary>
    public T? Maybe<T>(Argument<T> argument) where T : class => values.TryGetValue(argument.Name, out var value) ? (T?)value : null;

    internal void Set(Argument argument, object? value) => values[argument.Name] = value;
}
