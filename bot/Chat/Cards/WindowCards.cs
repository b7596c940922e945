using MilestoneBot.Chat.Dispatch;

namespace MilestoneBot.Chat.Cards;

/// <summary>What a window or a page of one person's own shows that is no answer of a command.</summary>
public static class WindowCards
{
    private const string Name = "MilestoneBot";

    public static Card Done { get; } =
        new("Done") { Tone = Tone.Good, Lines = ["It is taken. What came of it stands in the conversation."] };

    /// <summary>The work behind it broke.</summary>
    public static Card Failed { get; } =
        new("Something broke")
        {
            Tone = Tone.Stop,
            Lines = ["Something broke on my side. Type status to see what is recorded, then try again."],
        };

    /// <summary>The work behind it takes longer than people expect.</summary>
    public static Card StillWorking { get; } =
        new(Name)
        {
            Tone = Tone.Warning,
            Lines =
            [
                "This takes longer than usual. What comes of it is shown here.",
                "You may close this window, and type status later to see what is recorded.",
            ],
        };

    /// <summary>The window cannot show the answer.</summary>
    public static Card AnsweredElsewhere { get; } =
        new(Name) { Lines = ["The answer stands in the conversation. You may close this window."] };

    /// <summary>The window opens before anything was looked up. Should the bot itself be gone, nobody replaces it.</summary>
    public static Card Loading(string title) =>
        new(title)
        {
            Lines =
            [
                "One moment …",
                "If this still stands here in a minute, close this window and type status to see what is recorded.",
            ],
        };

    public static Card NotSaved(StoreUnavailableException why) =>
        new("Not saved") { Tone = Tone.Stop, Lines = [why.Message] };

    /// <summary>The form of that card is more than a window holds.</summary>
    public static Card TooMuchToFillIn(Card card) =>
        new(card.Title)
        {
            Tone = card.Tone,
            Lines = ["This is too much to fill in here. Type the command with less in it."],
        };

    /// <summary>A sentence as what a window shows.</summary>
    /// <param name="title">What a sentence stands under, which has no title of its own.</param>
    public static Card FromText(string text, Tone tone, string title = Name) =>
        new(title) { Tone = tone, Lines = text.Split('\n') };
}
