namespace MilestoneBot.Channels.Teams;

/// <summary>Which activities tell that the bot was added to a place or taken out of it.</summary>
internal static class Arrivals
{
    public static bool Concerns(Activity activity) => activity.Type is "installationUpdate" or "conversationUpdate";

    public static bool IsAdding(Activity activity) =>
        activity.Type == "installationUpdate"
            ? activity.Action is "add"
            : activity.MembersAdded.Any(m => m.Id == activity.Bot.Id);

    public static bool IsRemoval(Activity activity) =>
        activity.Type == "installationUpdate"
            ? activity.Action is "remove"
            : activity.MembersRemoved.Any(m => m.Id == activity.Bot.Id);
}
