using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Shared;

/// <summary>Turns what became of an act into an answer.</summary>
internal static class OutcomeReplies
{
    /// <summary>The card of the present state if it stands; words if it was refused.</summary>
    public static Reply Show(this Outcome outcome, Func<ProjectView, Card> card) =>
        outcome switch
        {
            Outcome.Saved(var view, _) => Reply.FromCard(card(view)) with { Kind = ReplyKind.Change },
            Outcome.Repeated(var view) => Reply.FromCard(card(view)) with { Kind = ReplyKind.Repeated },
            Outcome.Stale => Reply.StaleCard(),
            Outcome.Overtaken(var view) => Overtaken(view),
            Outcome.Rejected(var why, var view) => RefusalText.ToReply(why, view),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
        };

    private const string OvertakenText =
        "Somebody else was faster: nothing of yours was saved. Look how it stands now, and say it again if it still holds.";

    private static Reply Overtaken(ProjectView? view) =>
        view is null
            ? Reply.Refuse(OvertakenText)
            : Reply.Refuse(ScheduleCards.Project(view).WithEvents([OvertakenText]) with { Tone = Tone.Warning }) with
            {
                Audience = Audience.SenderOnly,
            };

    /// <summary>The same for an act on one milestone; by the time it is shown it may have left the schedule.</summary>
    public static Reply Show(this Outcome outcome, string milestone, Func<ProjectView, Milestone, Card> card) =>
        outcome.Show(view =>
            view.Project.FindMilestone(milestone).Found is { } found ? card(view, found) : ScheduleCards.Project(view)
        );

    /// <summary>
    /// The card with what the act has written on top. Who gave up a balance or opened a gate, and why, stands on the
    /// card itself.
    /// </summary>
    public static Card WithOutcome(this Card card, Outcome outcome, ProjectView view) =>
        outcome is Outcome.Saved(_, var events)
            ? card.WithEvents(
                events
                    .Where(e => e is not (InvoiceWrittenOff or GateOverridden))
                    .Select(e => AuditCards.Describe(view, e))
            )
            : card;

    /// <summary>The request that the turn made, because its speaker may only ask; null when it did not.</summary>
    public static ApprovalRequest? FindRequest(this Outcome outcome, Turn turn, ProjectView view) =>
        outcome switch
        {
            Outcome.Saved(_, var events) when events.OfType<RequestMade>().FirstOrDefault() is { } made =>
                view.Project.Requests.Find(r => r.Id == made.Request),
            // Heard again after its answer was lost: what the same speaker asked for at that instant.
            Outcome.Repeated => view.Project.Requests.Find(r =>
                r.Signed.By == turn.Sender.Id
                && r.Signed.At.ToUnixTimeMilliseconds() == turn.At.ToUnixTimeMilliseconds()
            ),
            _ => null,
        };

    /// <summary>A reader's card of a project, or the way to begin where there is none.</summary>
    public static Reply Show(Turn turn, ProjectView? view, string key, Func<ProjectView, Card> card) =>
        view is null ? ProjectNotFound(turn, key) : Reply.FromCard(card(view));

    /// <summary>
    /// None of that key, or none here; where everybody reads along, another place's project and one that is not there
    /// have one answer.
    /// </summary>
    public static Reply ProjectNotFound(Turn turn, string key = "") =>
        RefusalText.ToReply(WhyNoProject(turn, key), null);

    private static Refusal WhyNoProject(Turn turn, string key)
    {
        if (turn.Sender.IsForeign)
            return new Refusal.ForeignConversation();
        if (key.Length == 0)
            return new Refusal.NoProjectHere();
        return turn.IsPublic
            ? new Refusal.ProjectNotHere(key, CommandSyntax.ReplaceMentions(turn.Text, turn.Mentions))
            : new Refusal.ProjectUnknown(key);
    }

    /// <summary>An act on the milestone that somebody means.</summary>
    public static Task<Outcome> ChangeMilestoneAsync(
        this ProjectStore projects,
        Turn turn,
        string milestone,
        Func<Project, Milestone, DecisionContext, Decision> rule,
        CancellationToken cancel
    ) =>
        projects.ChangeAsync(
            turn,
            "",
            (project, context) =>
                project.FindMilestone(milestone, turn) is ({ } found, _)
                    ? rule(project, found, context)
                    : project.FindMilestone(milestone, turn).No!,
            cancel
        );

    /// <summary>
    /// The milestone that somebody means; if several could be meant, they are offered in the words of his turn.
    /// </summary>
    public static (Milestone? Found, Refusal? No) FindMilestone(this Project project, string said, Turn turn) =>
        project.FindMilestone(said) is (_, Refusal.MilestoneAmbiguous no)
            ? (null, no with { Words = SplitAround(turn.Text, said) })
            : project.FindMilestone(said);

    /// <summary>
    /// Typed words can be said again with a position in the place of what was ambiguous: where it stands as words of
    /// its own.
    /// </summary>
    internal static (string Before, string After)? SplitAround(string says, string said)
    {
        for (
            var at = says.IndexOf(said, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = says.IndexOf(said, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (at > 0 && says[at - 1] == ' ' && (at + said.Length == says.Length || says[at + said.Length] == ' '))
                return (says[..at], says[(at + said.Length)..]);
        return null;
    }
}
