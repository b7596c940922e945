using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// What the clock posts beside reminders: each is the card on which the thing is decided, said to whom it concerns.
/// Once there is nothing to decide it says what became of it, without buttons.
/// </summary>
internal static class CueCards
{
    /// <summary>A stage is planned to start soon, and its gate is not open.</summary>
    public static Card Ahead(Sight sight, Milestone m)
    {
        var p = sight.Project;
        var gate = p.GateOf(m, sight.SellerToday);
        var clear = m.Stage != Stage.Planned || gate is StageGate.Open { Advice: null } or StageGate.Overridden;
        var card = GateCard.Of(sight, m);
        return (
            card with
            {
                Title = clear ? card.Title : $"{m.Name} is planned to start on {p.StartOf(m).Iso()}",
                Footer = clear && m.Stage == Stage.Planned ? $"Start it: start {p.Say(m)}. {card.Footer}" : card.Footer,
            }
        )
            .Calling(sight, Role.Lead)
            .About(sight, "cue-ahead", m)
            .SettledIf(clear || card.IsSettled);
    }

    /// <summary>Confirmed, and nobody has drafted an invoice.</summary>
    public static Card Unbilled(Sight sight, Milestone m)
    {
        var p = sight.Project;
        var card = StageCards.Confirmed(sight, m);
        if (m.Confirmation is not { } confirmed || !p.IsUnbilled(m) || p.InvoiceOf(m) is not null)
            return card.About(sight, "cue-unbilled", m).SettledIf(true);
        return (
            card with
            {
                Title = $"Not billed yet: {m.Name}, {p.NetAndVat(m)}",
                Tone = Tone.Warning,
                Lines =
                [
                    $"Confirmed complete {sight.Moment(confirmed.Signed.At)} by {confirmed.ConfirmedBy}, "
                        + $"and no invoice is drafted. {Words.Upper(Words.Days(m.DueDays))} to pay count from the invoice date.",
                ],
            }
        )
            .Calling(sight, Role.Lead, Role.Finance)
            .About(sight, "cue-unbilled", m);
    }

    /// <summary>The expected date has passed: a question, and never an invoice.</summary>
    public static Card Expected(Sight sight, Milestone m)
    {
        var p = sight.Project;
        if (m.Stage is Stage.Confirmed or Stage.Dropped || m.Expected is not { } expected || expected >= sight.Today)
            return (
                DetailCards.Milestone(sight, m) with
                {
                    Title = m.Stage is Stage.Confirmed or Stage.Dropped
                        ? $"{m.Name} is {Words.Word(m.Stage)}"
                        : $"{m.Name} is expected {m.Expected.Iso()}",
                }
            )
                .About(sight, "cue-expected", m)
                .SettledIf(true);
        var worked = m.Stage is Stage.Started or Stage.ChangesRequested;
        var confirmer = m.Criterion?.IsClients() ?? false ? p.Contact() : "the team";
        return new Card($"Is {m.Name} done? It was expected {expected.Iso()}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                m.Stage switch
                {
                    Stage.Planned => GateCard.Say(sight, p.GateOf(m, sight.SellerToday)),
                    Stage.Submitted when m.Evidence is not null => "Its confirmation waits for an approver.",
                    Stage.Submitted => $"It is submitted and waits for {confirmer} to confirm it.",
                    Stage.ChangesRequested => $"Changes were requested: {m.Missing}",
                    _ => $"It is worked on since {sight.By(m.Started!)}.",
                },
            ],
            Facts =
            [
                new("Project", $"{p.Name}, {p.Place(m)}"),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. m.IsBillable ? [new Fact("Worth", p.NetAndVat(m))] : Array.Empty<Fact>(),
            ],
            Inputs =
            [
                .. worked
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
                .. worked
                    ? [new Button("Done", $"submit {p.Say(m)}", ButtonStyle.Primary, TakesInputs: true)]
                    : Array.Empty<Button>(),
                .. m.Stage == Stage.Submitted
                    ? [new Button("Details", $"show {p.Say(m)} {p.Key}")]
                    : Array.Empty<Button>(),
                new("New date", $"amend {p.Say(m)}", TakesInputs: true),
            ],
            Footer = "A new date is an amendment: the client agrees to it again.",
        }
            .Calling(sight, Role.Lead)
            .About(sight, "cue-expected", m);
    }

    /// <summary>The client has not answered to the terms, or to an amendment of them.</summary>
    public static Card Terms(Sight sight)
    {
        var p = sight.Project;
        var (amends, waits) = (
            p.Agreement is not null,
            p.Proposed is not null && (p.Agreement is null || p.Amendment is not null)
        );
        var card = amends ? AmendmentCards.Of(sight) : ScheduleCards.Terms(sight);
        if (waits)
        {
            var what = amends ? $"amendment to terms v{p.Amendment!.Version}" : $"terms v{p.TermsVersion}";
            card = card with { Title = $"No answer yet: {p.Name}, {what} sent {sight.Moment(p.Proposed!.At)}" };
        }
        return card.Calling(sight, Role.Lead).About(sight, "cue-terms").SettledIf(!waits || card.IsSettled);
    }

    public static Card Draft(Sight sight, Invoice i) =>
        Waiting(sight, InvoiceCards.Draft(sight, i), CueKind.Draft, i.Id, i.Drafted.By)
            .About(sight, "cue-draft", i)
            .SettledIf(i.State != InvoiceState.Draft);

    public static Card Evidence(Sight sight, Milestone m) =>
        Waiting(sight, StageCards.Attached(sight, m), CueKind.Evidence, m.Id, m.Evidence?.Attached.By ?? "")
            .About(sight, "cue-evidence", m)
            .SettledIf(m is not { Stage: Stage.Submitted, Evidence: not null });

    public static Card Request(Sight sight, Request r) =>
        Waiting(sight, RequestCards.Of(sight, r), CueKind.Request, r.Id, r.Signed.By)
            .About(sight, "cue-request", r)
            .SettledIf(!r.IsOpen || r.IsExpired(sight.Now));

    /// <summary>Whom a reminder names: the lead first, an approver after a week, finance after two.</summary>
    public static Role[] RemindedBy(string rung) =>
        rung switch
        {
            "+7" => [Role.Approver],
            "-3" or "0" or "+1" or Reminder.Manual => [Role.Lead],
            _ => [Role.Finance],
        };

    /// <summary>
    /// The first time the approvers are named, the second time those who stand in for them, or else all who lead.
    /// </summary>
    private static Card Waiting(Sight sight, Card card, CueKind kind, int item, string by)
    {
        var p = sight.Project;
        var work = new Signature(by, sight.Now, Solo: false);
        var approvers = p.HoldersOf(Role.Approver).Where(a => !p.IsOwnWork(Act.Decide, a, work, sight.Now)).ToList();
        var again = p.Nudges.Find(n => n.Kind == kind && n.Item == item) is { Occasion: [.., '2'] };
        var deputies = p
            .Deputies.Where(d =>
                approvers.Contains(d.For, StringComparer.Ordinal)
                && d.Until >= sight.Today
                && !p.IsOwnWork(Act.Decide, d.Actor, work, sight.Now)
            )
            .Select(d => d.Actor)
            .ToList();
        return (card with { Title = $"Still waits: {card.Title}" }).Calling(sight, Called());

        IReadOnlyList<string> Called()
        {
            if (!again)
                return approvers;
            return deputies.Count > 0 ? deputies : [.. approvers, .. p.HoldersOf(Role.Lead)];
        }
    }
}
