namespace MilestoneBot.Commands.Questions.Tokens;

/// <summary>
/// One sentence as plain words, and whether it ended in a question mark. A comma, a colon or a bracket is a word of its
/// own.
/// </summary>
internal sealed record Sentence(IReadOnlyList<string> Words, bool HasQuestionMark);
