using MilestoneBot.Cards.Agree;
using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Track;

/// <summary>The money of a project: expected, billed, received, owed and not yet billed.</summary>
internal static partial class MoneyCards
{
    public static Card Status(ProjectView view, int page)
    {
        var p = view.Project;
        var (live, more) = Paging.Page([.. p.LiveMilestones], page, "status", p.Key);
        var totals = Totals.Create(p);
        return new Card($"{p.Name}: {DisplayText.NameOf(p.State)}")
        {
            Lines = Lines(view),
            Facts =
            [
                new("Contract", $"{p.Contract} net"),
                new("Billed", $"{totals.Billed} net"),
                .. totals.Credited.IsPositive ? [new Fact("Credited", $"{totals.Credited} net")] : Array.Empty<Fact>(),
                new("Received", $"{totals.Received} gross"),
                .. Refunded(totals),
                .. TakenBack(totals),
                new("Owed", $"{totals.Owed} gross"),
                .. SettlementText.TotalFacts(totals),
                .. CreditFacts(p, totals),
                .. RequestCards.PendingFacts(view, _ => true).Take(5),
                .. PauseFacts(view),
            ],
            Table = p.LiveMilestones.Any()
                ? new(
                    [
                        new("#", true),
                        new("Milestone", Weight: 5),
                        new("Net", true, 4),
                        new("Expected, where it stands", Weight: 8),
                        new("Open with VAT", true, 4),
                    ],
                    [
                        .. live.Select(m =>
                            ScheduleCards.Row(
                                $"{p.PositionOf(m)}",
                                m.Name,
                                p.IsBillable(m) ? p.NetOf(m).ToString() : "–",
                                $"{m.Expected.ToIso()} · {StateOf(view, m)}",
                                OpenOf(p, m)
                            )
                        ),
                    ]
                )
                : null,
            Footer = view.AsOf(),
            Buttons =
                page > 1 ? more : [.. NextStepButtons.Of(view).Take(2), .. more, .. NextStepButtons.Project(view)],
        }.AddressedOnFirstPage(page, card => card.AsSnapshot(view, CardKind.Status));
    }

    public static Card Money(ProjectView view)
    {
        var p = view.Project;
        var totals = Totals.Create(p);
        var forecast = Forecast.Create(p, view.Today, view.SellerToday);
        var overdue = p
            .IssuedInvoices.Where(i => i.DaysLate(view.SellerToday) > 0)
            .Aggregate(MilestoneBot.Domain.Amounts.Money.Zero(p.Currency), (sum, i) => sum + i.Open);
        return new Card($"{p.Name}: money")
        {
            Lines = [.. BankText.Phrases(view)],
            Facts =
            [
                new("Contract", $"{p.Contract} net"),
                new("Billed", $"{totals.Billed} net + {totals.Vat} VAT"),
                .. RateFacts(p),
                .. totals.Credited.IsPositive
                    ? [new Fact("Credited", $"{totals.Credited} net + {totals.CreditedVat} VAT")]
                    : Array.Empty<Fact>(),
                .. totals.GivenUp.IsPositive
                    ?
                    [
                        new Fact(
                            "Given up",
                            $"{totals.GivenUp} net: {string.Join(", ", ForecastCard.GivenUp(forecast))}"
                        ),
                    ]
                    : Array.Empty<Fact>(),
                new("Not yet billed", NotYetBilledText(p, totals)),
                new("of that confirmed", $"{forecast.Ready} net"),
                .. ForecastCard.NotExpected(forecast) is { Count: > 0 } notExpected
                    ? [new Fact("of that not expected", string.Join(", ", notExpected))]
                    : Array.Empty<Fact>(),
                new("Received", $"{totals.Received} gross"),
                .. Refunded(totals),
                .. TakenBack(totals),
                new("Owed", $"{totals.Owed} gross"),
                new("of that overdue", $"{overdue} gross"),
                new("Expected", $"{forecast.Expected} gross still to come"),
                .. SettlementText.TotalFacts(totals),
                .. CreditFacts(p, totals),
                .. Sums(p, totals),
            ],
            Footer = view.AsOf(),
            Buttons = ClientCreditCards.Buttons(p),
        };
    }

    /// <summary>What is left of the contract to be billed, with what is in no milestone yet.</summary>
    private static MilestoneBot.Domain.Amounts.Money NotYetBilled(Project p, Totals totals) =>
        p.Contract - totals.Billed + totals.Credited - totals.GivenUp;

    private static string NotYetBilledText(Project p, Totals totals) =>
        NotYetBilled(p, totals) is { IsNegative: true } tooMuch
            ? $"{MilestoneBot.Domain.Amounts.Money.Zero(p.Currency)} net; {ToCredit(p, -tooMuch)}"
            : $"{NotYetBilled(p, totals)} net";

    /// <summary>
    /// A project that ended midway has billed more than its contract until its advances are credited.
    /// </summary>
    internal static string ToCredit(Project p, MilestoneBot.Domain.Amounts.Money net) =>
        $"{net} net of {string.Join(", ", p.AdvancesOfEnd.Select(i => i.NumberOrPending()))} is to be credited";

    /// <summary>The next billing point: the first milestone in order that is not billed.</summary>
    public static Card Next(ProjectView view)
    {
        var p = view.Project;
        var next = NextBilling(p);
        if (next is null)
            return new Card($"{p.Name}: {NothingToBill(p)}")
            {
                Lines = Lines(view),
                Footer = view.AsOf(),
                Buttons = [.. NextStepButtons.Of(view).Take(3)],
            }.AsSnapshot(view, CardKind.Status);
        return new Card($"Next billing point: {next.Name}")
        {
            Lines =
            [
                .. Lines(view)
                    .Concat(
                        next is { Stage: Stage.Planned, Kind: MilestoneKind.Delivery } && p.Agreement is not null
                            ? [GateCard.Describe(view, p.GateOf(next, view.SellerToday))]
                            : []
                    )
                    .Distinct(),
            ],
            Facts =
            [
                new("Project", $"{p.Name}, {p.PositionInSchedule(next)}"),
                new("Worth", p.NetAndVat(next) + Suffix.With(", ", OutlookText.KindOf(p, next))),
                .. OutlookText.FinalSum(p, next) is { Length: > 0 } final
                    ? [new Fact("To pay", final)]
                    : Array.Empty<Fact>(),
                new("State", DisplayText.NameOf(next.Stage) + (next.IsLate(view.Today) ? ", late" : "")),
                new("Expected", next.Expected.ToIso()),
                new("Done when", StageCards.DoneWhen(p, next)),
            ],
            Footer = view.AsOf(),
            Buttons = [.. NextStepButtons.Of(view).Take(3)],
        }.AsSnapshot(view, CardKind.Status);
    }

    private static IEnumerable<Fact> Refunded(Totals totals) =>
        totals.Refunded.IsPositive ? [new("Refunded", $"{totals.Refunded} gross")] : [];

    /// <summary>Why there is no next billing point. A cancelled stage is not billed.</summary>
    internal static string NothingToBill(Project p) =>
        p.LiveMilestones.Any(p.IsCancelledStage) ? "nothing is left to bill" : "everything is billed";

    private static IEnumerable<Fact> TakenBack(Totals totals) =>
        totals.ReturnedByBank.IsPositive
            ? [new("Taken back by the bank", $"{totals.ReturnedByBank} gross, waits for finance")]
            : [];

    /// <summary>
    /// The next step of the project, and bank returns and announced payments that it does not mention.
    /// </summary>
    private static IReadOnlyList<string> Lines(ProjectView view)
    {
        var next = NextLine(view);
        return
        [
            next,
            .. view.Project.NumberedInvoices.SelectMany(i =>
                BankText
                    .Phrases(i)
                    .Where(phrase => !next.Contains(phrase, StringComparison.Ordinal))
                    .Select(phrase => $"{i.NumberOrPending()}: {phrase}.")
            ),
            .. BankText.UnassignedPhrases(view).Where(phrase => !next.Contains(phrase, StringComparison.Ordinal)),
        ];
    }

    /// <summary>VAT by rate, where documents have more than one or a rate of zero with its reason.</summary>
    internal static IEnumerable<Fact> RateFacts(Project p)
    {
        var rates = VatByRate.Create(p);
        return rates.Count < 2
            ? []
            : rates.Select(rate => new Fact(
                $"VAT {VatText.Describe(rate.Treatment)}",
                $"{rate.Billed.Vat} on {rate.Billed.Net}"
                    + Suffix.When(
                        rate.Credited.Net.IsPositive,
                        $", credited {rate.Credited.Vat} on {rate.Credited.Net}"
                    )
            ));
    }

    internal static Milestone? NextBilling(Project p) => p.ToBill.FirstOrDefault();

    private static string PutOff(Invoice draft) => Suffix.With(", put off until ", draft.PostponedUntil?.ToIsoDate());

    /// <summary>The next step of the project, and the command for it.</summary>
    internal static string NextLine(ProjectView view)
    {
        var p = view.Project;
        if (p.Cancelled is { } given)
            return $"The project was cancelled: {given.Reason}.";
        if (p.Closed is not null)
            return p.IsOpenAgain ? "The project is closed; its money is open again." : "The project is closed.";
        if (p.Held is { } held)
            return $"On hold since {view.SignedBy(held.Signed)}: {held.Reason}. To go on: project resume reason \"…\"";
        if (p.Agreement is null)
            return ScheduleCards.NextStep(p);
        var next = p.Ended is null
            ? p.LiveMilestones.FirstOrDefault(m => m.Stage != Stage.Confirmed || p.IsUnbilled(m))
            : p.ToBill.FirstOrDefault();
        if (next is null && p.AdvanceToCredit is ({ } advance, var gross))
            return $"{advance.NumberOrPending()} was an advance, and nothing more is billed that takes {gross} of it. "
                + $"Next: {EndCards.CreditLine(advance, gross)}.";
        if (next is null)
            return p.OpenInvoices.FirstOrDefault() is { } open
                ? $"Waiting for {open.Open} on {OutlookText.NumberOf(open)}, {DisplayText.DueIn(open, view.SellerToday)}"
                    + $"{Suffix.With("; ", OutlookText.Discount(open, view.SellerToday))}."
                : NothingLeft(p);
        var say = p.Say(next);
        return next.Stage switch
        {
            Stage.Planned when next.Kind == MilestoneKind.Advance =>
                $"{next.Name} is an advance: no work comes before its invoice. "
                    + $"When it has happened: confirm {say} by \"<name>\" ref \"<evidence>\"",
            Stage.Planned when p.GateOf(next, view.SellerToday) is { IsOpen: false } shut => GateCard.Describe(
                view,
                shut
            ),
            Stage.Planned => $"Next: start {say} ({next.Name}).",
            Stage.Started => $"{next.Name} is being worked on. When it is there: submit {say} \"what was delivered\".",
            Stage.ChangesRequested => $"{next.Name}: missing: {next.RequestedChanges}. Then submit {say} again.",
            Stage.Submitted => $"{next.Name} waits for confirmation ({next.Criterion?.ToWord()}).",
            _ when p.CreditedInvoiceOf(next) is { } credited =>
                $"{credited.NumberOrPending()} for {next.Name} was credited in full. To bill it once more: invoice {say} again.",
            _ when p.LastInvoiceOf(next) is { SendBackReason.Length: > 0, Ended: { } by } sentBack =>
                $"The draft for {next.Name} was sent back by {view.SignedBy(by)}: {sentBack.SendBackReason}. Next: invoice {say}.",
            _ when p.InvoiceOf(next) is { } draft =>
                $"The draft for {next.Name} waits for an approver{PutOff(draft)}: issue {say}.",
            _ => $"{next.Name} is confirmed complete. Next: invoice {say}.",
        };
    }

    /// <summary>A project does not close while the client has credit left.</summary>
    private static string NothingLeft(Project p) =>
        OutlookText.Credit(p) is { Length: > 0 } credit
            ? $"Nothing is left to deliver, bill or collect. {credit}. Then: project close."
            : "Nothing is left to deliver, bill or collect. Next: project close.";

    /// <summary>", P3, ref bank statement 31", or the kind of a correction.</summary>
    private static string Entry(Project p, Payment x) =>
        x.Kind switch
        {
            PaymentKind.Reversal => $", {x.Name} reverses P{x.Reverses}: {x.Reason}",
            PaymentKind.Refund => $", {x.Name} refund: {x.Reason}",
            _ => $", {x.Name}{Suffix.With(" ", x.Reference)}"
                + Suffix.When(
                    !x.IsOnAccount && x.On < p.InvoiceById(x.Invoice).IssueDetails!.On,
                    ", before the invoice was issued"
                ),
        };

    /// <summary>"CN-2026-0001 on INV-2026-0001, …"</summary>
    private static string CreditNotes(Project p) =>
        Some(p.NumberedInvoices.SelectMany(i => i.CreditNotes.Select(c => $"{c.Number} on {i.NumberOrPending()}")));

    private static string Some(IEnumerable<string> numbers) => DisplayText.First([.. numbers], 8);

    internal static IEnumerable<Fact> PauseFacts(ProjectView view) =>
        view.Project switch
        {
            { Cancelled: { } given } => [new("Cancelled", $"{given.Reason} ({view.SignedBy(given.Signed)})")],
            { Ended: { } ended } => [new("Ended early", $"{ended.Reason} ({view.SignedBy(ended.Signed)})")],
            { Held: { } held } => [new("On hold", $"{held.Reason} ({view.SignedBy(held.Signed)})")],
            _ => [],
        };

    /// <summary>"confirmed complete · INV-2026-0001 paid 2026-07-29"</summary>
    internal static string StateOf(ProjectView view, Milestone m) =>
        string.Join(
            " · ",
            new[]
            {
                OutlookText.KindOf(view.Project, m),
                DisplayText.NameOf(m.Stage) + Suffix.Late(m, view.Today),
                m.Override is null ? "" : "gate overridden",
                Billing(view, m),
            }.Where(part => part.Length > 0)
        );

    /// <summary>What is open on all invoices of a milestone; "–" when it has none that stands.</summary>
    private static string OpenOf(Project p, Milestone m)
    {
        var open = p.OpenInvoices.Where(i => i.Milestone == m.Id).ToList();
        if (open.Count == 0)
            return p.InvoiceOf(m) is { IsNumbered: true } paid ? paid.Open.ToString() : "–";
        return open.Aggregate(p.Contract - p.Contract, (sum, i) => sum + i.Open).ToString();
    }

    /// <summary>The invoice of a milestone and its state; "" when there is none yet.</summary>
    private static string Billing(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if ((p.InvoiceOf(m) ?? p.CreditedInvoiceOf(m)) is not { } i)
            return p.IsBillable(m) ? "" : "unbilled";
        var status = i.State == InvoiceState.Draft ? "waits for an approver" : DisplayText.Status(i, view.SellerToday);
        return $"{i.NumberOrPending()} {status}{Suffix.When(p.IsCancelledStage(m), ", stage cancelled")}";
    }
}
