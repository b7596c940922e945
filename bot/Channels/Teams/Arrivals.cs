namespace MilestoneBot.Channels.Teams;

/// <summary>Which activities tell that the bot was added to a place or taken out of it.</summary>
internal static class Arrivals
{
    public static bool Concerns(Activity activity) => activity.Type is "installationUpdate" or "conversationUpdate";

    public static bool IsAdding(Activity activity) => activity.Type == "installationUpdate"
        ? activity.Action is "add"
        : activity.MembersAdded.Contains(activity.Bot.Id, StringComparer.Ordinal);

    public static bool IsRemoval(Activity activity) => activity.Type == "installationUpdate"
        ? activity.Action is "remove"
        : activity.MembersRemoved.Contains(activity.Bot.Id, StringComparer.Ordinal);
}
