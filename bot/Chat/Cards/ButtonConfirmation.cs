namespace MilestoneBot.Chat.Cards;

/// <summary>
/// What is asked before a press is taken whose words cannot be taken back: what it is, what will happen, and the two
/// answers. A platform that has no such question takes the press at once.
/// </summary>
public sealed record ButtonConfirmation(
    string Title,
    string Text,
    string Accept,
    string Decline,
    bool IsDanger = false
);
