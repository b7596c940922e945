namespace MilestoneBot.Chat;

/// <summary>Finds the commands nearest to an unknown line.</summary>
public static class DidYouMean
{
    public static IReadOnlyList<Phrase> Nearest(string said, IReadOnlyList<Phrase> known) => [];
}
