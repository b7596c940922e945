using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>Client credit: where it came from, what it was used for, and what can be done with what is left.</summary>
internal static class ClientCreditCards
{
    /// <summary>The maximum number of invoices for which a button is offered.</summary>
    private const int MaxOffers = 3;

    /// <summary>The account of the project: its credit payment by payment, and the ways to use it.</summary>
    public static Card Create(ProjectView view)
    {
        var p = view.Project;
        var pieces = p.Entries.Where(x => x.Kind == PaymentKind.Payment && !p.IsReversed(x) && Arisen(x).IsPositive);
        var rows = pieces.ToList();
        var last = p.AccountEntries is [.., var entry] ? entry : null;
        return new Card($"{p.Name}: {Title(p)}")
        {
            Tone = p.OwedOnAccount.IsPositive ? Tone.Warning : Tone.Plain,
            Lines =
            [
                .. last is null ? Array.Empty<string>() : [Describe(view, last)],
                .. p.AccountAnnouncements.Where(IsPending).Select(a => Describe(view, a)),
                .. BankText.OnAccountPhrases(p),
                .. OpenAgain(p),
                .. p.AccountEntries.Exists(x =>
                    x.Kind == PaymentKind.Payment && !p.IsReversed(x) && x.Credit.IsPositive
                )
                    ? [$"{VatOnReceipt}{AdvanceLine(p)}"]
                    : Array.Empty<string>(),
                .. p.OwedOnAccount.IsPositive
                    ?
                    [
                        $"{p.OwedOnAccount} was paid out and then taken back: the client owes it, and no invoice asks for it.",
                    ]
                    : Array.Empty<string>(),
            ],
            Facts = [.. Facts(p)],
            Table =
                rows.Count == 0
                    ? null
                    : new(
                        [
                            new("Payment", Weight: 6),
                            new("Became client credit", true, 4),
                            new("Used, refunded", true, 4),
                            new("Left", true, 4),
                        ],
                        [
                            .. rows.Select(x =>
                                ScheduleCards.Row(
                                    $"{x.Name} of {x.On.ToIsoDate()}{From(p, x)}"
                                        + Suffix.With(", ", x.Charges?.ToString(), " charges"),
                                    Arisen(x).ToString(),
                                    (x.AppliedCredit + x.RefundedCredit).ToString(),
                                    x.Credit.ToString()
                                )
                            ),
                        ]
                    ),
            Footer = view.AsOf(),
            Buttons =
            [
                .. Buttons(p),
                .. p
                    .AccountAnnouncements.Where(a => IsPending(a) && !(IsStopped(a) && a.Source.Length > 0))
                    .TakeLast(1)
                    .Select(a => new Button($"Take {a.Name} back", $"reverse {a.Name} reason \"called off\"")),
            ],
        }.About(view, CardKind.ClientCredit);
    }

    /// <summary>What applying to this invoice would use: what is open, or what can be used where that is less.</summary>
    public static Domain.Amounts.Money? Usable(Project p, Invoice i)
    {
        var left = p.UsableCredit.Aggregate(Domain.Amounts.Money.Zero(p.Currency), (sum, x) => sum + x.Available);
        var most = i.Open < left ? i.Open : left;
        return i.IsNumbered && most.IsPositive && !i.OpenReturns.Any() ? most : null;
    }

    /// <summary>The button that uses client credit on an invoice, with the exact sum; none where nothing can be used.</summary>
    public static IReadOnlyList<Button> ApplyButton(Project p, Invoice i) =>
        Usable(p, i) is { } sum ? [new($"Use client credit {sum}", $"apply {i.NumberOrPending()} {sum}")] : [];

    /// <summary>"150.00 of client credit can be used on it: apply …"; "" where nothing can be used.</summary>
    public static string Offer(Project p, Invoice i) =>
        Usable(p, i) is { } sum ? $"{sum} of client credit can be used on it: apply {i.NumberOrPending()} {sum}." : "";

    /// <summary>The ways to use or pay out the credit that is left.</summary>
    public static IReadOnlyList<Button> Buttons(Project p)
    {
        var left = p.UsableCredit.Aggregate(Domain.Amounts.Money.Zero(p.Currency), (sum, x) => sum + x.Available);
        return left.IsPositive
            ?
            [
                .. p
                    .NumberedInvoices.Where(i => Usable(p, i) is not null)
                    .Take(MaxOffers)
                    .Select(i => new Button(
                        $"Apply {Usable(p, i)} to {i.NumberOrPending()}",
                        $"apply {i.NumberOrPending()} {Usable(p, i)!.Value}",
                        ButtonStyle.Primary
                    )),
                .. AdvanceCommand(p) is { } advance && HasRoomForAdvance(p)
                    ? [new Button("Make it an advance", advance, ButtonStyle.Primary)]
                    : Array.Empty<Button>(),
                .. p.RefundableCredit.IsPositive
                    ? new[]
                    {
                        new Button(
                            $"Refund {p.RefundableCredit}",
                            $"refund {p.Key} {p.RefundableCredit} reason \"client credit paid out\"",
                            ButtonStyle.Danger
                        ).Confirmed(),
                    }
                    : [],
            ]
            : [];
    }

    /// <summary>The sums of the project's credit, as facts.</summary>
    public static IEnumerable<Fact> Facts(Project p)
    {
        var totals = Totals.Create(p);
        if (totals.Applied.IsPositive)
            yield return new("Used on invoices", $"{totals.Applied} gross ({UsesOf(p)})");
        if (totals.Refunded.IsPositive)
            yield return new("Refunded", $"{totals.Refunded} gross");
        yield return new("Client credit left", $"{totals.Credit} gross");
    }

    private const string VatOnReceipt =
        "Money before a delivery: VAT on it is due when it is received, and an advance invoice asks for it";

    /// <summary>
    /// How an advance is made of it; "." where an invoice can already use it.
    /// </summary>
    private static string AdvanceLine(Project p) =>
        AdvanceCommand(p) is { } command
            ? $": {command}. Once it is confirmed and issued, the credit is used on it with apply."
            : ".";

    /// <summary>
    /// The line that makes an advance of the client's credit, with its net at the project's VAT; null where an invoice
    /// can already use it.
    /// </summary>
    private static string? AdvanceCommand(Project p) =>
        p.NumberedInvoices.Any() || p.IsOver || !p.CreditLeft.IsPositive
            ? null
            : $"{(p.Agreement is null ? "add" : "amend add")} \"Contract signed\" {NetOfCredit(p)} advance";

    private static Domain.Amounts.Money NetOfCredit(Project p) =>
        Domain.Amounts.VatCalculator.NearestNet(p.CreditLeft, p.Treatment.Rate);

    /// <summary>
    /// The button's line would be taken: an agreed schedule takes any proposal, one that is not sent yet what fits into
    /// the contract.
    /// </summary>
    private static bool HasRoomForAdvance(Project p) =>
        p.Agreement is not null
        || (
            p.State == ProjectState.Draft
            && (p.Allocation.TakesRest || p.Allocation.Unassigned >= NetOfCredit(p))
            && p.LiveMilestones.Where(m => m.Amount is Domain.Amounts.Amount.Rest).All(m => p.NetOf(m) > NetOfCredit(p))
        );

    /// <summary>"A1 150.00 on INV-2026-0002, …"</summary>
    private static string UsesOf(Project p) =>
        DisplayText.First(
            [
                .. p
                    .Applications.Where(a => a.Remaining.IsPositive)
                    .Select(a => $"{a.Name} {a.Remaining} on {p.InvoiceById(a.Invoice).NumberOrPending()}"),
            ],
            8
        );

    private static IEnumerable<string> OpenAgain(Project p) =>
        p.IsOpenAgain ? ["The project is closed; its money is open again."] : [];

    private static string Title(Project p)
    {
        if (p.OwedOnAccount.IsPositive)
            return $"{p.OwedOnAccount} owed on account";
        if (p.CreditLeft.IsPositive)
            return $"{p.CreditLeft} of client credit";
        return p.AccountAnnouncements.FindLast(a => a.IsWaiting) is { } waits
            ? $"{waits.Amount} is announced for {waits.On.ToDay()} on account"
            : "no client credit left";
    }

    private static string Describe(ProjectView view, Payment x)
    {
        var p = view.Project;
        return x.Kind switch
        {
            PaymentKind.Refund => $"Refunded {x.Amount} ({x.Name}) on {x.On.ToDay()}: {x.Reason}"
                + $"{Suffix.When(p.IsReversed(x), "; reversed")}.",
            PaymentKind.Reversal => $"{x.Name} reverses P{x.Reverses}, {x.Amount}: {x.Reason}.",
            _ => $"Received {x.Amount} on account ({x.Name}), value date {x.On.ToDay()}{Suffix.Ref(x.Reference)}. "
                + "No invoice asked for it, so it is client credit.",
        };
    }

    private static bool IsStopped(AnnouncedPayment a) => a.State == AnnouncedPaymentState.Stopped;

    private static bool IsPending(AnnouncedPayment a) => a.IsWaiting || IsStopped(a);

    private static string Describe(ProjectView view, AnnouncedPayment a)
    {
        var what =
            $"{a.Amount} is announced for {a.On.ToDay()} on account{Suffix.Ref(a.Reference)}, "
            + $"by {view.SignedBy(a.Signed)} ({a.Name})";
        if (a.IsWaiting)
            return $"{what}. It is recorded on that day, and counts from then.";
        return a.Source.Length > 0
            ? $"{what}. It is not recorded: {a.Reason}. It waits for finance: parked."
            : $"{what}. It is not recorded: {a.Reason}. Record it with pay, or take it back.";
    }

    private static string From(Project p, Payment x) =>
        x.IsOnAccount ? ", on account" : $", {p.InvoiceById(x.Invoice).NumberOrPending()}";

    private static Domain.Amounts.Money Arisen(Payment x) => x.Surplus + x.MovedToCredit;
}
