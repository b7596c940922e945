using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Cards.Track;

/// <summary>One milestone or one invoice, with everything on record.</summary>
internal static class DetailCards
{
    public static Card Milestone(ProjectView view, Milestone m)
    {
        var p = view.Project;
        var invoice = p.InvoiceOf(m);
        var next = Next(view, m);
        var gate = m.Stage == Stage.Planned && p.Agreement is not null ? p.GateOf(m, view.SellerToday) : null;
        var card = next with
        {
            Title = $"{m.Name} ({p.PositionInSchedule(m)})",
            Tone = Tone.Plain,
            Table = null,
            // A card that somebody only looks at notifies nobody.
            Mentions = [],
            Facts =
            [
                new("Project", $"{p.Name} ({p.Key})"),
                new("State", DisplayText.NameOf(m.Stage) + (m.IsLate(view.Today) ? ", late" : "")),
                new("Amount", m.IsBillable ? $"{m.Amount} = {p.NetAndVat(m)}" : "unbilled"),
                .. OutlookText.KindOf(p, m) is { Length: > 0 } kind ? [new Fact("Kind", kind)] : Array.Empty<Fact>(),
                .. m.IsBillable && p.TreatmentOf(m) != p.Treatment
                    ? [new Fact("VAT", VatText.Describe(p.TreatmentOf(m)))]
                    : Array.Empty<Fact>(),
                new("Starts", p.StartOf(m).ToIso()),
                new("Expected", m.Expected.ToIso()),
                .. m.IsBillable
                    ? [new Fact("Due", $"{SettlementText.Payment(m.DueDays, m.Discount)}")]
                    : Array.Empty<Fact>(),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. SilenceText.Facts(m),
                .. m.Started is { } started ? [new Fact("Started by", view.SignedBy(started))] : Array.Empty<Fact>(),
                .. gate is StageGate.Overridden ? [] : StageCards.Overridden(view, m),
                .. m.Submission is { } s
                    ? [StageCards.Deliverable(s), new Fact("Submitted by", view.SignedBy(s.Signed))]
                    : Array.Empty<Fact>(),
                .. m.RequestedChanges.Length > 0 ? [new Fact("Missing", m.RequestedChanges)] : Array.Empty<Fact>(),
                .. StageCards.ChangesAsked(view, m),
                .. m.Confirmation is { } c
                    ?
                    [
                        new Fact(
                            "Confirmed by",
                            $"{c.ConfirmedBy}, {view.FormatMoment(c.Signed.At)}{SilenceText.Proof(view, c)}"
                        ),
                        .. ClientMessageCards.Evidence(view, m, c),
                        new Fact("Recorded by", view.SignedBy(c.Signed)),
                    ]
                    : Array.Empty<Fact>(),
                .. p
                    .Invoices.Where(i => i.Milestone == m.Id && (i.IsNumbered || i.IsLive))
                    .Select(i => new Fact("Invoice", $"{i.NumberOrPending()}, {i.Gross}, {Status(view, i)}")),
                .. p.CreditedInvoiceOf(m) is { } credited && m.Stage == Stage.Confirmed
                    ?
                    [
                        new Fact(
                            "To bill",
                            p.IsCancelledStage(m)
                                ? "nothing: the stage is cancelled"
                                : $"{credited.NumberOrPending()} was credited in full; to bill it once more: invoice {p.Say(m)} again"
                        ),
                    ]
                    : Array.Empty<Fact>(),
                .. RequestCards.PendingFacts(view, r => r.Milestone == m.Id),
            ],
            Lines = (gate, m.Evidence) switch
            {
                ({ } shut, _) => [GateCard.Describe(view, shut)],
                (null, null) => [],
                _ => next.Lines,
            },
            Footer = view.AsOf(),
            // A button is not shown for what the card shows already.
            Buttons = [.. ButtonsOf(next), .. Amending(view, m, next)],
        };
        if (!card.Buttons.Any(b => b.SendsInputs))
            card = card with { Inputs = [] };
        // A person who may issue it here sees the same facts as on the draft itself.
        if (invoice is { State: InvoiceState.Draft })
            card = card with
            {
                Facts = [.. card.Facts, .. next.Facts.Where(f => card.Facts.All(shown => shown.Name != f.Name))],
            };
        return card.About(view, CardKind.MilestoneDetail, m).SettledIf(card.Buttons.Count == 0);
    }

    /// <summary>What is decided on that card, without what only helps there.</summary>
    private static IReadOnlyList<Button> ButtonsOf(Card next) =>
        [
            .. next
                .Buttons.Where(b => b.CommandText.Split(' ')[0] is not ("show" or "settings" or "check" or "client"))
                .Take(5),
        ];

    /// <summary>Agreed terms change only if the client agrees again. No card has more than three buttons.</summary>
    private static IEnumerable<Button> Amending(ProjectView view, Milestone m, Card next) =>
        view.Project is { Agreement: null, IsOver: false }
        && m.IsLive
        && view.CanAct(by => Permissions.IsAllowed(view.Project, Permission.Define, by, view.Now))
            ? [new("Set", $"set {view.Project.Say(m)}")]
            : AmendingAgreed(view, m, next);

    private static IEnumerable<Button> AmendingAgreed(ProjectView view, Milestone m, Card next) =>
        ButtonsOf(next).Count < 3
        && view.Project.CanAmend(m, view.Now)
        && view.CanAct(by => Permissions.IsAllowed(view.Project, Permission.Define, by, view.Now))
            ? [new("Amend", $"amend {view.Project.Say(m)}")]
            : [];

    /// <summary>
    /// The card on which the milestone's next step is decided. Its buttons mean this project, wherever it is shown.
    /// </summary>
    private static Card Next(ProjectView view, Milestone m) =>
        (m.Stage, view.Project.InvoiceOf(m)) switch
        {
            (Stage.Dropped, _) or (_, { IsNumbered: true }) => new(""),
            (_, { State: InvoiceState.Draft }) => InvoiceCards.Draft(view, m),
            (Stage.Confirmed, _) => StageCards.Confirmed(view, m),
            (Stage.Submitted, _) => m.Evidence is null ? StageCards.Submitted(view, m) : StageCards.Attached(view, m),
            (Stage.Started or Stage.ChangesRequested, _) => StageCards.Started(view, m),
            _ => view.Project.Agreement is null ? new("") : GateCard.Create(view, m),
        };

    public static Card Invoice(ProjectView view, Invoice i)
    {
        var card = InvoiceCards.Issued(view, i);
        return card with
        {
            Title = $"{i.NumberOrPending()}: {DisplayText.Status(i, view.SellerToday)}",
            Lines = [i.Note, .. card.Lines],
            Buttons = InvoiceCards.Actions(view, i),
            Inputs = [],
            Footer = card.Footer.Length > 0 ? card.Footer : view.AsOf(),
            IsSnapshot = true,
        };
    }

    private static string Status(ProjectView view, Invoice i) =>
        i.State == InvoiceState.Draft
            ? $"by {view.SignedBy(i.Drafted)}, waits for an approver"
            : DisplayText.Status(i, view.SellerToday);

    private static string TakenBack(ProjectView view, CreditNote c, Invoice of)
    {
        var isLast = view.Project.CreditedInvoiceOf(view.Project.MilestoneOf(of))?.Id == of.Id;
        var stage = isLast ? "is cancelled" : "was cancelled then; it was reopened since";
        return c switch
        {
            { CancelsStage: true } => $"All of {of.NumberOrPending()} is taken back, and the stage {stage}.",
            { IsFull: true } => $"All that was left of {of.NumberOrPending()} is taken back.",
            _ => $"A part of {of.NumberOrPending()} is taken back; {of.Open} is open.",
        };
    }

    /// <summary>A credit note with the invoice that it corrects.</summary>
    public static Card Credit(ProjectView view, CreditNote c, Invoice of) =>
        new($"{c.Number}: {c.Gross} credited on {of.NumberOrPending()}")
        {
            Buttons = [DocumentCards.PdfButton(c.Number)],
            Lines =
            [
                TakenBack(view, c, of),
                .. VatDifference(of, c) is { Length: > 0 } difference ? [difference] : Array.Empty<string>(),
            ],
            Facts =
            [
                new(
                    "Milestone",
                    $"{view.Project.MilestoneOf(of).Name} ({view.Project.PositionInSchedule(view.Project.MilestoneOf(of))})"
                ),
                new("From", of.IssueDetails!.Seller.Name),
                new("To", of.IssueDetails.Buyer.Name),
                new("Net, VAT", $"{c.Net} + {c.Vat} ({ClaimFacts.Rates(c.Shares)})"),
                new("Total", c.Gross.ToString()),
                new("Reason", c.Reason),
                new("Issued", c.On.ToIsoDate()),
                new("Issued by", view.SignedBy(c.Signed)),
            ],
            Footer = of.IssueDetails.IsSample ? InvoiceCards.SampleIssue : view.AsOf(),
        };

    /// <summary>The difference between a note's VAT and its own net × rate, and why; "" when there is none.</summary>
    internal static string VatDifference(Invoice of, CreditNote c)
    {
        if (of.VatRoundingOf(c) is not { IsZero: false } difference)
            return "";
        var amount = difference.IsNegative ? $"{-difference} less" : $"{difference} more";
        return $"The VAT of {c.Number} is {amount} than {of.Rate} of its net: "
            + "the notes before it were rounded, and all of them together take back exactly the invoice's VAT of "
            + $"{of.Vat}.";
    }

    /// <summary>
    /// The card with the latest events on top, so that a role that passed to somebody else is noticed.
    /// </summary>
    public static Card WithEvents(this Card card, IEnumerable<string> events) =>
        card with
        {
            Lines =
            [
                .. events.Select(text => $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}."),
                .. card.Lines,
            ],
        };

    /// <summary>The text when no lead and no approver can act any more.</summary>
    internal const string NobodyHolds =
        "Nobody of the team holds this project: none of its leads and approvers is staff any more. "
        + "Whoever takes it over says here: project claim";

    private static Fact PendingAppointment(ProjectView view, Appointment a) =>
        new(
            $"{a.Role} by address",
            a.Actor is { } actor
                ? $"{a.Address}: {view.NameOf(actor)}"
                : $"{a.Address}, waits for their first word to me on your other platform; "
                    + $"role remove {DisplayText.NameOf(a.Role)} {a.Address} ends it"
        );

    private static IReadOnlyList<Button> TeamButtons(ProjectView view) =>
        view.Project switch
        {
            { ListedManagers.Count: 0 } => [new("Take it over", "project claim", ButtonStyle.Primary)],
            { IsSolo: true } => [RoleFormCards.AddApprover],
            _ => [new("Give a role", "role add")],
        };

    /// <summary>Who holds which role in the project, and who is whose deputy until which day.</summary>
    public static Card Team(ProjectView view, int page)
    {
        var p = view.Project;
        var roles = Enum.GetValues<Role>()
            .Where(r => r != Role.Member || p.HoldersOf(r).Count > 0)
            .Select(r => (Role: r, People: p.HoldersOf(r)))
            .ToList();
        var deputies = RightsCards.DeputiesOf(view).ToList();
        var appointments = p
            .Appointments.Where(a => a.IsOpen || p.RoleHolders.Exists(h => h.Actor == a.Actor && h.Role == a.Role))
            .ToList();
        var longest = Math.Max(Math.Max(deputies.Count, appointments.Count), roles.Max(r => r.People.Count));
        page = Paging.Clamp(page, longest);
        IEnumerable<T> Shown<T>(IEnumerable<T> all) => all.Skip((page - 1) * Paging.Size).Take(Paging.Size);
        return new Card($"{p.Name}: roles")
        {
            Facts =
            [
                .. roles
                    .Where(r => page == 1 || Shown(r.People).Any())
                    .Select(r => new Fact(
                        r.Role.ToString(),
                        r.People.Count > 0
                            ? string.Join(", ", Shown(r.People).Select(view.DescribeHolder))
                            : $"nobody; say role add {DisplayText.NameOf(r.Role)} @name"
                    )),
                .. Shown(appointments).Select(a => PendingAppointment(view, a)),
                .. Shown(deputies)
                    .Select(d => new Fact($"Deputy {view.DescribeHolder(d.Actor)}", RightsCards.Deputy(view, d))),
            ],
            Lines = p switch
            {
                { ListedManagers.Count: 0 } => [NobodyHolds],
                { IsSolo: true } => [.. RoleFormCards.OnlyOne(view)],
                _ => [],
            },
            Footer = "Staff who speak in this place are members.",
            Buttons =
            [
                .. page > 1 || p.IsOver ? [] : TeamButtons(view),
                .. Paging.More(page, longest, "role list", p.Key),
            ],
        }.AddressedOnFirstPage(page, card => card.AsSnapshot(view, CardKind.Team));
    }
}
