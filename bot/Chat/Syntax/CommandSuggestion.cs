namespace MilestoneBot.Chat.Syntax;

/// <summary>A command that may have been meant, and the rest of the line behind the misspelled verb.</summary>
public sealed record CommandSuggestion(CommandSyntax Syntax, string Rest);
