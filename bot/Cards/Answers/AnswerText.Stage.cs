using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>The progress of a stage: who confirmed it, when it starts and is expected, and its gate.</summary>
internal static partial class AnswerText
{
    public static string Approved(AnswerSubject s) =>
        s.Milestone.Confirmation is not null
            ? $"Yes, confirmed complete: {s.Name}, {Confirmed(s)}."
            : $"No, not confirmed complete: {NotConfirmed(s)}.";

    public static string ApprovedBy(AnswerSubject s) =>
        s.Milestone.Confirmation is { } c
            ? $"{s.Name} was confirmed complete {s.ProjectView.DayAndTime(c.Signed.At)} by "
                + $"{c.ConfirmedBy}{Evidence(c.Reference, c.HeldByTeam)}{SilenceText.Proof(s.ProjectView, c)}, "
                + $"recorded by {s.ProjectView.NameOf(c.Signed.By)}{DisplayText.SoloNote(c.Signed)}."
            : $"Nobody has confirmed it yet: {NotConfirmed(s)}; it is done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";

    /// <summary>How it is confirmed by the terms, and how it was confirmed.</summary>
    public static string Confirmation(AnswerSubject s) => $"{Criterion(s)} {ApprovedBy(s)}";

    /// <summary>
    /// "Cleared" asks about the gate before a stage starts, and about the client's confirmation afterwards.
    /// </summary>
    public static string Cleared(AnswerSubject s) => s.Milestone.Stage == Stage.Planned ? Gate(s) : Approved(s);

    public static string After(AnswerSubject s) => Neighbour(s, "After", s.Project.PositionOf(s.Milestone) + 1, "last");

    public static string Before(AnswerSubject s) =>
        Neighbour(s, "Before", s.Project.PositionOf(s.Milestone) - 1, "first");

    /// <summary>When it was completed, or is expected to be.</summary>
    public static string Expected(AnswerSubject s)
    {
        var m = s.Milestone;
        var isOrWas = m.Confirmation is null ? "is" : "was";
        var planned = m.Expected is { } date
            ? $"{s.Name} {isOrWas} expected {date.ToDay()}"
            : $"{s.Name} has no expected date";
        return m.Confirmation is { } c
            ? $"{planned} and confirmed complete {s.ProjectView.DayAndTime(c.Signed.At)} by {c.ConfirmedBy}."
            : $"{planned}; it is {DisplayText.NameOf(m.Stage)}{Suffix.Late(m, s.ProjectView.Today)}.";
    }

    public static string Submitted(AnswerSubject s)
    {
        if (s.Milestone.Submission is not { } d)
            return $"Nothing is submitted for {s.Name}: it is {StateOf(s)}.";
        var since = s.Milestone.Confirmation is null
            ? $"It is {DisplayText.NameOf(s.Milestone.Stage)}."
            : ApprovedBy(s);
        return $"{s.Name} was submitted by {s.ProjectView.SignedBy(d.Signed)}: {DisplayText.Quote(d.Deliverable)}. {since}";
    }

    public static string Started(AnswerSubject s) =>
        s.Milestone.Started is { } by
            ? $"Yes, started: {s.Name}, by {s.ProjectView.SignedBy(by)}; it is {DisplayText.NameOf(s.Milestone.Stage)}."
            : $"No, not started: {StartsOn(s)}.";

    public static string StartDate(AnswerSubject s) =>
        s.Milestone.Started is { } by
            ? $"{s.Name} was started by {s.ProjectView.SignedBy(by)}."
            : $"Not started: {StartsOn(s)}.";

    /// <summary>The complete answer about the gate, always with the policy in force.</summary>
    public static string Gate(AnswerSubject s)
    {
        if (s.Milestone.Stage != Stage.Planned)
            return $"{s.Name} is {DisplayText.NameOf(s.Milestone.Stage)}.";
        var gate = GateCard.Describe(s.ProjectView, s.Project.GateOf(s.Milestone, s.ProjectView.SellerToday));
        return (
                gate.Contains("Policy: ", StringComparison.Ordinal)
                    ? gate
                    : $"{gate} Policy: {DisplayText.NameOf(s.Project.Policy)}."
            ) + s.ProjectView.LastChecked();
    }

    /// <summary>"Late" can mean the work or the money; the answer covers both.</summary>
    public static string Late(AnswerSubject s) => s.IssuedInvoice is null ? Expected(s) : $"{Expected(s)} {DueOn(s)}";

    public static string Status(AnswerSubject s) =>
        $"{s.Name} ({s.Project.PositionInSchedule(s.Milestone)}) is {StateOf(s)}. {Bill(s)}";

    /// <summary>What is billed for a stage and paid on it, or why nothing is billed.</summary>
    private static string Bill(AnswerSubject s) =>
        s switch
        {
            { VoidInvoice: not null } => $"{NotBilled(s)}.",
            { IssuedInvoice: not null } => Payments(s),
            { Invoice: not null } or { IsBillable: false } => $"Not billed: {NotBilled(s)}.",
            _ => $"It is not billed, and worth {s.Project.NetAndVat(s.Milestone)}.",
        };

    public static string Approved(ProjectView view)
    {
        var done = Subjects(view).Where(s => s.Milestone.Confirmation is not null).ToList();
        var rest = Subjects(view).Where(s => s.Milestone.Confirmation is null).ToList();
        var all = DisplayText.Count(done.Count + rest.Count, "milestone");
        var each = Listed(done, s => $"{Numbered(s)} ({Confirmed(s)})");
        var confirmed =
            done.Count == 0
                ? "No milestone is confirmed complete."
                : $"Confirmed complete: {done.Count} of {all}: {each}.";
        return confirmed + Suffix.With(" Not yet: ", Listed(rest, s => $"{Numbered(s)} ({StateOf(s)})"), ".");
    }

    public static string Expected(ProjectView view) =>
        Each(
            view,
            _ => true,
            s =>
                $"{Numbered(s)}: expected {s.Milestone.Expected.ToDay()}, {DisplayText.NameOf(s.Milestone.Stage)}"
                + $"{Suffix.Late(s.Milestone, view.Today)}.",
            NoMilestones
        );

    public static string StartDate(ProjectView view)
    {
        return Each(view, _ => true, s => $"{Numbered(s)}: {Start(s)}.", NoMilestones);

        static string Start(AnswerSubject s) =>
            s.Milestone.Started is { } by
                ? $"started by {s.ProjectView.SignedBy(by)}"
                : $"starts {s.Project.StartOf(s.Milestone).ToDay()}, not started";
    }

    public static string Submitted(ProjectView view) =>
        Each(view, s => s.Milestone.Submission is not null, Submitted, "Nothing is submitted yet.");

    public static string Late(ProjectView view)
    {
        var late = Subjects(view).Where(s => s.Milestone.IsLate(view.Today)).ToList();
        return late.Count == 0
            ? $"No milestone is past its expected date. {Overdue(view)}"
            : $"Past the expected date: {Listed(late, s => $"{Numbered(s)} ({StateOf(s)})")}. {Overdue(view)}";
    }

    /// <summary>The gate of the first stage that has not started.</summary>
    public static string Gate(ProjectView view)
    {
        if (Subjects(view).FirstOrDefault(s => s.Milestone.Stage == Stage.Planned) is { } next)
            return $"{Gate(next)} That is {next.Name}, the next stage.";
        return view.Project.LiveMilestones.Any() ? "Every stage has begun." : NoMilestones;
    }

    private static string Neighbour(AnswerSubject s, string side, int position, string end) =>
        s.Project.LiveMilestones.ElementAtOrDefault(position - 1) is { } other && position > 0
            ? $"{side} {s.Name} comes {other.Name} ({s.Project.PositionInSchedule(other)}), {s.Project.NetAndVat(other)}, "
                + $"{StateOf(new(s.ProjectView, other))}."
            : $"{s.Name} is the {end} milestone.";

    private static string NotConfirmed(AnswerSubject s) =>
        s.Milestone switch
        {
            { Stage: Stage.Submitted, Evidence: { } e } =>
                $"{e.ClientName}'s confirmation of {s.Name} is attached and waits for an approver",
            { Stage: Stage.ChangesRequested } m => $"{s.Name} is sent back, missing: {m.RequestedChanges}",
            _ => $"{s.Name} is {StateOf(s)}",
        };

    private static string StartsOn(AnswerSubject s) =>
        s.Project.StartOf(s.Milestone) is { } date
            ? $"{s.Name} is {DisplayText.NameOf(s.Milestone.Stage)} to start {date.ToDay()}"
            : $"{s.Name} is {DisplayText.NameOf(s.Milestone.Stage)} without a start date";

    private static string Confirmed(AnswerSubject s)
    {
        var c = s.Milestone.Confirmation!;
        return $"{s.ProjectView.DayAndTime(c.Signed.At)} by {c.ConfirmedBy}, recorded by {s.ProjectView.NameOf(c.Signed.By)}";
    }

    private static string Evidence(string reference, bool held) =>
        Suffix.When(reference.Length > 0, $" (evidence: {reference}{Suffix.HeldByTeam(held)})");
}
