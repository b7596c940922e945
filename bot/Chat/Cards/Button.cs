namespace MilestoneBot.Chat.Cards;

/// <summary>How a button is drawn; it never changes what it does.</summary>
public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}
