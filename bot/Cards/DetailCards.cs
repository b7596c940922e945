using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>One milestone or one invoice, with everything on record.</summary>
internal static class DetailCards
{
    public static Card Milestone(Sight sight, Milestone m)
    {
        var p = sight.Project;
        var invoice = p.InvoiceOf(m);
        var next = Next(sight, m);
        var gate = m.Stage == Stage.Planned && p.Agreement is not null ? p.GateOf(m, sight.SellerToday) : null;
        var card = next with
        {
            Title = $"{m.Name} ({p.Place(m)})",
            Tone = Tone.Plain,
            Table = null,
            // Whoever only looks rings for nobody.
            Calls = [],
            Facts =
            [
                new("Project", $"{p.Name} ({p.Key})"),
                new("State", Words.Word(m.Stage) + (m.IsLate(sight.Today) ? ", late" : "")),
                new("Amount", m.IsBillable ? $"{m.Amount} = {p.NetAndVat(m)}" : "unbilled"),
                new("Starts", p.StartOf(m).Iso()),
                new("Expected", m.Expected.Iso()),
                .. m.IsBillable
                    ? [new Fact("Due", $"{Words.Days(m.DueDays)} after the invoice date")]
                    : Array.Empty<Fact>(),
                new("Done when", StageCards.DoneWhen(p, m)),
                .. m.Started is { } started ? [new Fact("Started by", sight.By(started))] : Array.Empty<Fact>(),
                .. gate is StageGate.Overridden ? [] : StageCards.Overridden(sight, m),
                .. m.Submission is { } s
                    ? [StageCards.Deliverable(s), new Fact("Submitted by", sight.By(s.Signed))]
                    : Array.Empty<Fact>(),
                .. m.Missing.Length > 0 ? [new Fact("Missing", m.Missing)] : Array.Empty<Fact>(),
                .. m.Confirmation is { } c
                    ?
                    [
                        new Fact("Confirmed by", $"{c.ConfirmedBy}, {sight.Moment(c.Signed.At)}"),
                        .. MessageCards.Evidence(sight, m, c),
                        new Fact("Recorded by", sight.By(c.Signed)),
                    ]
                    : Array.Empty<Fact>(),
                .. p
                    .Invoices.Where(i => i.Milestone == m.Id && (i.IsNumbered || i.IsLive))
                    .Select(i => new Fact("Invoice", $"{i.Number()}, {i.Gross.WithCode()}, {Status(sight, i)}")),
                .. p.CreditedInvoiceOf(m) is { } back && m.Stage == Stage.Confirmed
                    ?
                    [
                        new Fact(
                            "To bill",
                            p.IsCancelledStage(m)
                                ? "nothing: the stage is cancelled"
                                : $"{back.Number()} was credited in full; to bill it once more: invoice {p.Say(m)} again"
                        ),
                    ]
                    : Array.Empty<Fact>(),
                .. RequestCards.Waiting(sight, r => r.Milestone == m.Id),
            ],
            Lines = (gate, m.Evidence) switch
            {
                ({ } shut, _) => [GateCard.Say(sight, shut)],
                (null, null) => [],
                _ => next.Lines,
            },
            Footer = sight.AsOf(),
            // What it shows already is not offered again.
            Buttons =
            [
                .. next.Buttons.Where(b => !b.Says.StartsWith("show ", StringComparison.Ordinal)),
                .. Amending(sight, m, next),
            ],
        };
        // Who may issue it here judges the same facts as on the draft itself.
        if (invoice is { State: InvoiceState.Draft })
            card = card with
            {
                Facts = [.. card.Facts, .. next.Facts.Where(f => card.Facts.All(shown => shown.Name != f.Name))],
            };
        return card.About(sight, "detail", m).SettledIf(card.Buttons.Count == 0);
    }

    /// <summary>Agreed terms change by the client's new yes; nobody reads more than three buttons.</summary>
    private static IEnumerable<Button> Amending(Sight sight, Milestone m, Card next) =>
        next.Buttons.Count < 3
        && sight.Project.MayAmend(m, sight.Now)
        && sight.May(by => Rights.Allow(sight.Project, Act.Define, by, sight.Now))
            ? [new("Amend", $"amend {sight.Project.Say(m)}")]
            : [];

    /// <summary>
    /// The card on which the milestone's next step is decided; its buttons mean this project, wherever it is shown.
    /// </summary>
    private static Card Next(Sight sight, Milestone m) =>
        (m.Stage, sight.Project.InvoiceOf(m)) switch
        {
            (Stage.Dropped, _) or (_, { IsNumbered: true }) => new(""),
            (_, { State: InvoiceState.Draft }) => InvoiceCards.Draft(sight, m),
            (Stage.Confirmed, _) => StageCards.Confirmed(sight, m),
            (Stage.Submitted, _) => m.Evidence is null ? StageCards.Submitted(sight, m) : StageCards.Attached(sight, m),
            (Stage.Started or Stage.ChangesRequested, _) => StageCards.Started(sight, m),
            _ => sight.Project.Agreement is null ? new("") : GateCard.Of(sight, m),
        };

    public static Card Invoice(Sight sight, Invoice i)
    {
        var card = InvoiceCards.Issued(sight, i);
        return card with
        {
            Title = $"{i.Number()}: {Words.Status(i, sight.SellerToday)}",
            Lines = [i.Note, .. card.Lines],
            Buttons = [],
            Address = "",
            Footer = card.Footer.Length > 0 ? card.Footer : sight.AsOf(),
        };
    }

    private static string Status(Sight sight, Invoice i) =>
        i.State == InvoiceState.Draft
            ? $"by {sight.By(i.Drafted)}, waits for an approver"
            : Words.Status(i, sight.SellerToday);

    private static string TakenBack(Sight sight, CreditNote c, Invoice of)
    {
        var isLast = sight.Project.CreditedInvoiceOf(sight.Project.MilestoneOf(of))?.Id == of.Id;
        var stage = isLast ? "is cancelled" : "was cancelled then; it was reopened since";
        return c switch
        {
            { CancelsStage: true } => $"All of {of.Number()} is taken back, and the stage {stage}.",
            { IsFull: true } => $"All that was left of {of.Number()} is taken back.",
            _ => $"A part of {of.Number()} is taken back; {of.Open} is open.",
        };
    }

    /// <summary>A credit note with the invoice that it corrects.</summary>
    public static Card Credit(Sight sight, CreditNote c, Invoice of) =>
        new($"{c.Number}: {c.Gross.WithCode()} credited on {of.Number()}")
        {
            Lines =
            [
                TakenBack(sight, c, of),
                .. Drift(of, c) is { Length: > 0 } drift ? [drift] : Array.Empty<string>(),
            ],
            Facts =
            [
                new(
                    "Milestone",
                    $"{sight.Project.MilestoneOf(of).Name} ({sight.Project.Place(sight.Project.MilestoneOf(of))})"
                ),
                new("From, to", $"{of.Issued!.Seller.Name}, {of.Issued.Buyer.Name}"),
                new("Net, VAT", $"{c.Net} + {c.Vat} ({of.Rate})"),
                new("Total", c.Gross.WithCode()),
                new("Reason", c.Reason),
                new("Issued", c.On.Iso()),
                new("Issued by", sight.By(c.Signed)),
            ],
            Footer = of.Issued.IsSample ? InvoiceCards.SampleIssue : sight.AsOf(),
        };

    /// <summary>By how much a note's VAT is not its own net times the rate, and why; "" where it is.</summary>
    internal static string Drift(Invoice of, CreditNote c)
    {
        if (of.DriftOf(c) is not { IsZero: false } drift)
            return "";
        var apart = drift.IsNegative ? $"{-drift} less" : $"{drift} more";
        return $"The VAT of {c.Number} is {apart} than {of.Rate} of its net: "
            + "the notes before it were rounded, and all of them together take back exactly the invoice's VAT of "
            + $"{of.Vat}.";
    }

    /// <summary>The card with what just happened on top, so that a role that passed on is not overlooked.</summary>
    public static Card Saying(this Card card, IEnumerable<string> happened) =>
        card with
        {
            Lines =
            [
                .. happened.Select(said => $"{char.ToUpperInvariant(said[0])}{said[1..].TrimEnd('.')}."),
                .. card.Lines,
            ],
        };

    /// <summary>What is said where no lead and no approver can act any more.</summary>
    internal const string NobodyHolds =
        "Nobody of the team holds this project: none of its leads and approvers is staff any more. "
        + "Whoever takes it over says here: project claim";

    private static Fact Kept(Sight sight, Appointment a) =>
        new(
            $"{a.Role} by address",
            a.Actor is { } actor
                ? $"{a.Address}: {sight.NameOf(actor)}"
                : $"{a.Address}, waits for their first word to me on your other platform; "
                    + $"role remove {Words.Word(a.Role)} {a.Address} ends it"
        );

    /// <summary>Who holds which role in the project, and who stands in for whom until which day.</summary>
    public static Card Team(Sight sight, int page)
    {
        var p = sight.Project;
        var roles = Enum.GetValues<Role>()
            .Where(r => r != Role.Member || p.HoldersOf(r).Count > 0)
            .Select(r => (Role: r, People: p.HoldersOf(r)))
            .ToList();
        var deputies = RightsCards.DeputiesOf(sight).ToList();
        var kept = p
            .Appointments.Where(a => a.IsOpen || p.Holders.Exists(h => h.Actor == a.Actor && h.Role == a.Role))
            .ToList();
        var longest = Math.Max(Math.Max(deputies.Count, kept.Count), roles.Max(r => r.People.Count));
        page = Paging.Within(page, longest);
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
                            ? string.Join(", ", Shown(r.People).Select(sight.HolderOf))
                            : $"nobody; say role add {Words.Word(r.Role)} @name"
                    )),
                .. Shown(kept).Select(a => Kept(sight, a)),
                .. Shown(deputies)
                    .Select(d => new Fact($"Deputy {sight.HolderOf(d.Actor)}", RightsCards.Deputy(sight, d))),
            ],
            Lines = p switch
            {
                { Keepers.Count: 0 } => [NobodyHolds],
                { IsSolo: true } =>
                [
                    $"{sight.NameOf(p.Created.By)} holds every role, so every act is marked solo. "
                        + "Name an approver or finance to have acts checked by a second person.",
                ],
                _ => [],
            },
            Footer = "Staff who speak in this place are members.",
            Buttons = Paging.More(page, longest, "role list", p.Key),
        };
    }
}
