namespace MilestoneBot.Chat.Cards;

/// <summary>One selectable value and its label.</summary>
public sealed record Choice(string Value, string Title)
{
    public static implicit operator Choice(string value) => new(value, value);
}
