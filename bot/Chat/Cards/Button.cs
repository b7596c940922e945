namespace MilestoneBot.Chat.Cards;

/// <summary>How a button looks; it never changes what the button does.</summary>
public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}
