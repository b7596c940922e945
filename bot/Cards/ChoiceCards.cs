using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// Questions that a refusal leaves to a person. They have an address, so that a choice is made once and an old one is
/// seen as old.
/// </summary>
internal static class ChoiceCards
{
    private const int MostButtons = 3;

    /// <summary>How many names a field offers; a longer list would not be read.</summary>
    private const int MostChoices = 50;

    public static Card TooMuch(Sight sight, Refusal.PaidTooMuch r) =>
        new Card($"{r.Surplus} too much for {r.Invoice.Number()}")
        {
            Tone = Tone.Warning,
            Lines =
            [
                r.Invoice.Open.IsPositive
                    ? $"{r.Amount} arrived, {r.Invoice.Open} is open. "
                        + $"Nothing is recorded until you choose: keep {r.Surplus} as the client's credit, or correct the sum: "
                        + $"pay {r.Invoice.Number()} {r.Invoice.Open.WithCode()}"
                    : $"{r.Invoice.Number()} is paid in full already. "
                        + $"Nothing is recorded until you choose to keep {r.Surplus} as the client's credit.",
            ],
            Buttons = [new("Keep as client credit", $"{r.Words} surplus credit")],
        }.About(sight, "payment", r.Invoice);

    public static Card Recorded(Sight sight, Refusal.LooksRecorded r) =>
        new Card("That looks recorded already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Payment.Amount} on {r.Payment.On.Iso()}{Suffix.Ref(r.Payment.Reference)}, "
                    + $"recorded by {sight.By(r.Payment.Signed)}. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        }.About(sight, "payment", r.Invoice);

    public static Card Announced(Sight sight, Refusal.LooksAnnounced r) =>
        new Card("That looks announced already")
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"{r.Announced.Name}: {r.Announced.Amount} for {r.Announced.On.Iso()}, "
                    + $"announced by {sight.By(r.Announced.Signed)}; it is recorded on that day. Nothing was changed.",
            ],
            Buttons = [new("It is another payment", $"{r.Words} again")],
        }.About(sight, "payment", r.Invoice);

    /// <summary>
    /// A payment of that sum is to be reversed while the bank has taken that sum back of no certain payment.
    /// </summary>
    public static Card TakenBack(Sight sight, Refusal.MayBeTakenBack r) =>
        new Card(
            $"Is it because the bank took {string.Join(" or ", r.Back.Take(2).Select(b => $"{b.Amount.WithCode()} back ({b.Name})"))}?"
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
                    .Back.Take(2)
                    .Select(b => new Button(
                        r.Back.Count == 1 ? "It was taken back" : $"Taken back: {b.Name}",
                        $"reverse {r.Payment.Name} reason {Words.Quote(r.Reason)} for {b.Name}",
                        ButtonStyle.Primary
                    )),
                new(
                    "Reversed by mistake",
                    $"reverse {r.Payment.Name} reason {Words.Quote($"{Words.Cut(r.Reason, 200)}, {Project.ByMistake}")}"
                ),
            ],
        }.About(sight, "payment", r.Invoice);

    /// <summary>Too late for undo: the words that take it back now, on a button.</summary>
    public static Card TooLate(Sight sight, Refusal.UndoTooLate r)
    {
        var card = new Card(RefusalText.TooLate(r))
        {
            Tone = Tone.Warning,
            Lines =
            [
                r switch
                {
                    { Payment: { } paid } =>
                        $"{paid.Amount} of {paid.On.Iso()} stays on record, and its opposite is added. Nothing was changed yet.",
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
            Buttons = [new(Title(r), RefusalText.Instead(r, sight), ButtonStyle.Danger)],
        };
        if (r.Noted is { } noted)
            return card.About(sight, "payment", noted);
        return r.Payment is { } of
            ? card.About(sight, "payment", sight.Project.Invoices.First(i => i.Id == of.Invoice))
            : card.About(sight, "confirmed", r.Milestone);
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
    public static Card Yours(Sight sight, Refusal.YoursToDecide r) =>
        new Card($"{r.Milestone.Name}: nobody but you could decide that")
        {
            Tone = Tone.Warning,
            Lines = [$"You are the only approver, so open the gate yourself or leave it closed. Reason: {r.Reason}"],
            Buttons =
            [
                new(
                    "Override",
                    $"override {sight.Project.Say(r.Milestone)} reason {Words.Quote(r.Reason)}",
                    ButtonStyle.Danger
                ),
            ],
        }.About(sight, "gate", r.Milestone);

    /// <summary>
    /// What stands in the place of a question about a payment once the invoice changed: its present state, nothing to
    /// choose.
    /// </summary>
    public static Card Decided(Sight sight, Invoice i) =>
        (InvoiceCards.Issued(sight, i) with { Buttons = [] }).About(sight, "payment", i).SettledIf(true);

    /// <summary>
    /// Agreed terms were to be set: the same change as a proposal to the client, or the form for it where more was
    /// meant than a line says.
    /// </summary>
    public static Card Frozen(Sight sight, Refusal.TermsFrozen r) =>
        new($"{sight.Project.Name}: terms v{r.Version} are agreed")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, sight)],
            Buttons = [new("Amend", r.Amend.TrimEnd('…', ' '))],
        };

    /// <summary>
    /// Several milestones begin with what was said. A button for each says the same words with its position; above
    /// three, one field holds them.
    /// </summary>
    public static Card Which(Sight sight, Refusal.MilestoneAmbiguous r) =>
        new Card($"Which one is \"{RefusalText.Cut(r.Text)}\"?") switch
        {
            var card when r.Candidates.Count <= MostButtons => card with
            {
                Lines = ["Nothing was changed. Press one, or say its number or more of its name."],
                Buttons =
                [
                    .. r.Candidates.Select(m => new Button(
                        RefusalText.Cut(m.Name),
                        $"{r.Words?.Before}{sight.Project.Say(m)}{r.Words?.After}"
                    )),
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
                        Required = true,
                        Choices =
                        [
                            .. r
                                .Candidates.Take(MostChoices)
                                .Select(m => new Choice(
                                    sight.Project.Say(m),
                                    $"{sight.Project.Say(m)} {RefusalText.Cut(m.Name)}"
                                )),
                        ],
                    },
                ],
                Buttons =
                [
                    new("Go on", $"{r.Words?.Before}<which>{r.Words?.After}", ButtonStyle.Primary, TakesInputs: true),
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
                    .. r.Candidates.Select(c => new Button(IsOnce(r, c) ? Title(c) : RefusalText.Cut(c.Line), c.Line)),
                ],
            },
            var card => card with
            {
                Lines =
                [
                    "Nothing was changed. Say the invoice's whole number, or more of the milestone's name:",
                    .. r.Candidates.Take(MostChoices).Select(c => $"{Title(c)}: {RefusalText.Cut(c.Line)}"),
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
            Buttons = [.. r.Open.Take(MostButtons).Select(c => new Button(Title(c), c.Line))],
        };
    }

    private static string EitherOf(Refusal.InvoiceAmbiguous r) =>
        Words.Or(r.Candidates.Select(c => c.Say).Distinct(StringComparer.Ordinal));

    private static bool IsOnce(Refusal.InvoiceAmbiguous r, InvoiceMeaning one) =>
        r.Candidates.Count(c => c.Say == one.Say) == 1;

    /// <summary>"INV-2026-0001: Design approval"</summary>
    private static string Title(InvoiceMeaning c)
    {
        var said = c.Invoice?.Number() ?? $"Milestone{c.Say[c.Say.LastIndexOf(' ')..]}";
        return RefusalText.Cut($"{said}: {c.Milestone.Name}");
    }

    /// <summary>
    /// How far the schedule, or the one that an amendment would make, is from its contract, and who could take the
    /// rest.
    /// </summary>
    public static Card Gap(Sight sight)
    {
        var (p, verb) = (sight.Project, sight.Project.Agreement is null ? "set" : "amend");
        var after = p.Amended;
        if (after.Allocation.Closes)
            return new Card($"{p.Name}: the schedule is the contract of {p.Contract.WithCode()}")
            {
                Tone = Tone.Good,
                Footer = ScheduleCards.NextStep(p),
            }
                .About(sight, "gap")
                .SettledIf(true);
        return new Card(RefusalText.Gap(after.Allocation, p.Contract))
        {
            Tone = Tone.Warning,
            Lines =
            [
                $"The schedule must be the contract of {p.Contract.WithCode()} to the last cent before it goes to the client.",
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
        }.About(sight, "gap");
    }

    /// <summary>
    /// The last milestone that could take what no milestone has yet; null where nothing is left or none could.
    /// </summary>
    public static Milestone? RestFor(Project p)
    {
        var after = p.Amended;
        if (after.Allocation is not { HasRest: false, Unassigned.Minor: > 0 })
            return null;
        var last = after.Live.LastOrDefault(m => m.IsBillable && m.Stage != Stage.Confirmed && p.InvoiceOf(m) is null);
        return last is null ? null : p.MilestoneOf(last.Id);
    }
}
