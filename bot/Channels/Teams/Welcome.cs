using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>The first words in a place the bot was added to. Platforms tell of it twice and in any order; it is said once.</summary>
internal sealed class Welcome(IInstallations installations, Courier courier)
{
    private static readonly Card Words = new("MilestoneBot bills your project by stage")
    {
        Lines =
        [
            "It keeps which deliverable is paid by which invoice, asks for the invoice when a stage is confirmed, and says before the next stage whether the last one is paid.",
            "Begin with your project, by the form or in one line:",
            "project new \"Acme website\" client \"Acme GmbH\" total 12000 EUR using website-30-40-30",
        ],
        Footer = "Type help for everything else.",
        Buttons = [new("New project", "project new", ButtonStyle.Primary), new("Help", "help")],
    };

    public static bool Concerns(Activity activity) => activity.Type is "installationUpdate" or "conversationUpdate";

    public async Task HearAsync(Activity activity, Turn turn, CancellationToken cancel)
    {
        if (IsRemoval(activity)) await installations.RemovedAsync(turn.Where, cancel);
        // An install event is no message to reply to. A welcome that did not arrive is left to the next telling.
        else if (IsAdding(activity) && await installations.FirstWelcomeAsync(turn.Where, cancel) && !await courier.SayAsync(turn with { MessageId = "" }, Reply.Show(Words), cancel))
            await installations.RemovedAsync(turn.Where, cancel);
    }

    private static bool IsAdding(Activity activity) => activity.Type == "installationUpdate"
        ? activity.Action is "add"
        : activity.MembersAdded.Contains(activity.Bot.Id, StringComparer.Ordinal);

    private static bool IsRemoval(Activity activity) => activity.Type == "installationUpdate"
        ? activity.Action is "remove"
        : activity.MembersRemoved.Contains(activity.Bot.Id, StringComparer.Ordinal);
}
