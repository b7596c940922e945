namespace MilestoneBot.Chat.Syntax;

/// <summary>
/// A command that somebody may have meant, and the words of the line that stand behind its misspelt verb.
/// </summary>
public sealed record CommandSuggestion(CommandSyntax Syntax, string Rest);
