using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Define;

/// <summary>The contract as a schedule of billing points: the project card, the terms, and the dates.</summary>
internal static class ScheduleCards
{
    /// <summary>The project and its schedule, what is missing, and the next step.</summary>
    public static Card Project(ProjectView view) => Project(view, 1);

    public static Card Project(ProjectView view, int page)
    {
        var p = view.Project;
        return new Card($"{p.Name} ({p.Key})")
        {
            Facts =
            [
                new("Client", p.Client),
                .. p.Contact.Length > 0 ? [new Fact("Contact", p.Contact)] : Array.Empty<Fact>(),
                new("Contract", $"{p.Contract} net, VAT {VatText.Describe(p.Treatment)}"),
                .. p.Discount is { } discount
                    ? [new Fact("Discount", SettlementText.Describe(discount))]
                    : Array.Empty<Fact>(),
                .. p.SilenceDays is { } silence
                    ?
                    [
                        new Fact(
                            "Silence",
                            $"accepted after {SilenceText.Describe(silence)}, where the client confirms"
                        ),
                    ]
                    : Array.Empty<Fact>(),
                new("Starts", p.Starts.ToIso()),
                new("State", DisplayText.NameOf(p.State)),
                new("Gate", DisplayText.NameOf(p.Policy)),
                .. MoneyCards.PauseFacts(view),
            ],
            Table = p.LiveMilestones.Any() ? Table(view, page) : null,
            Lines = [.. Warnings(view), .. ClientMailText.ProjectLines(view), .. RoleFormCards.OnlyOne(view)],
            Footer = NextStep(p),
            Buttons =
            [
                .. p is { Agreement: null, Closed: null, Cancelled: null, MissingTerms.Count: > 0 }
                    ? [new("Fill in", "fill", ButtonStyle.Primary)]
                    : Array.Empty<Button>(),
                .. IsReadyToSend(p) ? SendingCards.Terms(view).Take(1) : [],
                .. FurtherSteps(view, page),
                .. Paging.More(page, p.LiveMilestones.Count(), "project show", p.Key),
            ],
        }.AddressedOnFirstPage(
            page,
            card =>
                card.About(view, CardKind.Project) with
                {
                    IsSettled = p.Agreement is not null || p.Closed is not null || p.Cancelled is not null,
                }
        );
    }

    /// <summary>What else is done with the project: its milestones, its people, its settings.</summary>
    private static IEnumerable<Button> FurtherSteps(ProjectView view, int page)
    {
        var p = view.Project;
        if (p.IsOver || page > 1)
            yield break;
        if (p.Agreement is null)
        {
            var isReady = IsReadyToSend(p);
            if (isReady || p.Proposed is not null)
                yield return new("Show terms", $"terms {p.Key}");
            else if (!p.Allocation.Closes && p.MissingTerms.Count == 0)
                yield return new("Add a milestone", "add");
            if (!isReady)
                foreach (var button in MilestoneChoiceCards.Open(view))
                    yield return button;
        }
        yield return p.IsSolo ? RoleFormCards.AddApprover : new("Roles", $"role list {p.Key}");
        if (p.Agreement is null)
            yield break;
        yield return new("Settings", $"settings {p.Key}");
        yield return p.Held is null ? new("Put on hold", "project hold") : new("Resume", "project resume");
    }

    private static bool IsReadyToSend(Project p) =>
        p is { Agreement: null, IsOver: false, Proposed: null, MissingTerms.Count: 0 }
        && p.LiveMilestones.Any()
        && p.Allocation.Closes;

    /// <summary>The terms of every milestone as the client agrees to them, and the state of the agreement.</summary>
    public static Card Terms(ProjectView view) => Terms(view, 1);

    public static Card Terms(ProjectView view, int page)
    {
        var p = view.Project;
        var isAmendmentPending = page == 1 && AmendmentCards.Buttons(view).Count > 0;
        var card = new Card(EndCards.Title(p) ?? $"{p.Name}: terms v{p.TermsVersion}")
        {
            Table = p.LiveMilestones.Any() ? Table(view, page) : null,
            Buttons = Paging.More(page, p.LiveMilestones.Count(), "terms", p.Key),
        };
        if (p.Agreement is { } agreed)
        {
            card = card with
            {
                Tone = Tone.Good,
                Lines =
                [
                    $"Agreed by {agreed.ClientName} on {view.DayAndTime(agreed.Signed.At)}. The terms are frozen.",
                    .. EndCards.Lines(view),
                    .. isAmendmentPending ? AmendmentCards.Lines(view) : [],
                    .. isAmendmentPending && p.Proposed is { } asked ? ClientMailText.TermsLines(view, asked) : [],
                ],
                Inputs = isAmendmentPending ? AmendmentCards.Inputs(view) : [],
                Buttons =
                [
                    .. isAmendmentPending ? AmendmentCards.Buttons(view) : AfterAgreement(view),
                    .. card.Buttons,
                ],
                Footer =
                    isAmendmentPending || p.State is not (ProjectState.Agreed or ProjectState.Ended)
                        ? ""
                        : MoneyCards.NextLine(view),
                Facts =
                [
                    .. isAmendmentPending ? [] : WaitingFor.Start(view),
                    new("Evidence", agreed.Evidence + Suffix.HeldByTeamInBrackets(agreed.HeldByTeam)),
                    new("Recorded by", view.SignedBy(agreed.Signed)),
                ],
            };
        }
        else if (p.WaitingAgreement is { } waits)
        {
            var paging = card.Buttons;
            card = (
                card with
                {
                    Tone = Tone.Warning,
                    Lines = [.. AgreementCards.Lines(view, waits)],
                    Facts =
                    [
                        .. WaitingFor.Agreement(view),
                        new("Evidence", waits.Evidence + Suffix.HeldByTeamInBrackets(true)),
                    ],
                }
            ).WithPermittedButtons(view, AgreementCards.Buttons(view, waits));
            card = card with { Buttons = [.. card.Buttons, .. paging] };
        }
        else if (p.Proposed is { } sent)
        {
            card = card with
            {
                Tone = Tone.Warning,
                Lines =
                [
                    p.OpenWish is { } wish
                        ? $"{p.ContactName()} asks for a change: {wish.Text}"
                        : $"Waiting for {p.ContactName()}. Work starts when the client has agreed.",
                    $"Sent by {view.SignedBy(sent)}. If the client agreed elsewhere, say who and where it stands.",
                    .. ClientMailText.TermsLines(view, sent),
                    .. SendingCards.ContactLines(p),
                ],
                Facts = [.. WaitingFor.Agreement(view)],
                Inputs = Agreement,
                Buttons =
                [
                    new("Record agreement", "terms agreed", ButtonStyle.Primary, SendsInputs: true),
                    .. p.OpenWish is null ? [] : MilestoneChoiceCards.Open(view),
                    .. ClientMailText.TermsButtons(view, sent).Take(p.OpenWish is null ? 2 : 1),
                    .. card.Buttons,
                ],
            };
        }
        else
            card = card with
            {
                Lines = [.. Warnings(view), .. SendingCards.ContactLines(p)],
                Footer = NextStep(p),
                Buttons =
                [
                    .. p.Allocation.Closes
                    && p.MissingTerms.Count == 0
                    && p.LiveMilestones.Any()
                    && p.Closed is null
                    && p.Cancelled is null
                        ? SendingCards.Terms(view)
                        : [],
                    .. SendingCards.NeedsContact(p) ? SendingCards.ContactButtons(p) : MilestoneChoiceCards.Open(view),
                    .. card.Buttons,
                ],
            };
        return card.AddressedOnFirstPage(
            page,
            c => c.About(view, CardKind.Terms) with { IsSettled = p.Agreement is not null && c.Buttons.Count == 0 }
        );
    }

    /// <summary>What agreed terms lead to: the first stage, or a change of them.</summary>
    private static IEnumerable<Button> AfterAgreement(ProjectView view)
    {
        var p = view.Project;
        foreach (var button in EndCards.Buttons(view))
            yield return button;
        if (p.IsOver || p.Ended is not null)
            yield break;
        if (NextStepButtons.MayStart(view) is { } first)
            yield return NextStepButtons.Start(p, first);
        foreach (var button in MilestoneChoiceCards.Open(view))
            yield return button;
        yield return new("Status", $"status {p.Key}");
    }

    /// <summary>
    /// One page of the schedule with its amounts and terms. The total is always that of the whole schedule.
    /// </summary>
    internal static Table Table(ProjectView view, int page)
    {
        var p = view.Project;
        page = Paging.Clamp(page, p.LiveMilestones.Count());
        var rows = p
            .LiveMilestones.Select(
                (m, i) => Row($"{i + 1}", m.Name, m.Amount.ToString(), p.NetOf(m).ToString(), TermsOf(p, m))
            )
            .Skip((page - 1) * Paging.Size)
            .Take(Paging.Size)
            .ToList();
        var sum = p.LiveMilestones.Aggregate(Money.Zero(p.Currency), (total, m) => total + p.NetOf(m));
        rows.Add(
            Row(
                "",
                p.Allocation.Closes ? "Total (matches the contract)" : "Sum",
                p.Allocation.PercentTotal?.ToString() ?? "",
                sum.ToString(),
                ""
            )
        );
        // At most five columns, so that the table fits on a phone.
        return new(
            [
                new("#", true),
                new("Milestone", Weight: 5),
                new("Amount", true, 4),
                new("Net", true, 5),
                new("Expected, due, done when", Weight: 5),
            ],
            rows,
            HasTotalRow: true
        );
    }

    /// <summary>
    /// "2026-07-15 · 14 days · portal-approval". Missing values are left out; the card lists them separately.
    /// </summary>
    private static string TermsOf(Project p, Milestone m) =>
        string.Join(
            " · ",
            new[]
            {
                m.Kind == MilestoneKind.Advance ? "advance" : "",
                p.TreatmentOf(m) != p.Treatment ? $"VAT {VatText.Describe(p.TreatmentOf(m))}" : "",
                m.Starts is { } starts ? $"starts {starts.ToIsoDate()}" : "",
                m.Expected?.ToIsoDate() ?? "–",
                m.IsBillable ? DisplayText.Days(m.DueDays) + SettlementText.Terms(m.Discount) : "",
                m.Criterion?.ToWord() ?? "",
                m.SilenceDays is null ? "" : $"accepted after {SilenceText.Describe(m.SilenceDays)}",
            }.Where(t => t.Length > 0)
        );

    /// <summary>The evidence that the team holds of the client's agreement.</summary>
    internal static IReadOnlyList<Input> Agreement { get; } =
    [
        new("by", "Who agreed") { IsRequired = true, Placeholder = "Full name" },
        new("ref", "Evidence") { IsRequired = true, Placeholder = "e-mail 1 July" },
    ];

    internal static IReadOnlyList<string> Row(params string[] cells) => cells;

    /// <summary>Only the first page is a card that is updated later. Further pages are one-time lists.</summary>
    internal static Card AddressedOnFirstPage(this Card card, int page, Func<Card, Card> address) =>
        page == 1 ? address(card) : card;

    private static IEnumerable<string> Warnings(ProjectView view)
    {
        var p = view.Project;
        if (p.Starts < view.Today && p.Agreement is null)
            yield return $"The project's start {p.Starts.ToDay()} is already past (today is {view.Today.ToDay()}). Kept as said.";
        if (p.Vat.Units == 0 && p.Agreement is null)
            yield return $"VAT is {VatText.Describe(p.Treatment)}: its invoices carry none. Otherwise: set all vat 19";
        if (!p.LiveMilestones.Any())
            yield break;
        if (!p.Allocation.Closes)
            yield return RefusalText.Gap(p.Allocation, p.Contract);
        if (p.MissingTerms is { Count: > 0 } missingTerms && p.Agreement is null)
            yield return Missing(missingTerms);
        if (p.LiveMilestones.Count() == 1 && p.LiveMilestones.First().IsBillable && p.Allocation.Closes)
            yield return "One milestone bills the whole contract: nothing is paid until everything is done. "
                + "Two or three stages carry less risk.";
        foreach (
            var m in p
                .LiveMilestones.Where(m =>
                    m.Stage == Stage.Planned
                    && p.Agreement is null
                    && (m.Expected < view.Today || m.Starts < view.Today)
                )
                .Take(3)
        )
            yield return $"{m.Name}: {PastDate(m, view.Today)} is already past (today is {view.Today.ToDay()}). Kept as said.";
    }

    private static string PastDate(Milestone m, DateOnly today) =>
        m.Expected < today ? $"expected {m.Expected.ToDay()}" : $"starts {m.Starts.ToDay()}";

    /// <param name="isAmendment">The terms are agreed, so what is missing belongs to milestones that an amendment
    /// adds.</param>
    internal static string Missing(IReadOnlyList<MissingTerms> missingTerms, bool isAmendment = false)
    {
        var first = missingTerms[0];
        var dates = missingTerms.Where(g => g.IsExpectedDateMissing).Select(g => g.Position).ToList();
        var criteria = missingTerms.Where(g => g.IsCriterionMissing).Select(g => g.Position).ToList();
        var parts = new[] { (dates, "expected dates"), (criteria, "completion criteria") }
            .Where(x => x.Item1.Count > 0)
            .Select(x => $"{x.Item2} (milestone {DisplayText.PositionRanges(x.Item1)})");
        var say = isAmendment ? $"amend {DisplayText.Quote(first.Name)}" : $"set {first.Position}";
        var date = Suffix.When(first.IsExpectedDateMissing, " expected +14d");
        var criterion = Suffix.When(first.IsCriterionMissing, " done-when client-sign-off");
        return $"Missing: {string.Join("; ", parts)}. For example: {say}{date}{criterion}";
    }

    internal static string NextStep(Project p) =>
        p switch
        {
            { Closed: not null } => "The project is closed.",
            { Cancelled: { } given } => $"The project was cancelled: {given.Reason}.",
            { Amendment: { End: not null } amendment } =>
                $"Terms v{p.TermsVersion} are agreed; the end of the project is proposed (v{amendment.Version}): amend shows it.",
            { State: ProjectState.Ended } => "The project ended early; status says what is still to bill or collect.",
            { Amendment: { } amendment } =>
                $"Terms v{p.TermsVersion} are agreed; an amendment to v{amendment.Version} is proposed: amend shows it.",
            { Agreement: not null } => $"Terms v{p.TermsVersion} are agreed; status says what is next.",
            _ when !p.LiveMilestones.Any() =>
                "Next: add the billing points, e.g. add \"Design approval\" 40%, or paste them behind plan.",
            _ when !p.Allocation.Closes => p.Allocation.Unassigned.IsNegative
                ? "Next: make the amounts smaller with set until their sum is the contract."
                : $"Next: {p.Allocation.Unassigned} of the contract is in no milestone yet; "
                    + "add \"Final delivery\" rest gives it all to one.",
            _ when p.MissingTerms.Count > 0 => "Next: fill in what is missing, then send the terms.",
            { Proposed: null } => "Next: send the terms to the client.",
            { WaitingAgreement: { } waits } =>
                $"{waits.ClientName}'s agreement waits for an approver: terms accept, or terms refuse \"why\".",
            _ => $"Waiting for {p.ContactName()} to agree to the terms.",
        };
}
