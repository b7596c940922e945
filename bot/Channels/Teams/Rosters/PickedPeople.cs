using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Rosters;

/// <summary>
/// People who were picked in a form. The client sends their ids in the directory; who they are is asked of the roster,
/// as for a mention.
/// </summary>
internal static class PickedPeople
{
    private const string NoName = "The person whom you picked";

    /// <summary>The ids in the directory, as they were sent.</summary>
    public static IReadOnlyList<string> In(Activity activity) =>
        [.. (activity.ActionData?.People.Values ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>The picked people as mentions, and as the values of their fields.</summary>
    /// <param name="find">What the roster states; null where it did not answer, and then they are unknown.</param>
    public static Turn Add(Turn turn, Activity activity, Func<string, RosterResult?> find)
    {
        if (activity.ActionData is not { People.Count: > 0 } form)
            return turn;
        var (inputs, mentions) = (turn.Inputs.ToDictionary(StringComparer.Ordinal), turn.Mentions.ToList());
        foreach (var (field, id) in form.People)
        {
            var found = find(id);
            var mention = new Mention(
                found is { PersonKey.Length: > 0 }
                    ? found.PersonKey
                    : Sender.CreateId(turn.Conversation.Channel, turn.Conversation.Workspace, id),
                found is { Name.Length: > 0 } ? found.Name : NoName,
                found?.Membership ?? Membership.Unknown
            );
            inputs[field] = Mention.ToPlaceholder(mention.Id);
            if (mentions.TrueForAll(m => m.Id != mention.Id))
                mentions.Add(mention);
        }
        return turn with { Inputs = inputs, Mentions = mentions };
    }
}
