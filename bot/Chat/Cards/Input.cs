namespace MilestoneBot.Chat.Cards;

/// <summary>One value that can be chosen, and how it reads where that is something else.</summary>
public sealed record Choice(string Value, string Title)
{
    public static implicit operator Choice(string value) => new(value, value);
}
