namespace MilestoneBot.Reading;

/// <summary>
/// A typed number split at its separators. Which separator is the decimal mark can depend on the currency.
/// </summary>
internal sealed class TypedNumber
{
    private readonly string whole;
    private readonly string decimals;

    // The only separator, when it could group thousands or mark decimals; otherwise 0.
    private readonly char onlySeparator;

    private TypedNumber(string whole, string decimals, char lone = default) =>
        (this.whole, this.decimals, this.onlySeparator) = (whole, decimals, lone);

    /// <summary>
    /// Parses digits with <c>, . ' ’</c> and spaces between them. Returns null when they do not make one number.
    /// </summary>
    public static TypedNumber? Parse(string number)
    {
        var separators = number.Where(c => !char.IsAsciiDigit(c)).ToArray();
        var groups = number.Split(separators);
        if (groups.Any(group => group.Length == 0) || separators.Any(c => c is not (',' or '.' or '\'' or '’' or ' ')))
            return null;

        if (separators.Length == 0)
            return new(number, "");
        var mark = separators[^1];
        if (separators is [',' or '.'])
            return groups[1].Length == 3 && groups[0].Length <= 3 && groups[0][0] != '0'
                ? new(groups[0], groups[1], mark)
                : new(groups[0], groups[1]);
        if (separators.All(c => c == mark))
            return AreGroups(groups) ? new(string.Concat(groups), "") : null;
        if (mark is ',' or '.' && separators[..^1].All(c => c == separators[0] && c != mark) && AreGroups(groups[..^1]))
            return new(string.Concat(groups[..^1]), groups[^1]);
        return null;
    }

    /// <summary>
    /// The number before a "k". Where the separator may group thousands it is not read: 1.200k is 1,200 or 1,200,000.
    /// </summary>
    public static TypedNumber? ParseThousands(string number)
    {
        var parts = number.Split(',', '.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
            return null;
        var part = parts.Length == 2 ? parts[1] : "";
        return part.Length > 2 ? null : new(parts[0] + part.PadRight(3, '0'), "");
    }

    /// <summary>
    /// The possible values with at most this many decimals, as whole digits and decimals: one reading, or two. A
    /// single separator before exactly three digits groups thousands. In a currency with three decimals a point is
    /// then the decimal mark, as in the bot's own texts, and a comma could be either.
    /// </summary>
    public IReadOnlyList<(string Whole, string Decimals)> Readings(int most) =>
        (onlySeparator, most) switch
        {
            (default(char), _) => [(whole, decimals)],
            (_, < 3) => [(whole + decimals, "")],
            ('.', _) => [(whole, decimals)],
            _ => [(whole + decimals, ""), (whole, decimals)],
        };

    /// <summary>
    /// Groups of three digits, or Indian grouping (groups of two, the last of three). A grouped number does not start
    /// with 0.
    /// </summary>
    private static bool AreGroups(string[] groups) =>
        groups.Length == 1
        || (
            groups[0][0] != '0'
            && groups[^1].Length == 3
            && (
                (groups[0].Length <= 3 && groups[1..].All(group => group.Length == 3))
                || (groups[0].Length <= 2 && groups[1..^1].All(group => group.Length == 2))
            )
        );
}
