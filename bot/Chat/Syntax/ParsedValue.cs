namespace MilestoneBot.Chat.Syntax;

/// <summary>A value read from words: the value, or what is wrong with the words and how to mend them.</summary>
public readonly record struct ParsedValue(object? Value, string Problem)
{
    public static ParsedValue Success(object value) => new(value, "");

    public static ParsedValue Failure(string problem) => new(null, problem);
}
