using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Deliver;

/// <summary>
/// The cards of one stage: started, submitted, confirmed, reopened. Each is rendered from the current state.
/// </summary>
internal static class StageCards
{
    public static Card Started(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var open = m.Stage is Stage.Started or Stage.ChangesRequested;
        var more = m.Stage == Stage.ChangesRequested;
        var card = new Card(more ? $"{m.Name}: changes requested" : $"{m.Name} started")
        {
            Tone = more ? Tone.Warning : Tone.Plain,
            Lines =
            [
                .. more ? [$"Missing: {m.RequestedChanges}", .. WhoAsked(view, m)] : Array.Empty<string>(),
                p.IsBillable(m)
                    ? $"Worth {p.NetAndVat(m)} when it is complete."
                    : "This stage is not billed on its own.",
            ],
            Facts =
            [
                new("Project", $"{p.Name}, {p.PositionInSchedule(m)}"),
                new("Done when", DoneWhen(p, m)),
                new("Expected", m.Expected.ToIso()),
                .. open ? WaitingFor.Stage(view, m) : [],
                .. m.Started is { } s ? [new Fact("Started by", view.SignedBy(s))] : Array.Empty<Fact>(),
                .. Overridden(view, m),
            ],
            Footer = open
                ? $"When the deliverable is there: submit {p.Say(m)} \"what was delivered\" https://…"
                : $"Now: {DisplayText.NameOf(m.Stage)}.",
        };
        if (open)
            card = card with
            {
                Inputs =
                [
                    new("deliverable", "Deliverable") { IsRequired = true, Placeholder = "Discovery report v3" },
                    new("url", "Link") { Placeholder = "https://…" },
                ],
                Buttons = [new("Submit", $"submit {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true)],
            };
        return card.About(view, CardKind.StageStarted, m).SettledIf(!open);
    }

    /// <summary>A confirmed stage that was reopened.</summary>
    public static Card Reopened(ProjectView view, Milestone m) =>
        m.Stage == Stage.Started
            ? Started(view, m) with
            {
                Title = $"{m.Name} reopened",
                Lines =
                [
                    "Its confirmation is taken back; the history keeps it. When it is done, submit it again.",
                    .. Started(view, m).Lines,
                ],
            }
            : Started(view, m);

    /// <summary>The claim that a stage is complete, until somebody confirms it or requests changes.</summary>
    public static Card Submitted(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var clients = m.Criterion?.IsConfirmedByClient() ?? false;
        var waiting = m is { Stage: Stage.Submitted, Evidence: null };
        var state = m.Stage == Stage.Submitted ? "submitted" : DisplayText.NameOf(m.Stage);
        var card = new Card($"{m.Name} {state}")
        {
            Tone = m.Stage switch
            {
                Stage.Confirmed => Tone.Good,
                Stage.ChangesRequested => Tone.Warning,
                _ => Tone.Plain,
            },
            Lines = m.Stage switch
            {
                Stage.Submitted when m.Evidence is { } e =>
                [
                    $"{view.NameOf(e.Attached.By)} recorded {e.ClientName}'s confirmation. An approver says whether it is enough.",
                ],
                Stage.Submitted =>
                [
                    clients
                        ? $"Waiting for {p.ContactName()}: {m.Criterion!.Value.ToWord()}. {SilenceText.HowAnswered(view)}"
                        : $"Waiting for confirmation by the team: {DoneWhen(p, m)}.",
                    .. SilenceText.MailLines(view, m),
                    .. SilenceText.Lines(view, m),
                ],
                Stage.ChangesRequested => [$"Missing: {m.RequestedChanges}", .. WhoAsked(view, m)],
                Stage.Confirmed =>
                [
                    $"Confirmed by {m.Confirmation!.ConfirmedBy}, {view.DayAndTime(m.Confirmation.Signed.At)}.",
                ],
                _ => [],
            },
            Facts = [.. waiting ? WaitingFor.Stage(view, m) : [], .. Claim(view, m)],
        };
        if (waiting)
        {
            card = card with
            {
                Inputs = clients
                    ?
                    [
                        new("by", "Confirmed by") { Placeholder = "Dana Weiss" },
                        new("ref", "Evidence") { Placeholder = "portal approval 16 July" },
                        Missing,
                    ]
                    : [Missing],
                Buttons =
                [
                    new("Confirm complete", $"confirm {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true),
                    new("Request changes", $"changes {p.Say(m)}", SendsInputs: true),
                    .. SilenceText.MailButtons(view, m),
                ],
            };
        }
        return card.About(view, CardKind.StageSubmitted, m)
            .SettledIf(m.Stage is Stage.Confirmed or Stage.ChangesRequested or Stage.Dropped);
    }

    /// <summary>The client's confirmation that a lead attached, for an approver to accept or refuse.</summary>
    public static Card Attached(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (m is not { Stage: Stage.Submitted, Evidence: { } e })
            return (Submitted(view, m) with { Inputs = [], Buttons = [] })
                .About(view, CardKind.StageEvidence, m)
                .SettledIf(true);
        var reviewers = p.EvidenceReviewers(view.Now);
        var next =
            reviewers.Count > 0
                ? $"{WaitingFor.Names(view, reviewers)}, is this enough?"
                : "Nobody can accept it yet; add an approver: role add approver @name.";
        return new Card($"{m.Name}: is this confirmation enough?")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{view.NameOf(e.Attached.By)} recorded {e.ClientName}'s confirmation "
                    + $"({e.Reference}{ClientMessageCards.EditedNote(view, m)}). {next}",
            ],
            Facts =
            [
                .. WaitingFor.Stage(view, m),
                .. Claim(view, m),
                new("Recorded", view.SignedBy(e.Attached)),
                .. e.Message is { } message ? ClientMessageCards.Facts(view, message) : [],
            ],
        }
            .WithPermittedButtons(
                view,
                (
                    new("Accept evidence", $"confirm {p.Say(m)}", ButtonStyle.Primary),
                    a => Permissions.IsAllowed(p, Permission.AcceptEvidence, a, view.Now)
                ),
                (
                    new("Refuse", $"changes {p.Say(m)} \"the evidence was refused\"", ButtonStyle.Danger),
                    a => Permissions.IsAllowed(p, Permission.RequestChanges, a, view.Now)
                )
            )
            .About(view, CardKind.StageEvidence, m);
    }

    /// <summary>The written completion of a stage, with the next step: its invoice.</summary>
    public static Card Confirmed(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (m.Confirmation is not { } c)
            return m.Evidence is null ? Submitted(view, m) : Attached(view, m);
        var invoice = p.InvoiceOf(m);
        var before = p.CreditedInvoiceOf(m);
        var billable = p.IsUnbilled(m) && invoice is null;
        var reached = before is null
            ? "A billing point is reached: create the invoice now."
            : $"{before.NumberOrPending()} was credited in full. To bill it once more: invoice {p.Say(m)} again.";
        return new Card($"{m.Name} confirmed complete {view.DayAndTime(c.Signed.At)} by {c.ConfirmedBy}")
        {
            Tone = Tone.Good,
            Lines = [ToBill(p, m)],
            Facts =
            [
                .. billable ? WaitingFor.Stage(view, m) : [],
                new("Project", $"{p.Name}, {p.PositionInSchedule(m)}"),
                .. m.Submission is { } s ? [Deliverable(s)] : Array.Empty<Fact>(),
                .. c.Reference.Length > 0 ? ClientMessageCards.Evidence(view, m, c) : [],
                .. c.Silence is null
                    ? []
                    : new[] { new Fact("Rests on", SilenceText.Proof(view, c).TrimStart(',', ' ')) },
                new("Recorded by", view.SignedBy(c.Signed)),
                .. billable ? [Terms(p), new Fact("Done when", DoneWhen(p, m))] : Array.Empty<Fact>(),
                .. (invoice ?? before) is { } bill
                    ?
                    [
                        new Fact(
                            "Invoice",
                            bill.State == InvoiceState.Draft
                                ? $"drafted by {view.SignedBy(bill.Drafted)}"
                                : $"{bill.NumberOrPending()}, {DisplayText.Status(bill, view.SellerToday)}"
                        ),
                    ]
                    : Array.Empty<Fact>(),
            ],
            Footer = billable ? reached : "",
            Buttons = billable
                ?
                [
                    before is null
                        ? new("Create invoice", $"invoice {p.Say(m)}", ButtonStyle.Primary)
                        : new("Bill it again", $"invoice {p.Say(m)} again", ButtonStyle.Primary),
                    new("Details", $"show {p.Say(m)} {p.Key}"),
                ]
                : [],
        }
            .WithMentions(view, billable ? p.HoldersOf(Role.Lead).Where(id => id != c.Signed.By) : [])
            .About(view, CardKind.StageConfirmed, m)
            .SettledIf(invoice is { IsNumbered: true } || !p.IsBillable(m));
    }

    private static IEnumerable<Fact> Claim(ProjectView view, Milestone m) =>
        [
            new("Project", $"{view.Project.Name}, {view.Project.PositionInSchedule(m)}"),
            .. m.Submission is { } s
                ? [Deliverable(s), new Fact("Submitted by", view.SignedBy(s.Signed))]
                : Array.Empty<Fact>(),
            new("Done when", DoneWhen(view.Project, m)),
            .. view.Project.IsBillable(m) ? [new Fact("Worth", view.Project.NetAndVat(m))] : Array.Empty<Fact>(),
        ];

    /// <summary>What is billed for a stage that is confirmed complete.</summary>
    private static string ToBill(Project p, Milestone m)
    {
        if (!p.IsBillable(m))
            return "This stage is not billed on its own.";
        return p.IsCancelledStage(m)
            ? "The stage is cancelled, so nothing is billed for it."
            : $"{p.NetAndVat(m)}, due {DisplayText.Days(m.DueDays)} after the invoice date.";
    }

    /// <summary>Which terms are in force, and who agreed to them.</summary>
    internal static Fact Terms(Project p) =>
        new(
            "Terms",
            p.Agreement is { } a
                ? $"v{a.Version}, agreed by {a.ClientName}{Suffix.HeldByTeamInBrackets(a.HeldByTeam)}"
                : "not agreed"
        );

    internal static string DoneWhen(Project p, Milestone m) =>
        m.Criterion switch
        {
            Criterion.ClientSignOff => $"{p.ContactName()} signs off (client-sign-off)",
            Criterion.PortalApproval => $"{p.ContactName()} approves (portal-approval)",
            Criterion.WrittenEmail => $"{p.ContactName()} confirms by e-mail (written-email)",
            Criterion.FileDelivery => "the files are delivered (file-delivery)",
            Criterion.SignedChecklist => "the checklist is signed (signed-checklist)",
            _ => "–",
        };

    internal static IEnumerable<Fact> Overridden(ProjectView view, Milestone m) =>
        m.Override is { } o ? [new("Gate overridden", $"{o.Reason} ({view.SignedBy(o.Signed)})")] : [];

    /// <summary>Who asked for changes and when, as a sentence for the stage that waits for them.</summary>
    private static IEnumerable<string> WhoAsked(ProjectView view, Milestone m) =>
        m.ChangesAsked is { } asked
            ? [$"{view.NameOf(asked.By)} asked for changes, {view.DayAndTime(asked.At)}{DisplayText.SoloNote(asked)}."]
            : [];

    /// <summary>The same as a fact; it stays when the work was submitted again.</summary>
    internal static IEnumerable<Fact> ChangesAsked(ProjectView view, Milestone m) =>
        m.ChangesAsked is { } asked ? [new("Changes asked for by", view.SignedBy(asked))] : [];

    internal static Fact Deliverable(Submission s) =>
        new("Deliverable", s.Deliverable, Uri.TryCreate(s.Url, UriKind.Absolute, out var link) ? link : null);

    private static Input Missing { get; } =
        new("missing", "What is missing, if anything") { Placeholder = "the budget page" };
}
