using System.Globalization;

namespace MilestoneBot.Chat.Syntax;

/// <summary>The values of a command's arguments.</summary>
/// <param name="text">Everything behind the verb as it was written.</param>
public sealed class ParsedArguments(string text)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public string RawText => text;

    /// <summary>Other ways to parse the same words, each complete. The command looks up which one is meant.</summary>
    public IReadOnlyList<ParsedArguments> Alternatives { get; internal set; } = [];

    /// <summary>
    /// The reading in which the open-ended value has more words and what follows it is missing; null where there is
    /// none.
    /// </summary>
    public ParsedArguments? Incomplete { get; internal set; }

    /// <summary>
    /// Readings that fail behind the open-ended value: the values so far, and what is wrong with the next.
    /// </summary>
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

    /// <summary>The value of a required argument.</summary>
    public T Get<T>(Argument<T> argument)
        where T : notnull => (T)values[argument.Name]!;

    /// <summary>The value of an optional argument.</summary>
    public T? GetOrDefault<T>(Argument<T> argument)
        where T : class => values.TryGetValue(argument.Name, out var value) ? (T?)value : null;

    internal bool Has(string name) => values.ContainsKey(name);

    internal void Set(string name, object? value) => values[name] = value;
}
