using MilestoneBot.Chat.Syntax;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Reading;

namespace MilestoneBot.Commands.Arguments;

/// <summary>Reads a cash discount as terms state it: <c>2% 10d</c>, <c>2 % 10 days</c>, <c>2% within 10 days</c>.</summary>
internal static class DiscountReader
{
    private const string Example = "write it like discount 2% 10d, or discount none";

    public static ParsedValue Read(IReadOnlyList<Word> words)
    {
        var typed = string.Join(' ', words.Select(w => w.Text));
        if (typed.Equals("none", StringComparison.OrdinalIgnoreCase))
            return ParsedValue.Success(CashDiscount.None);
        var end = typed.IndexOf('%');
        if (end < 0)
            return ParsedValue.Failure($"\"{typed}\" is no cash discount; {Example}");
        if (PercentText.ParseRate(typed[..(end + 1)], out var problem) is not { } rate)
            return ParsedValue.Failure(problem);
        if (rate == Percent.Zero || rate >= Percent.Whole)
            return ParsedValue.Failure(
                $"\"{typed[..(end + 1)]}\" is no cash discount; it is above 0 and below 100 percent"
            );
        var rest = typed[(end + 1)..].Trim();
        foreach (var filler in new[] { "within ", "in ", "for " })
            if (rest.StartsWith(filler, StringComparison.OrdinalIgnoreCase))
                rest = rest[filler.Length..].Trim();
        if (rest.Length == 0)
            return ParsedValue.Failure($"the days of the cash discount are missing; {Example}");
        var days = CommandArgument.ReadDays(rest, "discount", 1, TermsRules.MaxDueDays - 1);
        return days.Value is Boxed<int> { Value: var count }
            ? ParsedValue.Success(new CashDiscount(rate, count))
            : days;
    }
}
