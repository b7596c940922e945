using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>Turns what became of an act into an answer.</summary>
internal static class Answers
{
    /// <summary>The card of the present state if it stands; words if it was refused.</summary>
    public static Reply Show(this Outcome outcome, Func<Sight, Card> card) => outcome switch
    {
        Outcome.Saved(var sight, _) => Reply.Show(card(sight)),
        Outcome.Repeated(var sight) => Reply.Show(card(sight)).Old(),
        Outcome.Stale => Reply.No("That card was old. Nothing was changed; it shows the present state now.").Old(),
        Outcome.Refused(var why, var sight) => RefusalText.Say(why, sight),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
    };

    /// <summary>The same for an act on one milestone; by the time it is shown it may have left the schedule.</summary>
    public static Reply Show(this Outcome outcome, string milestone, Func<Sight, Milestone, Card> card) =>
        outcome.Show(sight => sight.Project.Find(milestone).Found is { } found ? card(sight, found) : ScheduleCards.Project(sight));

    /// <summary>A reader's card of a project, or the way to begin where there is none.</summary>
    public static Reply Show(Sight? sight, string key, Func<Sight, Card> card) => sight is null ? NoProject(key) : Reply.Show(card(sight));

    public static Reply NoProject(string key) => RefusalText.Say(key.Length > 0 ? new Refusal.ProjectUnknown(key) : new Refusal.NoProjectHere(), null);

    /// <summary>An act on the milestone that somebody means.</summary>
    public static Task<Outcome> OnMilestoneAsync(this ProjectStore projects, Turn turn, string milestone, Func<Project, Milestone, Stamp, Decision> rule, CancellationToken cancel) =>
        projects.ChangeAsync(turn, "", (project, stamp) => project.Find(milestone) is ({ } found, _) ? rule(project, found, stamp) : project.Find(milestone).No!, cancel);
}
