namespace MilestoneBot.Chat.Syntax;

/// <summary>A parsed value, or what is wrong with the text and how to fix it.</summary>
public readonly record struct ParsedValue(object? Value, string Problem)
{
    public static ParsedValue Success(object value) => new(value, "");

    public static ParsedValue Failure(string problem) => new(null, problem);
}
