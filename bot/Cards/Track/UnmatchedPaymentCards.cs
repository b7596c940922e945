using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// Incoming payments that nobody has recorded: what the bank states, why they wait, and which invoices they could be
/// for.
/// </summary>
internal static class UnmatchedPaymentCards
{
    private const int MaxButtons = 2,
        MaxChoices = 50;

    public static Card Create(ProjectView view, UnmatchedPayment b)
    {
        var (r, p) = (b.IncomingPayment, view.Project);
        var card = new Card(Title(b))
        {
            Tone = b.IsOpen ? Tone.Warning : Tone.Good,
            Lines = b switch
            {
                { IsOpen: true, IncomingPayment.IsBankReturn: true } => [$"{DisplayText.Capitalize(b.Reason)}."],
                { IsOpen: true } => [$"Not recorded: {b.Reason}."],
                { CounterpartNumber: > 0 } => [$"It belongs to B{b.CounterpartNumber}."],
                _ => [],
            },
            Facts =
            [
                new("Amount", r.Amount?.ToStringWithCode() ?? "–"),
                .. b is { IsOpen: true, RecordedAmount.IsPositive: true, Remaining: { } left }
                    ? [new("Left to record", left.ToStringWithCode())]
                    : Array.Empty<Fact>(),
                new("Value date", r.On.ToIso()),
                new("Payer", OrDash(r.Payer)),
                new("Reference", OrDash(DisplayText.Truncate(r.Reference, 240))),
                new("Reported in", $"{DisplayText.Truncate(b.Batch, 80)}, {view.FormatMoment(b.At)}"),
                .. b.RepeatedIn.Length > 0
                    ? [new("Told again in", DisplayText.Truncate(b.RepeatedIn, 80))]
                    : Array.Empty<Fact>(),
                new("Project", $"{p.Name} ({p.Key})"),
            ],
            Footer = b.IsOpen
                ? $"{HowToReverse(b)}{ForeignMoneyText.HowToSettle(p, b)}Another project: parked show {b.Name} KEY."
                : "",
        };
        if (b.IsOpen)
            card = WithButtons(card, view, b);
        return card with
        {
            Address = CardAddress.OfProject(CardKind.UnmatchedPayment, p.Id, b.Number).ToString(),
            Revision = p.Revision,
            IsSettled = !b.IsOpen,
        };
    }

    /// <summary>
    /// The command that reverses a payment which the bank returned; "" when it is something else or settled.
    /// </summary>
    private static string HowToReverse(UnmatchedPayment b) =>
        Suffix.When(
            b is { IncomingPayment.IsBankReturn: true, CounterpartNumber: 0 },
            $"If it undoes a payment: reverse P1 reason \"taken back by the bank\" for {b.Name}. "
        );

    /// <summary>The unmatched payments that wait for a person, in pages.</summary>
    public static Card List(IReadOnlyList<InboxLine> lines, int page, string key, ProjectView any)
    {
        if (lines.Count == 0)
            return new("No reported payment waits for you")
            {
                Tone = Tone.Good,
                Lines = any.LastChecked() is { Length: > 0 } silent ? [silent.Trim()] : [],
                Footer = any.AsOf(),
            };
        var (shown, more) = Paging.Page(lines, page, "parked", key);
        var example = shown.Select(l => l.Item.UnmatchedPayment?.Name).OfType<string>().FirstOrDefault() ?? "B1";
        return new($"{DisplayText.Wait(lines.Count, "reported payment")} for you")
        {
            Lines = any.LastChecked() is { Length: > 0 } since ? [since.Trim()] : [],
            Table = new(
                [new("Line", Weight: 2), new("What arrived, and why it waits", Weight: 9), new("Project", Weight: 3)],
                [
                    .. shown.Select(l =>
                        ScheduleCards.Row(
                            l.Item.UnmatchedPayment?.Name ?? "–",
                            Describe(l.Item),
                            l.ProjectView.Project.Key
                        )
                    ),
                ]
            ),
            Footer = $"Any of them: parked show {example}. {any.AsOf()}",
            Buttons =
            [
                .. shown
                    .Where(l => l.Item.UnmatchedPayment is not null)
                    .Take(3)
                    .Select(l => new Button(l.Item.UnmatchedPayment!.Name, OpenCommand(l))),
                .. more,
            ],
        };
    }

    /// <summary>"EUR 2,284.00 of 2026-07-20 arrived: no invoice number stands in the reference"</summary>
    public static string Describe(InboxItem w)
    {
        if (w.UnmatchedPayment is not { } b)
            return $"statement {DisplayText.Truncate(w.Statement, 160)}";
        var r = b.IncomingPayment;
        var direction = r.IsBankReturn ? "was taken back" : "arrived";
        return $"{r.Amount?.ToStringWithCode() ?? "money"}{Suffix.Of(r.On)} {direction} ({b.Name}): {DisplayText.Truncate(b.Reason, 120)}";
    }

    public static string OpenCommand(InboxLine l) =>
        l.Item.UnmatchedPayment is { } b
            ? $"parked show {b.Name} {l.ProjectView.Project.Key}"
            : $"parked {l.ProjectView.Project.Key}";

    /// <summary>
    /// Buttons for the invoices that it names; otherwise for the open invoices in its currency, those with exactly
    /// that amount first.
    /// </summary>
    private static Card WithButtons(Card card, ProjectView view, UnmatchedPayment b)
    {
        var p = view.Project;
        var dismiss = new Button("Not for us", $"parked dismiss {b.Name}");
        if (b.IncomingPayment.IsBankReturn)
            return card with
            {
                Buttons =
                [
                    .. ReversiblePayments(p, b).Take(MaxButtons).Select(x => BankText.ReverseButtons(x, b.Name)),
                    dismiss,
                ],
            };
        if (
            b is not { IncomingPayment.On: { } on, Remaining: { } left }
            || left.Currency != p.Currency
            || (p.IsOver && !p.IsOpenAgain)
        )
            return card with { Buttons = [dismiss] };
        var named = b
            .IncomingPayment.NamedInvoiceNumbers.Select(n => p.FindInvoiceByNumber(n))
            .OfType<Invoice>()
            .Where(i => i.State == InvoiceState.Issued)
            .ToList();
        var could =
            named.Count > 0
                ? named
                :
                [
                    .. p
                        .IssuedInvoices.Where(i => i.Open.IsPositive)
                        .OrderByDescending(i => i.Open == left)
                        .ThenBy(i => i.IssueDetails!.Due),
                ];
        if (could.Count == 0)
            return card with { Buttons = [dismiss] };
        string Pay(string number) => $"pay {number} {left.ToStringWithCode()} on {on.ToIsoDate()} from {b.Name}";
        return could.Count <= MaxButtons
            ? card with
            {
                Buttons =
                [
                    .. could.Select(
                        (i, nth) =>
                            new Button(
                                $"Record on {i.NumberOrPending()}",
                                Pay(i.NumberOrPending()),
                                nth == 0 ? ButtonStyle.Primary : ButtonStyle.Plain
                            )
                    ),
                    dismiss,
                ],
            }
            : card with
            {
                Inputs =
                [
                    new("which", "Invoice", InputKind.Choice)
                    {
                        IsRequired = true,
                        Choices =
                        [
                            .. could
                                .Take(MaxChoices)
                                .Select(i => new Choice(
                                    i.NumberOrPending(),
                                    $"{i.NumberOrPending()}, {i.Open} open, {DisplayText.Truncate(p.MilestoneOf(i).Name, 60)}"
                                )),
                        ],
                    },
                ],
                Buttons = [new("Record on it", Pay("<which>"), ButtonStyle.Primary, SendsInputs: true), dismiss],
            };
    }

    /// <summary>
    /// The payments that it may return: those that are certain; otherwise those of the same amount, on the invoices
    /// that it names before others.
    /// </summary>
    private static IEnumerable<Payment> ReversiblePayments(Project p, UnmatchedPayment b)
    {
        if (b.CounterpartNumber > 0)
            return [];
        var tied = p
            .Invoices.SelectMany(i =>
                i.OpenReturns.Where(r => r.Line == b.IncomingPayment.Line).SelectMany(i.ReversiblePayments)
            )
            .ToList();
        if (tied.Count > 0 || b.ReturnProject.Length > 0)
            return tied;
        return p
            .Invoices.OrderByDescending(i =>
                b.IncomingPayment.NamedInvoiceNumbers.Contains(i.NumberOrPending(), StringComparer.Ordinal)
            )
            .SelectMany(i =>
                i.Payments.Where(x =>
                    x.Kind == PaymentKind.Payment
                    && !i.IsReversed(x)
                    && (
                        x.Amount == b.Remaining
                        || b.IncomingPayment.NamedInvoiceNumbers.Contains(i.NumberOrPending(), StringComparer.Ordinal)
                    )
                )
            );
    }

    private static string Title(UnmatchedPayment b) =>
        b switch
        {
            { IsDismissed: true } => $"{b.Name} is put aside: it is not for us",
            { IsOpen: false, IncomingPayment.IsBankReturn: true } => $"{b.Name} is dealt with",
            { IsOpen: false, ReturnedAmount.IsPositive: true } => $"{b.Name} was taken back by the bank",
            { IsOpen: false } => $"{b.Name} is recorded",
            { IncomingPayment: { IsBankReturn: true, Amount: { } amount } } =>
                $"{b.Name}: the bank took {amount.ToStringWithCode()} back",
            { IncomingPayment.Amount: { } amount, RecordedAmount.IsPositive: true } =>
                $"{b.Name}: {amount.ToStringWithCode()} arrived and is recorded in part",
            { IncomingPayment.Amount: { } amount } =>
                $"{b.Name}: {amount.ToStringWithCode()} arrived and is not recorded",
            _ => $"{b.Name}: money arrived and is not recorded",
        };

    private static string OrDash(string text) => text.Length > 0 ? text : "–";
}
