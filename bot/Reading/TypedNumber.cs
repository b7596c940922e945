namespace MilestoneBot.Reading;

/// <summary>
/// A typed number taken apart at its separators. Which one is the decimal mark may depend on the currency.
/// </summary>
internal sealed class TypedNumber
{
    private readonly string whole;
    private readonly string decimals;

    // The only separator, where it could group thousands as well as mark decimals; else 0.
    private readonly char onlySeparator;

    private TypedNumber(string whole, string decimals, char lone = default) =>
        (this.whole, this.decimals, this.onlySeparator) = (whole, decimals, lone);

    /// <summary>Digits with <c>, . ' ’</c> and spaces between them; null if these do not make one number.</summary>
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
    /// What the number says with so many decimals at most: whole digits and decimals; one reading, or two. A lone
    /// separator before exactly three digits groups thousands. Where three decimals are usual as well, a point is the
    /// decimal mark, as in answers, and a comma could be either.
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
    /// Groups of three, or as in India of two with three at the end; no number starts with 0 and has more groups.
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
