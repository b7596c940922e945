using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Agree;

/// <summary>
/// An amendment as the client is asked to agree to it: each field with its old and new value, every net amount that
/// changes, and the next step.
/// </summary>
internal static class AmendmentCards
{
    public static Card Create(ProjectView view) => Create(view, 1);

    public static Card Create(ProjectView view, int page)
    {
        var p = view.Project;
        if (PendingAmendment(view) is not { } amendment)
            return None(view);
        var problem = p.CheckProposal(view.Now);
        var rows = Rows(p);
        var (shown, more) = Paging.Page(rows, page, "amend", "");
        var card = new Card($"{p.Name}: amendment to terms v{amendment.Version}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                Where(view, amendment),
                .. FixedSums(p, amendment),
                .. problem is null ? Array.Empty<string>() : [Problem(problem, view)],
            ],
            Facts =
            [
                new("Proposed by", view.SignedBy(amendment.Signed)),
                new("Expires", p.Today(amendment.ExpiresAt).ToIsoDate()),
                new("Schedule", Closing(p.WithAmendment)),
            ],
            Table = new(
                [
                    new("Milestone", Weight: 5),
                    new("Term", Weight: 3),
                    new($"Agreed v{p.TermsVersion}", true, 4),
                    new($"New v{amendment.Version}", true, 4),
                ],
                [.. shown]
            ),
            Footer = p.Proposed is null
                ? "It is for the client to agree: terms send, then terms agreed by \"name\" ref \"evidence\"."
                : "When the client has agreed elsewhere, say who and where that stands.",
        };
        return Offering().AddressedOnFirstPage(page, c => c.About(view, CardKind.Amendment));

        Card Offering()
        {
            if (problem is not null)
                return card.WithButtons(more, [.. Rest(p), Withdraw]);
            if (p.Proposed is null)
                return card.WithButtons(more, [new("Send to client", "terms send", ButtonStyle.Primary), Withdraw]);
            var record = new Button("Record agreement", "terms agreed", ButtonStyle.Primary, SendsInputs: true);
            return card.WithButtons(more, [record, Withdraw]) with { Inputs = ScheduleCards.Agreement };
        }
    }

    /// <summary>The pending amendment on the card of the agreed terms, with one line for each change.</summary>
    public static IReadOnlyList<string> Lines(ProjectView view)
    {
        if (PendingAmendment(view) is not { } amendment)
            return [];
        var rows = Rows(view.Project);
        return
        [
            Where(view, amendment),
            .. FixedSums(view.Project, amendment),
            .. rows.Take(8).Select(r => $"{r[0]}, {r[1]}: {r[2]} → {r[3]}"),
            .. rows.Count > 8 ? [$"and {rows.Count - 8} more; amend shows them all."] : Array.Empty<string>(),
        ];
    }

    public static IReadOnlyList<Button> Buttons(ProjectView view) =>
        PendingAmendment(view) is null ? [] : Create(view).Buttons;

    public static IReadOnlyList<Input> Inputs(ProjectView view) =>
        PendingAmendment(view) is null ? [] : Create(view).Inputs;

    /// <summary>The amendment that waits for the client; null when there is none or it has expired.</summary>
    private static Amendment? PendingAmendment(ProjectView view) =>
        view.Project is { Closed: null, Cancelled: null, Amendment: { } amendment } && !amendment.IsExpired(view.Now)
            ? amendment
            : null;

    private static Card None(ProjectView view)
    {
        var p = view.Project;
        var line = p.Amendment is { } amendment
            ? $"The amendment to terms v{amendment.Version} expired on {p.Today(amendment.ExpiresAt).ToIsoDate()}, "
                + $"{Amendment.LifetimeDays} days after it was made."
            : "No amendment waits for the client.";
        var state = p.Agreement is null ? "are not agreed yet" : "hold";
        return new Card($"{p.Name}: terms v{p.TermsVersion} {state}")
        {
            Lines =
            [
                line,
                p.Agreement is { } agreed
                    ? $"Terms v{agreed.Version} were agreed by {agreed.ClientName} on {view.FormatMoment(agreed.Signed.At)}."
                    : "Until then set changes a milestone.",
            ],
            Footer = p.Agreement is null ? "" : "Propose a change: amend 2 expected +14d",
        }
            .About(view, CardKind.Amendment)
            .SettledIf(true);
    }

    /// <summary>The amounts that are stored as fixed sums in addition to the requested changes, and why.</summary>
    private static IEnumerable<string> FixedSums(Project p, Amendment amendment) =>
        from change in amendment.Changes
        where change.Wanted is not null && p.Milestones.Exists(m => m.Id == change.Milestone)
        select p.MilestoneOf(change.Milestone).Stage == Stage.Confirmed
            ? $"{change.Name} is confirmed complete and keeps its worth: {change.Wanted} is written as the fixed sum {change.Amount}."
            : $"{change.Name}: {change.Wanted} is written as the fixed sum {change.Amount}, "
                + "so that the schedule is the contract to the last cent.";

    private static string Where(ProjectView view, Amendment amendment) =>
        view.Project.Proposed is { } sent
            ? $"Amendment to v{amendment.Version}: waiting for {view.Project.ContactName()}. Sent by {view.SignedBy(sent)}. "
                + $"Until then terms v{view.Project.TermsVersion} hold."
            : $"Amendment to v{amendment.Version}: not sent yet. Terms v{view.Project.TermsVersion} hold until the client agrees.";

    private static string Problem(Refusal problem, ProjectView view) =>
        problem is Refusal.AmountsDoNotAddUp r
            ? RefusalText.Gap(r.Allocation, r.Contract)
            : RefusalText.Text(problem, view);

    private static string Closing(Project after) =>
        after.Allocation.Closes
            ? $"closes to the contract of {after.Contract.ToStringWithCode()}"
            : "does not close to the contract";

    private static Button Withdraw { get; } = new("Withdraw", "terms withdraw", ButtonStyle.Danger);

    private static IEnumerable<Button> Rest(Project p) =>
        ChoiceCards.RestFor(p) is { } last
            ?
            [
                new(
                    $"Give rest to {RefusalText.Cut(last.Name)}",
                    $"amend {p.Say(last)} amount rest",
                    ButtonStyle.Primary
                ),
            ]
            : [];

    private static Card WithButtons(this Card card, IReadOnlyList<Button> more, IReadOnlyList<Button> buttons) =>
        card with
        {
            Buttons = [.. buttons, .. more],
        };

    /// <summary>
    /// One row for each field that changes, and for each net amount that changes, also on milestones that the
    /// amendment does not mention.
    /// </summary>
    private static List<IReadOnlyList<string>> Rows(Project p)
    {
        var after = p.WithAmendment;
        return
        [
            .. p.LiveMilestones.SelectMany(m =>
                Fields(p, m, after, after.MilestoneOf(m.Id))
                    .Where(f => f.Old != f.New)
                    .Select(f => ScheduleCards.Row(m.Name, f.Term, f.Old, f.New))
            ),
        ];
    }

    private static IEnumerable<(string Term, string Old, string New)> Fields(
        Project p,
        Milestone m,
        Project after,
        Milestone changed
    )
    {
        if (!changed.IsLive)
        {
            yield return ("milestone", "in the schedule", "dropped");
            yield return ("net", p.NetOf(m).ToString(), "–");
            yield break;
        }
        yield return ("name", m.Name, changed.Name);
        yield return ("amount", m.Amount.ToString(), changed.Amount.ToString());
        yield return ("net", p.NetOf(m).ToString(), after.NetOf(changed).ToString());
        yield return ("starts", m.Starts.ToIso(), changed.Starts.ToIso());
        yield return ("expected", m.Expected.ToIso(), changed.Expected.ToIso());
        yield return ("due", DisplayText.Days(m.DueDays), DisplayText.Days(changed.DueDays));
        yield return ("discount", Discount(m), Discount(changed));
        yield return ("done when", m.Criterion?.ToWord() ?? "–", changed.Criterion?.ToWord() ?? "–");
    }

    private static string Discount(Milestone m) =>
        m.Discount is { } discount ? SettlementText.Describe(discount) : "none";
}
