namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>Recognizes activities that add the bot to a conversation or remove it.</summary>
internal static class InstallEvents
{
    public static bool IsInstallEvent(Activity activity) =>
        activity.Type is "installationUpdate" or "conversationUpdate";

    public static bool IsBotAdded(Activity activity) =>
        activity.Type == "installationUpdate"
            ? activity.Action is "add"
            : activity.MembersAdded.Any(m => m.Id == activity.Recipient.Id);

    public static bool IsBotRemoved(Activity activity) =>
        activity.Type == "installationUpdate"
            ? activity.Action is "remove"
            : activity.MembersRemoved.Any(m => m.Id == activity.Recipient.Id);
}
