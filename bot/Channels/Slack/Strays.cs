using System.Collections.Concurrent;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// Earlier versions took a channel that another organisation made for one of that organisation's. What was noted of it
/// so is brought home at the next word there, when it is certain: Slack itself says where we are installed, and of the
/// other workspace no installation was ever known.
/// </summary>
internal sealed partial class Strays(IHomes homes, IGrants grants, Courier courier, ILogger<Strays> log)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<(string Made, string Channel), bool> seen = new();

    public async Task BringHomeAsync(Told told, CancellationToken cancel)
    {
        if (
            told is not Told.Words(var turn, _, _)
            || told.From is not { IsSure: true, Made: { Length: > 0 } made } from
            || from.IsOpen
            || turn.Where.Workspace != from.Workspace
        )
            return;
        if (!seen.TryAdd((made, turn.Where.Conversation), true))
            return;
        if (seen.Count > Most)
            seen.Clear();
        var wrong = turn.Where with { Workspace = made };
        if (
            !(await homes.WorkspacesOfAsync(wrong.Channel, wrong.Conversation, cancel)).Contains(
                made,
                StringComparer.Ordinal
            )
        )
            return;
        if (
            await IsOfTheirsAsync(made, from.MadeIn, cancel)
            || await homes.MoveAsync(wrong, turn.Where, turn.Id, cancel) is not { } stay
        )
        {
            LogUncertain(wrong.Conversation, made, from.Workspace);
            return;
        }
        LogMoved(wrong.Conversation, made, from.Workspace, stay.Count);
        if (stay.Count > 0)
            await courier.SayAsync(
                turn with
                {
                    Id = $"{turn.Id}/moved",
                },
                Reply.Say(Said(stay)) with
                {
                    IsChange = true,
                },
                cancel
            );
    }

    /// <summary>
    /// An organisation's installation serves the other workspace too: then what was noted may be its own people's.
    /// </summary>
    private async Task<bool> IsOfTheirsAsync(string made, string madeIn, CancellationToken cancel) =>
        await grants.OrganisationOfAsync(SlackPeople.Channel, made, cancel) is { Length: > 0 } organisation
        && organisation == madeIn;

    private static string Said(IReadOnlyList<string> stay) =>
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
