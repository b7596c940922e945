namespace MilestoneBot.Chat.Syntax;

/// <summary>One word of a command line; a quoted one is a value whatever it says.</summary>
public readonly record struct Word(string Text, bool IsQuoted);
