using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// Incoming payments that nobody has recorded: what the bank states, why they wait, and which invoices they could be
/// for.
/// </summary>
internal static partial class UnmatchedPaymentCards
{
    private const int MaxButtons = 2,
        MaxChoices = 50;

    public static Card Create(ProjectView view, UnmatchedPayment b)
    {
        var (r, p) = (b.IncomingPayment, view.Project);
        var card = new Card(Title(b))
        {
            Tone = ToneOf(b),
            Lines = b switch
            {
                { IsPutAside: true, IsRecordable: true } =>
                [
                    $"Put aside when it was read: {b.Reason}. If it is a client's payment after all, record it here.",
                ],
                { IsOpen: true, IncomingPayment.IsBankReturn: true } => [$"{DisplayText.Capitalize(b.Reason)}."],
                { IsOpen: true } => [$"Not recorded: {b.Reason}."],
                { CounterpartNumber: > 0 } => [$"It belongs to B{b.CounterpartNumber}."],
                _ => [],
            },
            Facts =
            [
                new("Amount", AmountText(r, "–")),
                .. r.Charges is { } charges
                    ? [new("Charges", $"{charges}, kept by banks on the way")]
                    : Array.Empty<Fact>(),
                .. b is { IsOpen: true, RecordedAmount.IsPositive: true, Remaining: { } left }
                    ? [new("Left to record", left.ToString())]
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
        if (b.IsRecordable)
            card = WithButtons(card, view, b);
        return card with
        {
            Address = CardAddress.OfProject(CardKind.UnmatchedPayment, p.Id, b.Number).ToString(),
            Revision = p.Revision,
            IsSettled = !b.IsRecordable,
        };
    }

    private static Tone ToneOf(UnmatchedPayment b)
    {
        if (b.IsOpen)
            return Tone.Warning;
        return b.IsRecordable ? Tone.Plain : Tone.Good;
    }

    /// <summary>The digits of a sum without a currency, with the fewest decimals; "" when there is none.</summary>
    private static string SumText(AmountWithoutCurrency? sum) =>
        sum switch
        {
            { Hundredths: { } n } => new Money(n, Currency.Eur).ToString(),
            { Whole: { } n } => $"{n:#,0}",
            { Thousandths: { } n } => $"{n / 1000:#,0}.{n % 1000:000}",
            _ => "",
        };

    /// <summary>"EUR 100.00", or "100.00 in no stated currency".</summary>
    private static string AmountText(IncomingPayment r, string unknown)
    {
        if (r.Amount is { } amount)
            return amount.ToString();
        return SumText(r.AmountWithoutCurrency) is { Length: > 0 } sum ? $"{sum} in no stated currency" : unknown;
    }

    /// <summary>
    /// The command that reverses a payment which the bank returned; "" when it is something else or settled.
    /// </summary>
    private static string HowToReverse(UnmatchedPayment b) =>
        Suffix.When(
            b is { IncomingPayment.IsBankReturn: true, CounterpartNumber: 0 },
            $"If it undoes a payment: reverse P1 reason \"taken back by the bank\" for {b.Name}. "
        );

    /// <summary>"EUR 2,284.00 of 2026-07-20 arrived: no invoice number stands in the reference"</summary>
    public static string Describe(InboxItem w)
    {
        if (w.UnmatchedPayment is not { } b)
            return $"statement {DisplayText.Truncate(w.Statement, 160)}";
        var r = b.IncomingPayment;
        var direction = r.IsBankReturn ? "was taken back" : "arrived";
        return $"{AmountText(r, "money")}{Suffix.Of(r.On)} {direction} ({b.Name}): {DisplayText.Truncate(b.Reason, 160)}";
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
        Button[] dismiss = b.IsPutAside ? [] : [new("Put aside", $"parked dismiss {b.Name}")];
        if (b.IncomingPayment.IsBankReturn)
            return card with
            {
                Buttons =
                [
                    .. ReversiblePayments(p, b).Take(MaxButtons).Select(x => BankText.ReverseButtons(x, b.Name)),
                    .. dismiss,
                ],
            };
        if (
            b.IncomingPayment.On is not { } on
            || PaymentCandidates.LeftIn(b, p.Currency) is not { } left
            || (b.Owner is { } owner && owner.Project != p.Id)
            || (p.IsOver && !p.IsOpenAgain)
        )
            return card with { Buttons = dismiss };
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
            return card with { Buttons = dismiss };
        string Pay(string number) => $"pay {number} {left} on {on.ToIsoDate()} from {b.Name}";
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
                    .. dismiss,
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
                Buttons = [new("Record on it", Pay("<which>"), ButtonStyle.Primary, SendsInputs: true), .. dismiss],
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
            .Concat(
                p.OpenAccountReturns.Where(r => r.Line == b.IncomingPayment.Line)
                    .Select(r => p.AccountEntries.First(x => x.Id == r.Payment))
                    .Where(x => x.Amount <= b.Remaining)
            )
            .ToList();
        if (tied.Count > 0 || b.ReturnProject.Length > 0)
            return tied;
        var onAccount = p.AccountEntries.Where(x =>
            x.Kind == PaymentKind.Payment && !p.IsReversed(x) && x.Amount == b.Remaining
        );
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
            )
            .Concat(onAccount);
    }

    private static string Title(UnmatchedPayment b) =>
        b switch
        {
            { IsDismissed: true } => $"{b.Name} is put aside: it is not for us",
            { IsPutAside: true, IsRecordable: true } =>
                $"{b.Name}: {AmountText(b.IncomingPayment, "money")} arrived and is put aside",
            { IsOpen: false, IncomingPayment.IsBankReturn: true } => $"{b.Name} is dealt with",
            { IsOpen: false, ReturnedAmount.IsPositive: true } => $"{b.Name} was taken back by the bank",
            { IsOpen: false } => $"{b.Name} is recorded",
            { IncomingPayment: { IsBankReturn: true, Amount: { } amount } } => $"{b.Name}: the bank took {amount} back",
            { IncomingPayment.Amount: { } amount, RecordedAmount.IsPositive: true } =>
                $"{b.Name}: {amount} arrived and is recorded in part",
            { IncomingPayment.Amount: { } amount } => $"{b.Name}: {amount} arrived and is not recorded",
            _ => $"{b.Name}: money arrived and is not recorded",
        };

    private static string OrDash(string text) => text.Length > 0 ? text : "–";
}
