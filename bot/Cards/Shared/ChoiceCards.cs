using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>
/// Questions that a refusal leaves to a person. They have an address, so that a choice is made only once and an old
/// question is recognised as stale.
/// </summary>
internal static class ChoiceCards
{
    private const int MaxButtons = 3;

    /// <summary>The maximum number of names in a choice field. Nobody reads a longer list.</summary>
    private const int MaxChoices = 50;

    public static Card TooMuch(ProjectView view, Refusal.PaymentExceedsBalance r) =>
        new Card($"{r.Surplus} too much for {r.Invoice.NumberOrPending()}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                r.Invoice.Open.IsPositive
                    ? $"{r.Amount} arrived, {r.Invoice.Open} is open. "
                        + $"Nothing is recorded until you choose: {DunningText.LatePart(r)}keep {r.Surplus} as client credit, "
                        + "or correct the sum: "
                        + $"pay {r.Invoice.NumberOrPending()} {r.Invoice.Open}"
                    : $"{r.Invoice.NumberOrPending()} is paid in full already. "
                        + $"Nothing is recorded until you choose {DunningText.LatePart(r)}to keep {r.Surplus} as client credit.",
            ],
            Buttons =
            [
                .. r.AsInterest is { } late
                    ?
                    [
                        new(
                            $"{late} as interest and fee",
                            $"{r.Words} interest {late}" + Suffix.When(r.Surplus > late, " surplus credit"),
                            ButtonStyle.Primary
                        ),
                    ]
                    : Array.Empty<Button>(),
                new("Keep as client credit", $"{r.Words} surplus credit"),
            ],
        }.About(view, CardKind.PaymentQuestion, r.Invoice);

    public static Card Recorded(ProjectView view, Refusal.MayBeRecordedAlready r)
    {
        var card = new Card("That looks recorded already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Payment.Amount} on {r.Payment.On.ToDay()}{Suffix.Ref(r.Payment.Reference)}, "
                    + $"recorded by {view.SignedBy(r.Payment.Signed)}. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        };
        return r.Invoice is { } about ? card.About(view, CardKind.PaymentQuestion, about) : card;
    }

    public static Card Announced(ProjectView view, Refusal.MayBeAnnouncedAlready r)
    {
        var card = new Card("That looks announced already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Announced.Name}: {r.Announced.Amount} for {r.Announced.On.ToDay()}, "
                    + $"announced by {view.SignedBy(r.Announced.Signed)}; it is recorded on that day. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        };
        return r.Invoice is { } about ? card.About(view, CardKind.PaymentQuestion, about) : card;
    }

    /// <summary>A project with client credit left does not end; the credit is used or paid out first.</summary>
    public static Card CreditLeft(ProjectView view, string why) =>
        new Card($"{view.Project.Name} has {view.Project.CreditLeft} of client credit left")
        {
            Tone = Tone.Warning,
            Lines = [why],
            Buttons = ClientCreditCards.Buttons(view.Project),
        }.About(view, CardKind.ClientCredit);

    /// <summary>A key that may mean a milestone: nothing is recorded before a person chooses.</summary>
    public static Card AccountOrInvoice(Refusal.AccountOrInvoice r) =>
        new($"{r.Key}: without an invoice, or for {r.Candidate.Milestone.Name}?")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Key} is the project's key, and {r.Candidate.Milestone.Name} may be meant as well. Nothing was changed.",
            ],
            Buttons = [new("Without an invoice", r.Words), new("For the milestone", r.Instead)],
        };

    private static string Returned((string Name, Money Amount) taken) => $"{taken.Amount} back ({taken.Name})";

    /// <summary>
    /// A payment is to be reversed while the bank has returned the same amount without naming a payment.
    /// </summary>
    public static Card TakenBack(ProjectView view, Refusal.MayBeBankReturn r)
    {
        var card = new Card(
            $"Is it because the bank took {string.Join(" or ", r.Candidates.Take(2).Select(Returned))}?"
        )
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
        };
        return r.Invoice is { } invoice ? card.About(view, CardKind.PaymentQuestion, invoice) : card;
    }

    /// <summary>Too late for undo: a button with the command that reverses it now.</summary>
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
                        $"{paid.Amount} of {paid.On.ToDay()} stays on record, and its opposite is added. Nothing was changed yet.",
                    { Note: PaymentAnnounced or OnAccountAnnounced } =>
                        "What is announced stays, and is taken back with its reason. Nothing was changed yet.",
                    { Note: InvoiceSettled } =>
                        "It stays on record, and is taken back with its reason. Nothing was changed yet.",
                    { Note: CreditApplied } =>
                        "What was applied stays on record, and is taken off with its reason. Nothing was changed yet.",
                    { Note: PaymentPromised } =>
                        "The promise stays on record, and another one takes its place. Nothing was changed yet.",
                    { Note: InvoiceSnoozed } =>
                        "The snooze stays on record, and another one takes its place. Nothing was changed yet.",
                    { Note: PauseNoticeGiven } =>
                        "The client may have read it. It can be taken off their page. Nothing was changed yet.",
                    { Note: InvoiceDisputed } =>
                        "The dispute stays on record, and it is noted as settled. Nothing was changed yet.",
                    _ => "The confirmation stays on record, and the stage is worked on again. Nothing was changed yet.",
                },
            ],
            Buttons = [new(Title(r), RefusalText.UndoAlternative(r, view), ButtonStyle.Danger)],
        };
        if (r.Noted is { } noted)
            return card.About(view, CardKind.PaymentQuestion, noted);
        if (r.Payment is { } of)
            return of.IsOnAccount
                ? card
                : card.About(view, CardKind.PaymentQuestion, view.Project.InvoiceById(of.Invoice));
        return r.Milestone is { } milestone ? card.About(view, CardKind.StageConfirmed, milestone) : card;
    }

    private static string Title(Refusal.UndoTooLate r) =>
        r switch
        {
            { Payment: { } paid } => $"Reverse {paid.Name}",
            { Note: PaymentAnnounced a } => $"Withdraw A{a.Announced}",
            { Note: OnAccountAnnounced a } => $"Withdraw A{a.Announced}",
            { Note: InvoiceSettled s } => $"Take S{s.Settlement} back",
            { Note: CreditApplied a } => $"Take A{a.Application} off",
            { Note: PaymentPromised } => "Promised for today",
            { Note: InvoiceSnoozed } => "Snooze 1 day",
            { Note: InvoiceDisputed } => "Settle dispute",
            { Note: PauseNoticeGiven } => "End the pause",
            _ => $"Reopen {RefusalText.Cut(r.Milestone!.Name)}",
        };

    /// <summary>An approver requested what only they can decide.</summary>
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
        }.About(view, CardKind.Gate, r.Milestone);

    /// <summary>
    /// Replaces a question about a payment after the invoice has changed: the current state, with nothing to choose.
    /// </summary>
    public static Card Decided(ProjectView view, Invoice i) =>
        (InvoiceCards.Issued(view, i) with { Buttons = [] }).About(view, CardKind.PaymentQuestion, i).SettledIf(true);

    /// <summary>
    /// Somebody tried to change agreed terms: a button that proposes the change to the client, or the form for it
    /// when there is more to change.
    /// </summary>
    public static Card Frozen(ProjectView view, Refusal.TermsFrozen r) =>
        new($"{view.Project.Name}: terms v{r.Version} are agreed")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons = [new("Amend", r.Amend.TrimEnd('…', ' '))],
        };

    /// <summary>
    /// Several milestones begin with the typed text. Each button repeats the command with a position; for more than
    /// three milestones there is one field.
    /// </summary>
    public static Card Which(ProjectView view, Refusal.MilestoneAmbiguous r) =>
        new Card($"Which one is \"{RefusalText.Cut(r.Text)}\"?") switch
        {
            var card when r.Candidates.Count <= MaxButtons => card with
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
                                .Candidates.Take(MaxChoices)
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
    /// A text for an invoice that has more than one meaning. Each choice repeats the command with an unambiguous
    /// text.
    /// </summary>
    public static Card Which(Refusal.InvoiceAmbiguous r) =>
        new Card($"Which one is \"{RefusalText.Cut(r.Text)}\"?") switch
        {
            var card when r.Candidates.Count <= MaxButtons => card with
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
                    .. r.Candidates.Take(MaxChoices).Select(c => $"{Title(c)}: {RefusalText.Cut(c.CommandText)}"),
                ],
            },
        };

    private static string FirstOf(int candidates) =>
        Suffix.When(candidates > MaxChoices, $"; these are the first {MaxChoices}");

    /// <summary>The first digits of an amount were parsed as the invoice.</summary>
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
            Buttons = [.. r.Open.Take(MaxButtons).Select(c => new Button(Title(c), c.CommandText).Confirmed())],
        };
    }

    private static string EitherOf(Refusal.InvoiceAmbiguous r) =>
        DisplayText.JoinWithOr(r.Candidates.Select(c => c.UniqueText).Distinct(StringComparer.Ordinal));

    private static bool IsOnce(Refusal.InvoiceAmbiguous r, InvoiceCandidate one) =>
        r.Candidates.Count(c => c.UniqueText == one.UniqueText) == 1;

    /// <summary>"INV-2026-0001: Design approval"</summary>
    private static string Title(InvoiceCandidate c)
    {
        var subject = c.Invoice?.NumberOrPending() ?? $"Milestone{c.UniqueText[c.UniqueText.LastIndexOf(' ')..]}";
        return RefusalText.Cut($"{subject}: {c.Milestone.Name}");
    }

    /// <summary>
    /// How far the schedule, or the amended schedule, is from the contract, and which milestone could take the rest.
    /// </summary>
    public static Card ContractGap(ProjectView view)
    {
        var (p, verb) = (view.Project, view.Project.Agreement is null ? "set" : "amend");
        var after = p.WithAmendment;
        if (after.Allocation.Closes)
            return new Card($"{p.Name}: the schedule is the contract of {after.Contract}")
            {
                Tone = Tone.Good,
                Footer = ScheduleCards.NextStep(p),
            }
                .About(view, CardKind.ContractGap)
                .SettledIf(true);
        return new Card(RefusalText.Gap(after.Allocation, after.Contract))
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"The schedule must be the contract of {after.Contract} to the last cent before it goes to the client.",
            ],
            Buttons =
            [
                .. RestFor(p) is { } last
                    ?
                    [
                        new(
                            $"Give rest to {RefusalText.Cut(last.Name)}",
                            $"{verb} {p.SayProposed(last)} amount rest",
                            ButtonStyle.Primary
                        ),
                    ]
                    : Array.Empty<Button>(),
                .. AmendmentCards.FittingTotal(view),
            ],
        }.About(view, CardKind.ContractGap);
    }

    /// <summary>
    /// The last milestone that could take what no milestone has; null when nothing is left or none could.
    /// </summary>
    public static Milestone? RestFor(Project p)
    {
        var after = p.WithAmendment;
        return after.Allocation is { TakesRest: false, Unassigned.Minor: > 0 }
            ? after.LiveMilestones.LastOrDefault(m =>
                m.IsBillable && m.Stage != Stage.Confirmed && p.InvoiceOf(m) is null
            )
            : null;
    }
}
