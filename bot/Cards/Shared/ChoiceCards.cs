using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Questions that a refusal leaves to a person. They have an address, so that a choice is made once and an old one is
/// seen as old.
/// </summary>
internal static class ChoiceCards
{
    private const int MostButtons = 3;

    /// <summary>How many names a field offers; a longer list would not be read.</summary>
    private const int MostChoices = 50;

    public static Card TooMuch(ProjectView view, Refusal.PaymentExceedsBalance r) =>
        new Card($"{r.Surplus} too much for {r.Invoice.NumberOrPending()}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                r.Invoice.Open.IsPositive
                    ? $"{r.Amount} arrived, {r.Invoice.Open} is open. "
                        + $"Nothing is recorded until you choose: keep {r.Surplus} as the client's credit, or correct the sum: "
                        + $"pay {r.Invoice.NumberOrPending()} {r.Invoice.Open.ToStringWithCode()}"
                    : $"{r.Invoice.NumberOrPending()} is paid in full already. "
                        + $"Nothing is recorded until you choose to keep {r.Surplus} as the client's credit.",
            ],
            Buttons = [new("Keep as client credit", $"{r.Words} surplus credit")],
        }.About(view, "payment", r.Invoice);

    public static Card Recorded(ProjectView view, Refusal.MayBeRecordedAlready r) =>
        new Card("That looks recorded already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Payment.Amount} on {r.Payment.On.ToIsoDate()}{Suffix.Ref(r.Payment.Reference)}, "
                    + $"recorded by {view.SignedBy(r.Payment.Signed)}. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        }.About(view, "payment", r.Invoice);

    public static Card Announced(ProjectView view, Refusal.MayBeAnnouncedAlready r) =>
        new Card("That looks announced already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Announced.Name}: {r.Announced.Amount} for {r.Announced.On.ToIsoDate()}, "
                    + $"announced by {view.SignedBy(r.Announced.Signed)}; it is recorded on that day. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        }.About(view, "payment", r.Invoice);

    private static string Returned((string Name, Money Amount) taken) =>
        $"{taken.Amount.ToStringWithCode()} back ({taken.Name})";

    /// <summary>
    /// A payment of that sum is to be reversed while the bank has taken that sum back of no certain payment.
    /// </summary>
    public static Card TakenBack(ProjectView view, Refusal.MayBeBankReturn r) =>
        new Card($"Is it because the bank took {string.Join(" or ", r.Candidates.Take(2).Select(Returned))}?")
        {
            Tone = Tone.Warning,
            Lines =
            [
                "If it was taken back, both lines are closed together. "
                    + "If the payment was booked by mistake, the bank's line waits again. Nothing was changed.",
            ],
            Buttons =
            [
                .. r
                    .Candidates.Take(2)
                    .Select(b => new Button(
                        r.Candidates.Count == 1 ? "It was taken back" : $"Taken back: {b.Name}",
                        $"reverse {r.Payment.Name} reason {DisplayText.Quote(r.Reason)} for {b.Name}",
                        ButtonStyle.Primary
                    )),
                new(
                    "Reversed by mistake",
                    $"reverse {r.Payment.Name} reason {DisplayText.Quote($"{DisplayText.Truncate(r.Reason, 200)}, {Project.ByMistake}")}"
                ),
            ],
        }.About(view, "payment", r.Invoice);

    /// <summary>Too late for undo: the words that take it back now, on a button.</summary>
    public static Card TooLate(ProjectView view, Refusal.UndoTooLate r)
    {
        var card = new Card(RefusalText.TooLate(r))
        {
            Tone = Tone.Warning,
            Lines =
            [
                r switch
                {
                    { Payment: { } paid } =>
                        $"{paid.Amount} of {paid.On.ToIsoDate()} stays on record, and its opposite is added. Nothing was changed yet.",
                    { Note: PaymentAnnounced } =>
                        "What is announced stays, and is taken back with its reason. Nothing was changed yet.",
                    { Note: PaymentPromised } =>
                        "The promise stays on record, and another one takes its place. Nothing was changed yet.",
                    { Note: InvoiceSnoozed } =>
                        "The snooze stays on record, and another one takes its place. Nothing was changed yet.",
                    { Note: InvoiceDisputed } =>
                        "The dispute stays on record, and it is noted as settled. Nothing was changed yet.",
                    _ => "The confirmation stays on record, and the stage is worked on again. Nothing was changed yet.",
                },
            ],
            Buttons = [new(Title(r), RefusalText.UndoAlternative(r, view), ButtonStyle.Danger)],
        };
        if (r.Noted is { } noted)
            return card.About(view, "payment", noted);
        return r.Payment is { } of
            ? card.About(view, "payment", view.Project.Invoices.First(i => i.Id == of.Invoice))
            : card.About(view, "confirmed", r.Milestone);
    }

    private static string Title(Refusal.UndoTooLate r) =>
        r switch
        {
            { Payment: { } paid } => $"Reverse {paid.Name}",
            { Note: PaymentAnnounced a } => $"Withdraw A{a.Announced}",
            { Note: PaymentPromised } => "Promised for today",
            { Note: InvoiceSnoozed } => "Snooze 1 day",
            { Note: InvoiceDisputed } => "Settle dispute",
            _ => $"Reopen {RefusalText.Cut(r.Milestone.Name)}",
        };

    /// <summary>An approver asked for what only he could decide.</summary>
    public static Card YoursToDecide(ProjectView view, Refusal.OnlyApproverIsRequester r) =>
        new Card($"{r.Milestone.Name}: nobody but you could decide that")
        {
            Tone = Tone.Warning,
            Lines = [$"You are the only approver, so open the gate yourself or leave it closed. Reason: {r.Reason}"],
            Buttons =
            [
                new Button(
                    "Override",
                    $"override {view.Project.Say(r.Milestone)} reason {DisplayText.Quote(r.Reason)}",
                    ButtonStyle.Danger
                ).Confirmed(),
            ],
        }.About(view, "gate", r.Milestone);

    /// <summary>
    /// What stands in the place of a question about a payment once the invoice changed: its present state, nothing to
    /// choose.
    /// </summary>
    public static Card Decided(ProjectView view, Invoice i) =>
        (InvoiceCards.Issued(view, i) with { Buttons = [] }).About(view, "payment", i).SettledIf(true);

    /// <summary>
    /// Agreed terms were to be set: the same change as a proposal to the client, or the form for it where more was
    /// meant than a line says.
    /// </summary>
    public static Card Frozen(ProjectView view, Refusal.TermsFrozen r) =>
        new($"{view.Project.Name}: terms v{r.Version} are agreed")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons = [new("Amend", r.Amend.TrimEnd('…', ' '))],
        };

    /// <summary>
    /// Several milestones begin with what was said. A button for each says the same words with its position; above
    /// three, one field holds them.
    /// </summary>
    public static Card Which(ProjectView view, Refusal.MilestoneAmbiguous r) =>
        new Card($"Which one is \"{RefusalText.Cut(r.Text)}\"?") switch
        {
            var card when r.Candidates.Count <= MostButtons => card with
            {
                Lines = ["Nothing was changed. Press one, or say its number or more of its name."],
                Buttons =
                [
                    .. r.Candidates.Select(m =>
                        new Button(
                            RefusalText.Cut(m.Name),
                            $"{r.Words?.Before}{view.Project.Say(m)}{r.Words?.After}"
                        ).Confirmed()
                    ),
                ],
            },
            var card => card with
            {
                Lines =
                [
                    $"{r.Candidates.Count} milestones could be meant{FirstOf(r.Candidates.Count)}. Nothing was changed. "
                        + "Choose one, or say its number or more of its name.",
                ],
                Inputs =
                [
                    new("which", "Milestone", InputKind.Choice)
                    {
                        IsRequired = true,
                        Choices =
                        [
                            .. r
                                .Candidates.Take(MostChoices)
                                .Select(m => new Choice(
                                    view.Project.Say(m),
                                    $"{view.Project.Say(m)} {RefusalText.Cut(m.Name)}"
                                )),
                        ],
                    },
                ],
                Buttons =
                [
                    new Button(
                        "Go on",
                        $"{r.Words?.Before}<which>{r.Words?.After}",
                        ButtonStyle.Primary,
                        SendsInputs: true
                    ).Confirmed(),
                ],
            },
        };

    /// <summary>
    /// Words for an invoice that mean more than one thing. Each choice says the same line with words that mean one.
    /// </summary>
    public static Card Which(Refusal.InvoiceAmbiguous r) =>
        new Card($"Which one is \"{RefusalText.Cut(r.Text)}\"?") switch
        {
            var card when r.Candidates.Count <= MostButtons => card with
            {
                Lines = [$"Nothing was changed. Press one, or say {EitherOf(r)} instead."],
                Buttons =
                [
                    .. r.Candidates.Select(c =>
                        new Button(IsOnce(r, c) ? Title(c) : RefusalText.Cut(c.CommandText), c.CommandText).Confirmed()
                    ),
                ],
            },
            var card => card with
            {
                Lines =
                [
                    "Nothing was changed. Say the invoice's whole number, or more of the milestone's name:",
                    .. r.Candidates.Take(MostChoices).Select(c => $"{Title(c)}: {RefusalText.Cut(c.CommandText)}"),
                ],
            },
        };

    private static string FirstOf(int candidates) =>
        Suffix.When(candidates > MostChoices, $"; these are the first {MostChoices}");

    /// <summary>A sum whose first digits stood where an invoice is meant.</summary>
    public static Card OnWhich(Refusal.SumWithoutInvoice r)
    {
        var sum = RefusalText.Cut(r.Sum);
        var next =
            r.Open.Count > 0
                ? "Press one, or say the invoice's number before the sum."
                : "Say the invoice's number before the sum.";
        return new($"On which invoice is {sum}?")
        {
            Lines = [$"\"{sum}\" reads as one sum, and no invoice stands before it. Nothing was changed. {next}"],
            Buttons = [.. r.Open.Take(MostButtons).Select(c => new Button(Title(c), c.CommandText).Confirmed())],
        };
    }

    private static string EitherOf(Refusal.InvoiceAmbiguous r) =>
        DisplayText.JoinWithOr(r.Candidates.Select(c => c.UniqueText).Distinct(StringComparer.Ordinal));

    private static bool IsOnce(Refusal.InvoiceAmbiguous r, InvoiceCandidate one) =>
        r.Candidates.Count(c => c.UniqueText == one.UniqueText) == 1;

    /// <summary>"INV-2026-0001: Design approval"</summary>
    private static string Title(InvoiceCandidate c)
    {
        var said = c.Invoice?.NumberOrPending() ?? $"Milestone{c.UniqueText[c.UniqueText.LastIndexOf(' ')..]}";
        return RefusalText.Cut($"{said}: {c.Milestone.Name}");
    }

    /// <summary>
    /// How far the schedule, or the one that an amendment would make, is from its contract, and who could take the
    /// rest.
    /// </summary>
    public static Card ContractGap(ProjectView view)
    {
        var (p, verb) = (view.Project, view.Project.Agreement is null ? "set" : "amend");
        var after = p.WithAmendment;
        if (after.Allocation.Closes)
            return new Card($"{p.Name}: the schedule is the contract of {p.Contract.ToStringWithCode()}")
            {
                Tone = Tone.Good,
                Footer = ScheduleCards.NextStep(p),
            }
                .About(view, "gap")
                .SettledIf(true);
        return new Card(RefusalText.Gap(after.Allocation, p.Contract))
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"The schedule must be the contract of {p.Contract.ToStringWithCode()} to the last cent before it goes to the client.",
            ],
            Buttons = RestFor(p) is { } last
                ?
                [
                    new(
                        $"Give rest to {RefusalText.Cut(last.Name)}",
                        $"{verb} {p.Say(last)} amount rest",
                        ButtonStyle.Primary
                    ),
                ]
                : [],
        }.About(view, "gap");
    }

    /// <summary>
    /// The last milestone that could take what no milestone has yet; null where nothing is left or none could.
    /// </summary>
    public static Milestone? RestFor(Project p)
    {
        var after = p.WithAmendment;
        if (after.Allocation is not { TakesRest: false, Unassigned.Minor: > 0 })
            return null;
        var last = after.LiveMilestones.LastOrDefault(m =>
            m.IsBillable && m.Stage != Stage.Confirmed && p.InvoiceOf(m) is null
        );
        return last is null ? null : p.MilestoneOf(last.Id);
    }
}
