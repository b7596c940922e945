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

/// <summary>Turns the outcome of a change into a reply.</summary>
internal static class OutcomeReplies
{
    /// <summary>The card of the present state if it was saved; text if it was refused.</summary>
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

    /// <summary>The same for a change of one milestone, which may have left the schedule meanwhile.</summary>
    public static Reply Show(this Outcome outcome, string milestone, Func<ProjectView, Milestone, Card> card) =>
        outcome.Show(view =>
            view.Project.FindMilestone(milestone).Found is { } found ? card(view, found) : ScheduleCards.Project(view)
        );

    /// <summary>
    /// The card with what the change recorded on top. A write-off or an override, with the person and the reason, is
    /// on the card itself.
    /// </summary>
    public static Card WithOutcome(this Card card, Outcome outcome, ProjectView view) =>
        outcome is Outcome.Saved(_, var events)
            ? card.WithEvents(
                events
                    .Where(e => e is not (InvoiceWrittenOff or GateOverridden))
                    .Select(e => AuditCards.Describe(view, e))
            )
            : card;

    /// <summary>The card with what became another sum since the draft, if the change reckoned it anew.</summary>
    public static Card WithRecalculation(this Card card, Outcome outcome, ProjectView view) =>
        outcome is Outcome.Saved(_, var events)
            ? card.WithEvents(events.OfType<InvoiceRecalculated>().Select(e => AuditCards.Describe(view, e)))
            : card;

    /// <summary>
    /// The request for approval that the turn made, because its sender lacks the permission; null when it made none.
    /// </summary>
    public static ApprovalRequest? FindRequest(this Outcome outcome, Turn turn, ProjectView view) =>
        outcome switch
        {
            Outcome.Saved(_, var events) when events.OfType<RequestMade>().FirstOrDefault() is { } made =>
                view.Project.Requests.Find(r => r.Id == made.Request),
            // When the turn is resumed after its reply was lost: what the same sender requested at that instant.
            Outcome.Repeated => view.Project.Requests.Find(r =>
                r.Signed.By == turn.Sender.Id
                && r.Signed.At.ToUnixTimeMilliseconds() == turn.At.ToUnixTimeMilliseconds()
            ),
            _ => null,
        };

    /// <summary>A card of a project, or how to begin where there is none.</summary>
    public static Reply Show(Turn turn, ProjectView? view, string key, Func<ProjectView, Card> card) =>
        view is null ? ProjectNotFound(turn, key) : Reply.FromCard(card(view));

    /// <summary>
    /// No project of that key, or none here. In a public conversation another conversation's project is answered as
    /// if it did not exist.
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

    /// <summary>Changes the milestone that a person means.</summary>
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
    /// The milestone that a person means; if it is ambiguous, the choices are offered in the text of their turn.
    /// </summary>
    public static (Milestone? Found, Refusal? No) FindMilestone(this Project project, string typed, Turn turn) =>
        project.FindMilestone(typed) is (_, Refusal.MilestoneAmbiguous refusal)
            ? (null, refusal with { Words = SplitAround(turn.Text, typed) })
            : project.FindMilestone(typed);

    /// <summary>
    /// Typed text can be repeated with a position instead of the ambiguous name, where the name is separate words.
    /// </summary>
    internal static (string Before, string After)? SplitAround(string says, string typed)
    {
        for (
            var at = says.IndexOf(typed, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = says.IndexOf(typed, at + 1, StringComparison.OrdinalIgnoreCase)
        )
            if (at > 0 && says[at - 1] == ' ' && (at + typed.Length == says.Length || says[at + typed.Length] == ' '))
                return (says[..at], says[(at + typed.Length)..]);
        return null;
    }
}
