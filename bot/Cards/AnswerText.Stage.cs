using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>How far a stage has come: who confirmed it, when it starts and is expected, and its gate.</summary>
internal static partial class AnswerText
{
    public static string Approved(Subject s) =>
        s.Milestone.Confirmation is not null
            ? $"Yes, confirmed complete: {s.Name}, {Confirmed(s)}."
            : $"No, not confirmed complete: {NotConfirmed(s)}.";

    public static string ApprovedBy(Subject s) =>
        s.Milestone.Confirmation is { } c
            ? $"{s.Name} was confirmed complete {s.Sight.Moment(c.Signed.At)} by "
                + $"{c.ConfirmedBy}{Evidence(c.Reference, c.HeldByTeam)}, "
                + $"recorded by {s.Sight.NameOf(c.Signed.By)}{Words.Solo(c.Signed)}."
            : $"Nobody has confirmed it yet: {NotConfirmed(s)}; it is done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";

    /// <summary>How it is confirmed by the terms, and how it was.</summary>
    public static string Confirmation(Subject s) => $"{Criterion(s)} {ApprovedBy(s)}";

    /// <summary>A green light is the gate's before a stage begins, and the client's when it is done.</summary>
    public static string Cleared(Subject s) => s.Milestone.Stage == Stage.Planned ? Gate(s) : Approved(s);

    public static string After(Subject s) => Neighbour(s, "After", s.Project.PositionOf(s.Milestone) + 1, "last");

    public static string Before(Subject s) => Neighbour(s, "Before", s.Project.PositionOf(s.Milestone) - 1, "first");

    /// <summary>When it was completed, or is expected to be.</summary>
    public static string Expected(Subject s)
    {
        var m = s.Milestone;
        var isOrWas = m.Confirmation is null ? "is" : "was";
        var planned = m.Expected is { } date
            ? $"{s.Name} {isOrWas} expected {date.Iso()}"
            : $"{s.Name} has no expected date";
        return m.Confirmation is { } c
            ? $"{planned} and confirmed complete {s.Sight.Moment(c.Signed.At)} by {c.ConfirmedBy}."
            : $"{planned}; it is {Words.Word(m.Stage)}{Suffix.Late(m, s.Sight.Today)}.";
    }

    public static string Submitted(Subject s)
    {
        if (s.Milestone.Submission is not { } d)
            return $"Nothing is submitted for {s.Name}: it is {Standing(s)}.";
        var since = s.Milestone.Confirmation is null ? $"It is {Words.Word(s.Milestone.Stage)}." : ApprovedBy(s);
        return $"{s.Name} was submitted by {s.Sight.By(d.Signed)}: {Words.Quote(d.Deliverable)}. {since}";
    }

    public static string Started(Subject s) =>
        s.Milestone.Started is { } by
            ? $"Yes, started: {s.Name}, by {s.Sight.By(by)}; it is {Words.Word(s.Milestone.Stage)}."
            : $"No, not started: {StartsOn(s)}.";

    public static string StartDate(Subject s) =>
        s.Milestone.Started is { } by ? $"{s.Name} was started by {s.Sight.By(by)}." : $"Not started: {StartsOn(s)}.";

    /// <summary>The gate's whole answer, and always the policy in force.</summary>
    public static string Gate(Subject s)
    {
        if (s.Milestone.Stage != Stage.Planned)
            return $"{s.Name} is {Words.Word(s.Milestone.Stage)}.";
        var gate = GateCard.Say(s.Sight, s.Project.GateOf(s.Milestone, s.Sight.SellerToday));
        return (
                gate.Contains("Policy: ", StringComparison.Ordinal)
                    ? gate
                    : $"{gate} Policy: {Words.Word(s.Project.Policy)}."
            ) + s.Sight.LastChecked();
    }

    /// <summary>Late may be the work or the money; both are said.</summary>
    public static string Late(Subject s) => s.Issued is null ? Expected(s) : $"{Expected(s)} {DueOn(s)}";

    public static string Status(Subject s) => $"{s.Name} ({s.Project.Place(s.Milestone)}) is {Standing(s)}. {Bill(s)}";

    /// <summary>What is billed for a stage and paid on it, or why nothing is.</summary>
    private static string Bill(Subject s) =>
        s switch
        {
            { Void: not null } => $"{NotBilled(s)}.",
            { Issued: not null } => Payments(s),
            { Invoice: not null } or { IsBillable: false } => $"Not billed: {NotBilled(s)}.",
            _ => $"It is not billed, and worth {s.Project.NetAndVat(s.Milestone)}.",
        };

    public static string Approved(Sight sight)
    {
        var done = Subjects(sight).Where(s => s.Milestone.Confirmation is not null).ToList();
        var rest = Subjects(sight).Where(s => s.Milestone.Confirmation is null).ToList();
        var all = Words.Count(done.Count + rest.Count, "milestone");
        var each = Listed(done, s => $"{Numbered(s)} ({Confirmed(s)})");
        var confirmed =
            done.Count == 0
                ? "No milestone is confirmed complete."
                : $"Confirmed complete: {done.Count} of {all}: {each}.";
        return confirmed + Suffix.With(" Not yet: ", Listed(rest, s => $"{Numbered(s)} ({Standing(s)})"), ".");
    }

    public static string Expected(Sight sight) =>
        Each(
            sight,
            _ => true,
            s =>
                $"{Numbered(s)}: expected {s.Milestone.Expected.Iso()}, {Words.Word(s.Milestone.Stage)}"
                + $"{Suffix.Late(s.Milestone, sight.Today)}.",
            NoMilestones
        );

    public static string StartDate(Sight sight)
    {
        return Each(sight, _ => true, s => $"{Numbered(s)}: {Start(s)}.", NoMilestones);

        static string Start(Subject s) =>
            s.Milestone.Started is { } by
                ? $"started by {s.Sight.By(by)}"
                : $"starts {s.Project.StartOf(s.Milestone).Iso()}, not started";
    }

    public static string Submitted(Sight sight) =>
        Each(sight, s => s.Milestone.Submission is not null, Submitted, "Nothing is submitted yet.");

    public static string Late(Sight sight)
    {
        var late = Subjects(sight).Where(s => s.Milestone.IsLate(sight.Today)).ToList();
        return late.Count == 0
            ? $"No milestone is past its expected date. {Overdue(sight)}"
            : $"Past the expected date: {Listed(late, s => $"{Numbered(s)} ({Standing(s)})")}. {Overdue(sight)}";
    }

    /// <summary>The gate of the first stage that has not begun.</summary>
    public static string Gate(Sight sight)
    {
        if (Subjects(sight).FirstOrDefault(s => s.Milestone.Stage == Stage.Planned) is { } next)
            return $"{Gate(next)} That is {next.Name}, the next stage.";
        return sight.Project.Live.Any() ? "Every stage has begun." : NoMilestones;
    }

    private static string Neighbour(Subject s, string side, int position, string end) =>
        s.Project.Live.ElementAtOrDefault(position - 1) is { } other && position > 0
            ? $"{side} {s.Name} comes {other.Name} ({s.Project.Place(other)}), {s.Project.NetAndVat(other)}, "
                + $"{Standing(new(s.Sight, other))}."
            : $"{s.Name} is the {end} milestone.";

    private static string NotConfirmed(Subject s) =>
        s.Milestone switch
        {
            { Stage: Stage.Submitted, Evidence: { } e } =>
                $"{e.ClientName}'s confirmation of {s.Name} is attached and waits for an approver",
            { Stage: Stage.ChangesRequested } m => $"{s.Name} is sent back, missing: {m.Missing}",
            _ => $"{s.Name} is {Standing(s)}",
        };

    private static string StartsOn(Subject s) =>
        s.Project.StartOf(s.Milestone) is { } date
            ? $"{s.Name} is {Words.Word(s.Milestone.Stage)} to start {date.Iso()}"
            : $"{s.Name} is {Words.Word(s.Milestone.Stage)} without a start date";

    private static string Confirmed(Subject s)
    {
        var c = s.Milestone.Confirmation!;
        return $"{s.Sight.Moment(c.Signed.At)} by {c.ConfirmedBy}, recorded by {s.Sight.NameOf(c.Signed.By)}";
    }

    private static string Evidence(string reference, bool held) =>
        Suffix.When(reference.Length > 0, $" (evidence: {reference}{Suffix.HeldByTeam(held)})");
}
