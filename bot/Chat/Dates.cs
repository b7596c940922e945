namespace MilestoneBot.Chat;

/// <summary>A date as somebody typed it.</summary>
public sealed record DateWords(DateOnly Date)
{
    public static Reading Read(string text) => DateOnly.TryParse(text, out var date) ? Reading.Of(new DateWords(date)) : Reading.Wrong($"\"{text}\" is no date");

    public DateOnly On(DateOnly today) => Date;
}
