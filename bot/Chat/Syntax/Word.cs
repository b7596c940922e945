namespace MilestoneBot.Chat.Syntax;

/// <summary>One word of a command line; a quoted word is always a value, never a keyword.</summary>
public readonly record struct Word(string Text, bool IsQuoted);
