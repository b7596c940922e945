using System.Collections.Concurrent;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// Earlier versions filed a channel that another organisation created under that organisation's workspace. Its data
/// is moved to the right workspace at the next message there, when that is certain: Slack itself states where the app
/// is installed, and no installation of the other workspace was ever known.
/// </summary>
internal sealed partial class SharedChannelRepair(
    IConversationWorkspaces conversationWorkspaces,
    IInstallationStore installationStore,
    MessageDelivery delivery,
    ILogger<SharedChannelRepair> log
)
{
    private const int MaxChannels = 50_000;

    private readonly ConcurrentDictionary<(string Made, string Channel), bool> checkedChannels = new();

    public async Task RepairAsync(SlackEvent slackEvent, CancellationToken cancel)
    {
        if (
            slackEvent is not SlackEvent.MessagePosted(var turn, _, _)
            || slackEvent.Context is not { IsAuthorized: true, ChannelWorkspace: { Length: > 0 } made } from
            || from.IsUnresolved
            || turn.Conversation.Workspace != from.Workspace
        )
            return;
        if (!checkedChannels.TryAdd((made, turn.Conversation.Id), true))
            return;
        if (checkedChannels.Count > MaxChannels)
            checkedChannels.Clear();
        var wrong = turn.Conversation with { Workspace = made };
        if (
            !(await conversationWorkspaces.GetWorkspacesAsync(wrong.Channel, wrong.Id, cancel)).Contains(
                made,
                StringComparer.Ordinal
            )
        )
            return;
        if (
            await IsServedByOrganisationAsync(made, from.ChannelOrganisation, cancel)
            || await conversationWorkspaces.MoveToWorkspaceAsync(wrong, turn.Conversation, turn.Id, cancel)
                is not { } stay
        )
        {
            LogUncertain(wrong.Id, made, from.Workspace);
            return;
        }
        LogMoved(wrong.Id, made, from.Workspace, stay.Count);
        if (stay.Count > 0)
            await delivery.SendOnceAsync(
                turn with
                {
                    Id = $"{turn.Id}/moved",
                },
                Reply.FromText(DescribeKept(stay)) with
                {
                    Kind = ReplyKind.Change,
                },
                cancel
            );
    }

    /// <summary>
    /// An organisation-wide installation may include the other workspace; then the data may belong to its own people.
    /// </summary>
    private async Task<bool> IsServedByOrganisationAsync(string made, string madeIn, CancellationToken cancel) =>
        await installationStore.GetOrganisationAsync(SlackUserIds.Channel, made, cancel) is { Length: > 0 } organisation
        && organisation == madeIn;

    private static string DescribeKept(IReadOnlyList<string> stay) =>
        $"Another organisation made this channel, and until now I took it for a channel of theirs. "
        + $"{string.Join(", ", stay)} was begun here by their people and stays recorded under their workspace; it is no longer "
        + "reached from here, and nothing in it was changed. If it is your project, begin it here again as one of your own: project new";

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The channel {Conversation} was noted under {Made}, which made it; it belongs to {Workspace}, where the bot is installed, "
            + "and is moved there. Projects that stay recorded under {Made}: {Stay}"
    )]
    private partial void LogMoved(string conversation, string made, string workspace, int stay);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The channel {Conversation} is noted under {Made}, which made it, and {Workspace} speaks there too. The bot is or was installed "
            + "in both, so it is not certain whose notes they are, and nothing is moved. A project of {Workspace} comes there by "
            + "project new or project join."
    )]
    private partial void LogUncertain(string conversation, string made, string workspace);
}
