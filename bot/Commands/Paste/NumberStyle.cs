using MilestoneBot.Domain.Amounts;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Paste;

/// <summary>
/// The number format of a paste: one table has one decimal mark, which decides how a single mark before three digits
/// is read.
/// </summary>
internal sealed class NumberStyle
{
    private readonly bool hasComma;
    private readonly bool hasPoint;

    private NumberStyle(bool hasComma, bool hasPoint) => (this.hasComma, this.hasPoint) = (hasComma, hasPoint);

    public static NumberStyle Detect(IEnumerable<string> cells)
    {
        var marks = cells.Select(Mark).ToHashSet();
        return new(marks.Contains(','), marks.Contains('.'));
    }

    /// <summary>The cell with its number in one reading; otherwise a problem that shows both readings.</summary>
    public (string Text, string Problem) Settle(string cell, Currency currency)
    {
        var number = Number(cell);
        if (OnlyMark(number) is not { } mark || (!hasComma && !hasPoint))
            return (cell, "");
        var (grouped, parted) = (number.Replace($"{mark}", ""), number.Replace(mark, '.'));
        var isDecimal = mark == ',' ? hasComma : hasPoint;
        if (isDecimal && (currency.Digits < 3 || (hasComma && hasPoint)))
            return (
                "",
                $"{UserText.Quote(cell)} has two readings here, {grouped} or {parted}; "
                    + $"write it without a mark for thousands, like {grouped}"
            );
        return (cell.Replace(number, isDecimal ? parted : grouped), "");
    }

    /// <summary>The decimal mark that a cell shows beyond doubt; 0 for none.</summary>
    private static char Mark(string cell)
    {
        var number = Number(cell);
        var marks = number.Where(c => !char.IsAsciiDigit(c)).ToArray();
        if (
            marks.Length == 0
            || OnlyMark(number) is not null
            || marks.Any(c => c is not (',' or '.' or '\'' or '’' or ' '))
        )
            return default;
        if (marks.Distinct().Count() == 1 && marks.Length > 1)
            return marks[0] switch
            {
                '.' => ',',
                ',' => '.',
                _ => default,
            };
        return marks[^1] is ',' or '.' ? marks[^1] : default;
    }

    /// <summary>The only mark, where it could be a thousands separator as well as a decimal mark.</summary>
    private static char? OnlyMark(string number)
    {
        var at = number.AsSpan().IndexOfAny(',', '.');
        return
            at is > 0 and <= 3
            && number.Length == at + 4
            && number[0] != '0'
            && number.Count(c => !char.IsAsciiDigit(c)) == 1
            ? number[at]
            : null;
    }

    private static string Number(string cell)
    {
        var (first, last) = (cell.AsSpan().IndexOfAnyInRange('0', '9'), cell.AsSpan().LastIndexOfAnyInRange('0', '9'));
        return first < 0 || last - first > 30 ? "" : cell[first..(last + 1)];
    }
}
