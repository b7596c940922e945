using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Team;

/// <summary>The shared rules of role changes: only a real mention is a person, and only staff get a role.</summary>
internal static class RoleChanges
{
    /// <param name="people">The people who are meant.</param>
    /// <param name="gain">Those of them who get a role. A role that was given by mistake can be taken from
    /// anybody.</param>
    public static async Task<Reply> ChangeAsync(
        ProjectStore projects,
        Turn turn,
        IReadOnlyList<string> people,
        IReadOnlyList<string> gain,
        Func<Project, DecisionContext, Decision> rule,
        CancellationToken cancel
    )
    {
        // Typed text that only looks like a mention is no person.
        if (people.Any(person => !turn.Mentions.Any(m => m.Id == person) && person != turn.Sender.Id))
            return Reply.Refuse("I cannot be sure who that is. Pick the person from the @ list. Nothing was changed.");
        var others = turn.Mentions.Where(m => gain.Contains(m.Id, StringComparer.Ordinal) && m.Id != turn.Sender.Id);
        if (others.Select(WhyNotEligible).FirstOrDefault(refusal => refusal is not null) is { } refusal)
            return Reply.Refuse($"{refusal} Nothing was changed.");
        var outcome = await projects.ChangeAsync(turn, "", rule, cancel);
        return outcome.Show(view =>
            outcome is Outcome.Saved(_, var events)
                ? DetailCards
                    .Team(view, 1)
                    .WithEvents(
                        events.Count > 0
                            ? events.Select(e => AuditCards.Describe(view, e))
                            : ["that stands already; nothing was changed"]
                    )
                : DetailCards.Team(view, 1)
        );
    }

    /// <summary>Why somebody can hold no role, by what the platform states about them now; null for staff.</summary>
    private static string? WhyNotEligible(Mention m) =>
        m switch
        {
            { IsPerson: false } => $"{m.Name} is a channel, team, group, tag or bot, and only a person holds a role. "
                + "Pick one person of your own organisation from the @ list.",
            { Membership: Membership.Staff } => null,
            { Membership: Membership.Guest } =>
                $"{m.Name} is a guest here and can hold no role. Choose somebody of your own organisation.",
            { Membership: Membership.Away } =>
                $"{m.Name} is no longer in this workspace and can hold no role. Choose somebody of your own organisation who is.",
            _ => $"I could not check who {m.Name} is. "
                + "Roles go only to staff of your own organisation, and to no tag, channel, team or bot; "
                + $"if {m.Name} is one of your people, please try again.",
        };
}
