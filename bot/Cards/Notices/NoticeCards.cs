using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Notices;

/// <summary>
/// The scheduler's notices other than reminders. Each is the card on which the matter is decided, addressed to the
/// people concerned. When there is nothing left to decide, it shows the outcome without buttons.
/// </summary>
internal static class NoticeCards
{
    /// <summary>A stage is planned to start soon, and its gate is not open.</summary>
    public static Card GateAhead(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var gate = p.GateOf(m, view.SellerToday);
        var clear = m.Stage != Stage.Planned || gate is StageGate.Open { Advice: null } or StageGate.Overridden;
        var card = GateCard.Create(view, m);
        return (
            card with
            {
                Title = clear ? card.Title : $"{m.Name} is planned to start on {p.StartOf(m).ToDay()}",
                Footer = clear && m.Stage == Stage.Planned ? $"Start it: start {p.Say(m)}. {card.Footer}" : card.Footer,
            }
        )
            .WithMentions(view, Role.Lead)
            .About(view, CardKind.NoticeAhead, m)
            .SettledIf(clear || card.IsSettled);
    }

    /// <summary>A stage is confirmed, and nobody has drafted its invoice.</summary>
    public static Card Unbilled(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var card = StageCards.Confirmed(view, m);
        if (m.Confirmation is not { } confirmed || !p.IsUnbilled(m) || p.InvoiceOf(m) is not null)
            return card.About(view, CardKind.NoticeUnbilled, m).SettledIf(true);
        return (
            card with
            {
                Title = $"Not billed yet: {m.Name}, {p.NetAndVat(m)}",
                Tone = Tone.Warning,
                Lines =
                [
                    $"Confirmed complete {view.DayAndTime(confirmed.Signed.At)} by {confirmed.ConfirmedBy}, "
                        + $"and no invoice is drafted. {DisplayText.Capitalize(DisplayText.Days(m.DueDays))} to pay "
                        + "count from the invoice date.",
                ],
            }
        )
            .WithMentions(view, Role.Lead, Role.Finance)
            .About(view, CardKind.NoticeUnbilled, m);
    }

    /// <summary>The expected date has passed. The card asks; it never makes an invoice.</summary>
    public static Card Expected(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (m.Stage is Stage.Confirmed or Stage.Dropped || m.Expected is not { } expected || expected >= view.Today)
            return (
                DetailCards.Milestone(view, m) with
                {
                    Title = m.Stage is Stage.Confirmed or Stage.Dropped
                        ? $"{m.Name} is {DisplayText.NameOf(m.Stage)}"
                        : $"{m.Name} is expected {m.Expected.ToDay()}",
                }
            )
                .About(view, CardKind.NoticeExpected, m)
                .SettledIf(true);
        var isInWork = m.Stage is Stage.Started or Stage.ChangesRequested;
        var confirmer = m.Criterion?.IsConfirmedByClient() ?? false ? p.ContactName() : "the team";
        return new Card($"Is {m.Name} done? It was expected {expected.ToDay()}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                m.Stage switch
                {
                    Stage.Planned => GateCard.Describe(view, p.GateOf(m, view.SellerToday)),
                    Stage.Submitted when m.Evidence is not null => "Its confirmation waits for an approver.",
                    Stage.Submitted => $"It is submitted and waits for {confirmer} to confirm it.",
                    Stage.ChangesRequested => $"Changes were requested: {m.RequestedChanges}",
                    _ => $"It is worked on since {view.SignedBy(m.Started!)}.",
                },
            ],
            Facts =
            [
                new("Project", $"{p.Name}, {p.PositionInSchedule(m)}"),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. m.IsBillable ? [new Fact("Worth", p.NetAndVat(m))] : Array.Empty<Fact>(),
            ],
            Inputs =
            [
                .. isInWork
                    ?
                    [
                        new Input("deliverable", "If it is done: what was delivered")
                        {
                            Placeholder = "Final screens v2",
                        },
                    ]
                    : Array.Empty<Input>(),
                new("expected", "If not: new expected date", InputKind.Date),
            ],
            Buttons =
            [
                .. isInWork
                    ? [new Button("Done", $"submit {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true)]
                    : Array.Empty<Button>(),
                .. m.Stage == Stage.Submitted
                    ? [new Button("Details", $"show {p.Say(m)} {p.Key}")]
                    : Array.Empty<Button>(),
                new("New date", $"amend {p.Say(m)}", SendsInputs: true),
            ],
            Footer = "A new date is an amendment: the client agrees to it again.",
        }
            .WithMentions(view, Role.Lead)
            .About(view, CardKind.NoticeExpected, m);
    }

    /// <summary>The client has not answered to the terms, or to an amendment of them.</summary>
    public static Card Terms(ProjectView view)
    {
        var p = view.Project;
        var (amends, isWaiting) = (
            p.Agreement is not null,
            p.Proposed is not null && (p.Agreement is null || p.Amendment is not null)
        );
        var card = amends ? AmendmentCards.Create(view) : ScheduleCards.Terms(view);
        if (isWaiting)
        {
            var what = amends ? $"amendment to terms v{p.Amendment!.Version}" : $"terms v{p.TermsVersion}";
            card = card with { Title = $"No answer yet: {p.Name}, {what} sent {view.DayAndTime(p.Proposed!.At)}" };
        }
        return card.WithMentions(view, Role.Lead)
            .About(view, CardKind.NoticeTerms)
            .SettledIf(!isWaiting || card.IsSettled);
    }

    public static Card Draft(ProjectView view, Invoice i) =>
        PendingDecision(view, InvoiceCards.Draft(view, i), NoticeKind.Draft, i.Id, i.Drafted.By)
            .About(view, CardKind.NoticeDraft, i)
            .SettledIf(i.State != InvoiceState.Draft);

    public static Card Evidence(ProjectView view, Milestone m) =>
        PendingDecision(view, StageCards.Attached(view, m), NoticeKind.Evidence, m.Id, m.Evidence?.Attached.By ?? "")
            .About(view, CardKind.NoticeEvidence, m)
            .SettledIf(m is not { Stage: Stage.Submitted, Evidence: not null });

    public static Card Agreement(ProjectView view) =>
        PendingDecision(
                view,
                AgreementCards.Waiting(view),
                NoticeKind.Evidence,
                0,
                view.Project.WaitingAgreement is { } waits ? view.Project.HandedOut(waits)?.By ?? "" : ""
            )
            .About(view, CardKind.NoticeAgreement)
            .SettledIf(view.Project.WaitingAgreement is null);

    public static Card Request(ProjectView view, ApprovalRequest r) =>
        PendingDecision(view, RequestCards.Create(view, r), NoticeKind.Request, r.Id, r.Signed.By)
            .About(view, CardKind.NoticeRequest, r)
            .SettledIf(!r.IsOpen || r.IsExpired(view.Now));

    /// <summary>
    /// The roles that a reminder mentions: first the lead, an approver after a week, finance after two.
    /// </summary>
    public static Role[] RolesFor(string step) =>
        step switch
        {
            "+7" => [Role.Approver],
            "-3" or "0" or "+1" or Reminder.Manual => [Role.Lead],
            _ => [Role.Finance],
        };

    /// <summary>
    /// The first notice mentions the approvers, the second one their deputies, or all leads if there are none.
    /// </summary>
    private static Card PendingDecision(ProjectView view, Card card, NoticeKind kind, int item, string by)
    {
        var p = view.Project;
        var work = new Signature(by, view.Now, Solo: false);
        var approvers = p.HoldersOf(Role.Approver)
            .Where(a => !p.IsOwnWork(Permission.Decide, a, work, view.Now))
            .ToList();
        var again = p.LastNotices.Find(n => n.Kind == kind && n.ItemId == item) is { Occasion: [.., '2'] };
        var deputies = p
            .Deputies.Where(d =>
                approvers.Contains(d.Holder, StringComparer.Ordinal)
                && d.Until >= view.Today
                && !p.IsOwnWork(Permission.Decide, d.Actor, work, view.Now)
            )
            .Select(d => d.Actor)
            .ToList();
        return (card with { Title = $"Still waits: {card.Title}" }).WithMentions(view, Called());

        IReadOnlyList<string> Called()
        {
            if (!again)
                return approvers;
            return deputies.Count > 0 ? deputies : [.. approvers, .. p.HoldersOf(Role.Lead)];
        }
    }
}
