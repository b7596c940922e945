using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// Money that a payment source reported and nobody has recorded: what the bank says, why it waits, and what it could be
/// for.
/// </summary>
internal static class ParkedCards
{
    /// <summary>The kind in the address of such a card.</summary>
    public const string Kind = "parked";

    private const int MostButtons = 2,
        MostChoices = 50;

    public static Card Of(Sight sight, Parked b)
    {
        var (r, p) = (b.Receipt, sight.Project);
        var card = new Card(Title(b))
        {
            Tone = b.IsOpen ? Tone.Warning : Tone.Good,
            Lines = b switch
            {
                { IsOpen: true, Receipt.IsTakenBack: true } => [$"{Words.Upper(b.Why)}."],
                { IsOpen: true } => [$"Not recorded: {b.Why}."],
                { Counter: > 0 } => [$"It belongs to B{b.Counter}."],
                _ => [],
            },
            Facts =
            [
                new("Amount", r.Amount?.WithCode() ?? "–"),
                .. b is { IsOpen: true, Recorded.IsPositive: true, Left: { } left }
                    ? [new("Left to record", left.WithCode())]
                    : Array.Empty<Fact>(),
                new("Value date", r.On.Iso()),
                new("Payer", Or(r.Payer)),
                new("Reference", Or(Words.Cut(r.Reference, 240))),
                new("Reported in", $"{Words.Cut(b.Batch, 80)}, {sight.Moment(b.At)}"),
                .. b.Again.Length > 0 ? [new("Told again in", Words.Cut(b.Again, 80))] : Array.Empty<Fact>(),
                new("Project", $"{p.Name} ({p.Key})"),
            ],
            Footer = b.IsOpen ? $"{HowToReverse(b)}Another project: parked show {b.Name} KEY." : "",
        };
        if (b.IsOpen)
            card = Offering(card, sight, b);
        return card with { Address = $"{Kind}/{p.Id}/p/{b.Number}", Revision = p.Revision, IsSettled = !b.IsOpen };
    }

    /// <summary>How a payment is reversed that the bank took back; "" where it is another thing or settled.</summary>
    private static string HowToReverse(Parked b) =>
        Suffix.When(
            b is { Receipt.IsTakenBack: true, Counter: 0 },
            $"If it undoes a payment: reverse P1 reason \"taken back by the bank\" for {b.Name}. "
        );

    /// <summary>What waits for somebody, in pages.</summary>
    public static Card List(IReadOnlyList<InboxLine> lines, int page, string key, Sight any)
    {
        if (lines.Count == 0)
            return new("No reported payment waits for you")
            {
                Tone = Tone.Good,
                Lines = any.LastChecked() is { Length: > 0 } silent ? [silent.Trim()] : [],
                Footer = any.AsOf(),
            };
        var (shown, more) = Paging.Of(lines, page, "parked", key);
        var example = shown.Select(l => l.Waiting.Parked?.Name).OfType<string>().FirstOrDefault() ?? "B1";
        return new($"{Words.Wait(lines.Count, "reported payment")} for you")
        {
            Lines = any.LastChecked() is { Length: > 0 } since ? [since.Trim()] : [],
            Table = new(
                [new("Line", Weight: 2), new("What arrived, and why it waits", Weight: 9), new("Project", Weight: 3)],
                [
                    .. shown.Select(l =>
                        ScheduleCards.Row(l.Waiting.Parked?.Name ?? "–", What(l.Waiting), l.Sight.Project.Key)
                    ),
                ]
            ),
            Footer = $"Any of them: parked show {example}. {any.AsOf()}",
            Buttons =
            [
                .. shown
                    .Where(l => l.Waiting.Parked is not null)
                    .Take(3)
                    .Select(l => new Button(l.Waiting.Parked!.Name, Open(l))),
                .. more,
            ],
        };
    }

    /// <summary>"EUR 2,284.00 of 2026-07-20 arrived: no invoice number stands in the reference"</summary>
    public static string What(Waiting w)
    {
        if (w.Parked is not { } b)
            return $"statement {Words.Cut(w.Statement, 160)}";
        var r = b.Receipt;
        var happened = r.IsTakenBack ? "was taken back" : "arrived";
        return $"{r.Amount?.WithCode() ?? "money"}{Suffix.Of(r.On)} {happened} ({b.Name}): {Words.Cut(b.Why, 120)}";
    }

    public static string Open(InboxLine l) =>
        l.Waiting.Parked is { } b ? $"parked show {b.Name} {l.Sight.Project.Key}" : $"parked {l.Sight.Project.Key}";

    /// <summary>
    /// The invoices it names, else those that are open in its currency, the one of that very sum first.
    /// </summary>
    private static Card Offering(Card card, Sight sight, Parked b)
    {
        var p = sight.Project;
        var aside = new Button("Not for us", $"parked dismiss {b.Name}");
        if (b.Receipt.IsTakenBack)
            return card with
            {
                Buttons = [.. Undone(p, b).Take(MostButtons).Select(x => BankText.Reverse(x, b.Name)), aside],
            };
        if (
            b is not { Receipt.On: { } on, Left: { } left }
            || left.Currency != p.Currency
            || (p.IsOver && !p.IsOpenAgain)
        )
            return card with { Buttons = [aside] };
        var named = b
            .Receipt.Numbers.Select(n => p.FindNumber(n))
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
                        .ThenBy(i => i.Issued!.Due),
                ];
        if (could.Count == 0)
            return card with { Buttons = [aside] };
        string Pay(string number) => $"pay {number} {left.WithCode()} on {on.Iso()} from {b.Name}";
        return could.Count <= MostButtons
            ? card with
            {
                Buttons =
                [
                    .. could.Select(
                        (i, nth) =>
                            new Button(
                                $"Record on {i.Number()}",
                                Pay(i.Number()),
                                nth == 0 ? ButtonStyle.Primary : ButtonStyle.Plain
                            )
                    ),
                    aside,
                ],
            }
            : card with
            {
                Inputs =
                [
                    new("which", "Invoice", InputKind.Choice)
                    {
                        Required = true,
                        Choices =
                        [
                            .. could
                                .Take(MostChoices)
                                .Select(i => new Choice(
                                    i.Number(),
                                    $"{i.Number()}, {i.Open} open, {Words.Cut(p.MilestoneOf(i).Name, 60)}"
                                )),
                        ],
                    },
                ],
                Buttons = [new("Record on it", Pay("<which>"), ButtonStyle.Primary, TakesInputs: true), aside],
            };
    }

    /// <summary>The payments that it may take back: those that are certain, else those of that sum, on the invoices it
    /// names before all others.</summary>
    private static IEnumerable<Payment> Undone(Project p, Parked b)
    {
        if (b.Counter > 0)
            return [];
        var tied = p
            .Invoices.SelectMany(i => i.OpenReturns.Where(r => r.Line == b.Receipt.Line).SelectMany(i.UndoneBy))
            .ToList();
        if (tied.Count > 0 || b.Project.Length > 0)
            return tied;
        return p
            .Invoices.OrderByDescending(i => b.Receipt.Numbers.Contains(i.Number(), StringComparer.Ordinal))
            .SelectMany(i =>
                i.Payments.Where(x =>
                    x.Kind == PaymentKind.Payment
                    && !i.IsReversed(x)
                    && (x.Amount == b.Left || b.Receipt.Numbers.Contains(i.Number(), StringComparer.Ordinal))
                )
            );
    }

    private static string Title(Parked b) =>
        b switch
        {
            { IsDismissed: true } => $"{b.Name} is put aside: it is not for us",
            { IsOpen: false, Receipt.IsTakenBack: true } => $"{b.Name} is dealt with",
            { IsOpen: false, Returned.IsPositive: true } => $"{b.Name} was taken back by the bank",
            { IsOpen: false } => $"{b.Name} is recorded",
            { Receipt: { IsTakenBack: true, Amount: { } amount } } =>
                $"{b.Name}: the bank took {amount.WithCode()} back",
            { Receipt.Amount: { } amount, Recorded.IsPositive: true } =>
                $"{b.Name}: {amount.WithCode()} arrived and is recorded in part",
            { Receipt.Amount: { } amount } => $"{b.Name}: {amount.WithCode()} arrived and is not recorded",
            _ => $"{b.Name}: money arrived and is not recorded",
        };

    private static string Or(string text) => text.Length > 0 ? text : "–";
}
