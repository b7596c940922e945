using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

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
        var rows = AmendmentRows.Create(p);
        var (shown, more) = Paging.Page(rows, page, "amend", "");
        var card = new Card(Title(p, amendment))
        {
            Tone = Tone.Warning,
            Lines =
            [
                Where(view, amendment),
                .. EndCards.Proposal(view, amendment),
                .. KeptSums(p, amendment),
                .. problem is null ? Array.Empty<string>() : [Problem(problem, view)],
                .. p.Proposed is { } sent ? ClientMailText.TermsLines(view, sent) : [],
            ],
            Facts =
            [
                .. amendment.Total is { } total
                    ? [new Fact("Contract", $"{p.Contract} → {total} net")]
                    : Array.Empty<Fact>(),
                .. p.Proposed is null ? WaitingFor.People(view, p.HoldersOf(Role.Lead)) : WaitingFor.Agreement(view),
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
                ? "The client has not got it yet. Send it, and they can agree."
                : "When the client has agreed elsewhere, say who and where that stands.",
        };
        return Offering().AddressedOnFirstPage(page, c => c.About(view, CardKind.Amendment));

        Card Offering()
        {
            if (problem is not null)
            {
                Button[] mending = [.. Rest(p), .. FittingTotal(view), .. MilestoneChoiceCards.Buttons(view)];
                return card.WithButtons(more, [.. mending.Take(2), Withdraw]) with
                {
                    Inputs = mending.Take(2).Any(b => b.SendsInputs) ? MilestoneChoiceCards.Inputs(view) : [],
                };
            }
            if (p.Proposed is null)
                return card.WithButtons(more, [.. SendingCards.Terms(view), Withdraw]);
            if (p.WaitingAgreement is { } waits)
            {
                var permitted = card.WithPermittedButtons(view, AgreementCards.Buttons(view, waits));
                return permitted with
                {
                    Lines = [.. AgreementCards.Lines(view, waits), .. card.Lines],
                    Buttons = [.. permitted.Buttons, .. more],
                };
            }
            // Terms that did not arrive come first: nobody can agree to them.
            Button[] mail = [.. ClientMailText.TermsButtons(view, p.Proposed)];
            if (view.Mail == ClientMailMode.Mailed && mail.Length > 1)
                return card.WithButtons(more, [.. mail.Take(3)]);
            var record = new Button("Record agreement", "terms agreed", ButtonStyle.Primary, SendsInputs: true);
            return card.WithButtons(more, [record, Withdraw, .. mail.Take(1)]) with
            {
                Inputs = ScheduleCards.Agreement,
            };
        }
    }

    /// <summary>The pending amendment on the card of the agreed terms, with one line for each change.</summary>
    public static IReadOnlyList<string> Lines(ProjectView view)
    {
        if (PendingAmendment(view) is not { } amendment)
            return [];
        var rows = AmendmentRows.Create(view.Project).Where(r => r[2] != r[3]).ToList();
        return
        [
            Where(view, amendment),
            .. EndCards.Proposal(view, amendment),
            .. KeptSums(view.Project, amendment),
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
            ? $"The amendment to terms v{amendment.Version} expired on {p.Today(amendment.ExpiresAt).ToDay()}, "
                + $"{Amendment.LifetimeDays} days after it was made."
            : "No amendment waits for the client.";
        var state = p.Agreement is null ? "are not agreed yet" : "apply";
        return new Card($"{p.Name}: terms v{p.TermsVersion} {state}")
        {
            Lines =
            [
                line,
                p.Agreement is { } agreed
                    ? $"Terms v{agreed.Version} were agreed by {agreed.ClientName} on {view.DayAndTime(agreed.Signed.At)}."
                    : "Until then set changes a milestone.",
            ],
            Inputs = IsFixed(p) ? [] : MilestoneChoiceCards.Inputs(view),
            Buttons = IsFixed(p) ? [] : [.. MilestoneChoiceCards.Buttons(view), .. Proposals],
        }.AsSnapshot(view, CardKind.Amendment);
    }

    private static bool IsFixed(Project p) => p is { Agreement: null } or { IsOver: true } or { Ended: not null };

    /// <summary>The forms for what the contract itself can become.</summary>
    private static readonly Button[] Proposals =
    [
        new("Add a milestone", "amend add"),
        new("Change the total", "amend total"),
    ];

    private static string Title(Project p, Amendment amendment) =>
        amendment.End is null
            ? $"{p.Name}: amendment to terms v{amendment.Version}"
            : $"{p.Name}: end of the project, terms v{amendment.Version}";

    /// <summary>The amounts that are stored as fixed sums in addition to the requested changes, and why.</summary>
    private static IEnumerable<string> KeptSums(Project p, Amendment amendment)
    {
        var written = amendment
            .Changes.Where(c => c is { Wanted: not null, IsDropped: false })
            .Select(c => (Change: c, Milestone: p.Milestones.Find(m => m.Id == c.Milestone)))
            .ToList();
        foreach (var (change, _) in written.Where(w => w.Milestone is { Stage: Stage.Confirmed }))
            yield return $"{change.Name} is confirmed complete and keeps its worth: "
                + $"{change.Wanted} is written as the fixed sum {change.Amount}.";
        var others = written.Where(w => w.Milestone is not { Stage: Stage.Confirmed }).Select(w => w.Change).ToList();
        if (amendment.Total is null)
            foreach (var change in others)
                yield return $"{change.Name}: {change.Wanted} is written as the fixed sum {change.Amount}, "
                    + "so that the schedule is the contract to the last cent.";
        else if (others.Count > 0)
            yield return $"Shares keep their sums: {DisplayText.First([.. others.Select(Kept)], 8)}. "
                + $"For a share of the new total: amend {Quoted(p, others[0])} amount {others[0].Wanted}.";
    }

    private static string Kept(TermsChange change) => $"{change.Name} {change.Amount} ({change.Wanted})";

    private static string Quoted(Project p, TermsChange change) =>
        p.Milestones.Find(m => m.Id == change.Milestone) is { } m ? p.Say(m) : DisplayText.Quote(change.Name);

    /// <summary>The total with which every proposed sum adds up, as a button.</summary>
    internal static IEnumerable<Button> FittingTotal(ProjectView view)
    {
        var p = view.Project;
        if (p.FittingTotal(view.Now) is not { } total)
            return [];
        var verb = total > p.WithAmendment.Contract ? "Raise" : "Lower";
        return [new($"{verb} total to {total}", $"amend total {total}")];
    }

    private static string Where(ProjectView view, Amendment amendment) =>
        view.Project.Proposed is { } sent
            ? $"Amendment to v{amendment.Version}: waiting for {view.Project.ContactName()}. Sent by {view.SignedBy(sent)}. "
                + $"Until then terms v{view.Project.TermsVersion} apply."
            : $"Amendment to v{amendment.Version}: not sent yet. Terms v{view.Project.TermsVersion} apply until the client agrees.";

    private static string Problem(Refusal problem, ProjectView view) =>
        problem is Refusal.AmountsDoNotAddUp r
            ? RefusalText.Gap(r.Allocation, r.Contract)
            : RefusalText.Text(problem, view);

    private static string Closing(Project after) =>
        after.Allocation.Closes ? $"adds up to the contract of {after.Contract}" : "does not add up to the contract";

    private static Button Withdraw { get; } = new("Withdraw", "terms withdraw", ButtonStyle.Danger);

    private static IEnumerable<Button> Rest(Project p) =>
        ChoiceCards.RestFor(p) is { } last
            ?
            [
                new(
                    $"Give rest to {RefusalText.Cut(last.Name)}",
                    $"amend {p.SayProposed(last)} amount rest",
                    ButtonStyle.Primary
                ),
            ]
            : [];

    private static Card WithButtons(this Card card, IReadOnlyList<Button> more, IReadOnlyList<Button> buttons) =>
        card with
        {
            Buttons = [.. buttons, .. more],
        };
}
