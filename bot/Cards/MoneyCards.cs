using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Where the money stands: expected, billed, received, owed and not yet billed together.</summary>
internal static class MoneyCards
{
    public static Card Status(Sight sight, int page)
    {
        var p = sight.Project;
        var (live, more) = Paging.Of([.. p.Live], page, "status", p.Key);
        var sums = Sums.Of(p);
        return new Card($"{p.Name}: {Words.Word(p.State)}")
        {
            Lines = Lines(sight),
            Facts =
            [
                new("Contract", p.Contract.WithCode()),
                new("Billed", $"{sums.Billed} net"),
                .. sums.Credited.IsPositive ? [new Fact("Credited", $"{sums.Credited} net")] : Array.Empty<Fact>(),
                new("Received", $"{sums.Received} gross"),
                .. Refunded(sums),
                .. TakenBack(sums),
                new("Owed", $"{sums.Owed} gross"),
                .. sums.Lost.IsPositive ? [new Fact("Written off", $"{sums.Lost} gross")] : Array.Empty<Fact>(),
                .. RequestCards.Waiting(sight, _ => true).Take(5),
                .. Pause(sight),
                .. Solo(sight),
            ],
            Table = p.Live.Any()
                ? new(
                    [
                        new("#", true),
                        new("Milestone", Weight: 5),
                        new("Where it stands", Weight: 8),
                        new("Open", true, 4),
                    ],
                    [
                        .. live.Select(m =>
                            ScheduleCards.Row(
                                $"{p.PositionOf(m)}",
                                m.Name,
                                Standing(sight, m),
                                p.InvoiceOf(m) is { IsNumbered: true } i ? i.Open.ToString() : "–"
                            )
                        ),
                    ]
                )
                : null,
            Footer = sight.AsOf(),
            Buttons = more,
        };
    }

    public static Card Money(Sight sight)
    {
        var p = sight.Project;
        var sums = Sums.Of(p);
        var ready = p
            .Live.Where(m => m.Stage == Stage.Confirmed && p.IsUnbilled(m))
            .Aggregate(Domain.Money.Zero(p.Currency), (sum, m) => sum + p.NetOf(m));
        var forecast = Forecast.Of(p, sight.Today, sight.SellerToday);
        var overdue = p
            .IssuedInvoices.Where(i => i.DaysLate(sight.SellerToday) > 0)
            .Aggregate(Domain.Money.Zero(p.Currency), (sum, i) => sum + i.Open);
        return new Card($"{p.Name}: money")
        {
            Lines = [.. BankText.Of(sight)],
            Facts =
            [
                new("Contract", $"{p.Contract.WithCode()} net"),
                new("Billed", $"{sums.Billed} net + {sums.Vat} VAT"),
                .. sums.Credited.IsPositive
                    ? [new Fact("Credited", $"{sums.Credited} net + {sums.CreditedVat} VAT")]
                    : Array.Empty<Fact>(),
                new("Not yet billed", $"{p.Contract - sums.Billed + sums.Credited} net"),
                new("of that confirmed", $"{ready} net"),
                .. ForecastCard.Beside(forecast) is { Count: > 0 } beside
                    ? [new Fact("of that not expected", string.Join(", ", beside))]
                    : Array.Empty<Fact>(),
                new("Received", $"{sums.Received} gross"),
                .. Refunded(sums),
                .. TakenBack(sums),
                new("Owed", $"{sums.Owed} gross"),
                new("of that overdue", $"{overdue} gross"),
                new("Expected", $"{forecast.Expected} gross still to come"),
                .. sums.Lost.IsPositive ? [new Fact("Written off", $"{sums.Lost} gross")] : Array.Empty<Fact>(),
                .. sums.Credit.IsPositive ? [new Fact("Client credit", sums.Credit.ToString())] : Array.Empty<Fact>(),
            ],
            Footer = sight.AsOf(),
        };
    }

    public static Card Invoices(Sight sight, string filter, int page)
    {
        var p = sight.Project;
        var today = sight.SellerToday;
        var all = p
            .Invoices.Where(i =>
                filter switch
                {
                    "open" => i.State == InvoiceState.Issued && i.Open.IsPositive,
                    "overdue" => i.DaysLate(today) > 0,
                    "paid" => i.Status == InvoiceStatus.Paid,
                    "draft" => i.State == InvoiceState.Draft,
                    _ => i.IsNumbered || i.IsLive,
                }
            )
            .OrderBy(i => i.Issued is null)
            .ThenBy(i => i.Issued?.Number, StringComparer.Ordinal)
            .ToList();
        var invoices = filter == "all" ? "invoices" : $"{filter} invoices";
        if (all.Count == 0)
            return new($"{p.Name}: no {invoices}") { Lines = [NextLine(sight)], Footer = sight.AsOf() };
        var (shown, more) = Paging.Of(all, page, $"invoices {filter}", p.Key);
        var zero = Domain.Money.Zero(p.Currency);
        var (gross, open) = all.Aggregate((zero, zero), (sum, i) => (sum.Item1 + i.Gross, sum.Item2 + i.Open));
        var (credits, credited) = (
            all.SelectMany(i => i.Credits).ToList(),
            all.Aggregate(zero, (sum, i) => sum + i.Credited)
        );
        return new($"{p.Name}: {invoices}")
        {
            Table = new(
                [
                    new("Invoice", Weight: 6),
                    new("Milestone, status", Weight: 8),
                    new("Total", true, 4),
                    new("Open", true, 4),
                ],
                [
                    .. shown.Select(i =>
                        ScheduleCards.Row(
                            i.Number(),
                            $"{p.MilestoneOf(i).Name}: {Words.Status(i, today)}",
                            i.Gross.ToString(),
                            i.Open.ToString()
                        )
                    ),
                    .. credits.Count == 0
                        ? []
                        : new[]
                        {
                            ScheduleCards.Row(
                                "Credited",
                                Some(credits.Select(c => c.Number)),
                                (-credited).ToString(),
                                ""
                            ),
                        },
                    ScheduleCards.Row("Sum", "", (gross - credited).ToString(), open.ToString()),
                ],
                LastRowIsTotal: true
            ),
            Footer = sight.AsOf(),
            Buttons = more,
        };
    }

    /// <summary>The next billing point: the first milestone in order that is not billed.</summary>
    public static Card Next(Sight sight)
    {
        var p = sight.Project;
        var next = NextBilling(p);
        if (next is null)
            return new($"{p.Name}: {NothingToBill(p)}") { Lines = Lines(sight), Footer = sight.AsOf() };
        return new($"Next billing point: {next.Name}")
        {
            Lines =
            [
                .. Lines(sight)
                    .Concat(
                        next.Stage == Stage.Planned && p.Agreement is not null
                            ? [GateCard.Say(sight, p.GateOf(next, sight.SellerToday))]
                            : []
                    )
                    .Distinct(),
            ],
            Facts =
            [
                new("Project", $"{p.Name}, {p.Place(next)}"),
                new("Worth", p.NetAndVat(next)),
                new("State", Words.Word(next.Stage) + (next.IsLate(sight.Today) ? ", late" : "")),
                new("Expected", next.Expected.Iso()),
                new("Done when", StageCards.DoneWhen(p, next)),
            ],
            Footer = sight.AsOf(),
        };
    }

    /// <summary>Every payment traceable, and nothing that the audit trail does not explain.</summary>
    /// <param name="recorded">The same sums, added up from the audit trail instead of the tables.</param>
    public static Card Statement(Sight sight, Sums recorded, int page)
    {
        var p = sight.Project;
        var sums = Sums.Of(p);
        var payments = p
            .NumberedInvoices.SelectMany(i => i.Payments.Select(x => (i, x)))
            .OrderBy(y => y.x.On)
            .ThenBy(y => y.x.Id)
            .ToList();
        var (shown, more) = Paging.Of(payments, page, "statement", p.Key);
        var drift =
            sums.Billed - sums.Credited == p.Contract
                ? sums.Vat - sums.CreditedVat - Vat.On(p.Contract, p.Vat)
                : Domain.Money.Zero(p.Currency);
        var unexplained = sums.Received - sums.Refunded - recorded.Received + recorded.Refunded;
        return new Card($"{p.Name}: statement for {p.Client}")
        {
            Facts =
            [
                new("Contract", p.Contract.WithCode()),
                new("Billed", sums.Billed.ToString()),
                new("VAT", sums.Vat.ToString()),
                .. sums.Credited.IsPositive
                    ? [new Fact("Credited", $"{sums.Credited} + {sums.CreditedVat} VAT ({CreditNotes(p)})")]
                    : Array.Empty<Fact>(),
                new("Received", sums.Received.ToString()),
                .. sums.Refunded.IsPositive ? [new Fact("Refunded", sums.Refunded.ToString())] : Array.Empty<Fact>(),
                .. sums.TakenBack.IsPositive
                    ? [new Fact("Taken back by the bank", sums.TakenBack.ToString())]
                    : Array.Empty<Fact>(),
                new("Owed", sums.Owed.ToString()),
                .. sums.Lost.IsPositive ? [new Fact("Written off", sums.Lost.ToString())] : Array.Empty<Fact>(),
                .. sums.Credit.IsPositive ? [new Fact("Client credit", sums.Credit.ToString())] : Array.Empty<Fact>(),
                new("Unexplained", unexplained.ToString()),
            ],
            Table =
                payments.Count == 0
                    ? null
                    : new(
                        [
                            new("Date", Weight: 5),
                            new("Invoice", Weight: 7),
                            new("Milestone, reference", Weight: 7),
                            new("Amount", true, 5),
                        ],
                        [
                            .. shown.Select(y =>
                                ScheduleCards.Row(
                                    y.x.On.Iso(),
                                    y.i.Number(),
                                    p.MilestoneOf(y.i).Name + Entry(y.x),
                                    y.x.Counts(y.x.Amount).ToString()
                                )
                            ),
                            ScheduleCards.Row("Sum", "", "", (sums.Received - sums.Refunded).ToString()),
                        ],
                        LastRowIsTotal: true
                    ),
            Tone = sums == recorded ? Tone.Plain : Tone.Stop,
            Lines =
            [
                .. BankText.Of(sight),
                .. sums == recorded
                    ? Array.Empty<string>()
                    :
                    [
                        "The records and the audit trail differ: somebody changed the database outside the bot. "
                            + "Restore a backup, and compare with audit.",
                    ],
                .. payments.Count == 0 ? ["No payment is recorded yet."] : Array.Empty<string>(),
                .. drift.IsZero
                    ? Array.Empty<string>()
                    :
                    [
                        $"VAT is rounded on each invoice; together they differ by {drift} from VAT on the whole contract.",
                    ],
            ],
            Footer = sight.AsOf(),
            Buttons = more,
        };
    }

    private static IEnumerable<Fact> Refunded(Sums sums) =>
        sums.Refunded.IsPositive ? [new("Refunded", $"{sums.Refunded} gross")] : [];

    /// <summary>Why there is no next billing point; a cancelled stage is not billed.</summary>
    internal static string NothingToBill(Project p) =>
        p.Live.Any(p.IsCancelledStage) ? "nothing is left to bill" : "everything is billed";

    private static IEnumerable<Fact> TakenBack(Sums sums) =>
        sums.TakenBack.IsPositive ? [new("Taken back by the bank", $"{sums.TakenBack} gross, waits for finance")] : [];

    /// <summary>
    /// What the project waits for, and what the bank took back or announces where that line does not say it.
    /// </summary>
    private static IReadOnlyList<string> Lines(Sight sight)
    {
        var next = NextLine(sight);
        return
        [
            next,
            .. sight.Project.NumberedInvoices.SelectMany(i =>
                BankText
                    .Of(i)
                    .Where(said => !next.Contains(said, StringComparison.Ordinal))
                    .Select(said => $"{i.Number()}: {said}.")
            ),
            .. BankText.Loose(sight).Where(said => !next.Contains(said, StringComparison.Ordinal)),
        ];
    }

    internal static Milestone? NextBilling(Project p) => p.Live.FirstOrDefault(p.IsUnbilled);

    private static string PutOff(Invoice draft) => Suffix.With(", put off until ", draft.Later?.Iso());

    /// <summary>What the project waits for, and the words that move it on.</summary>
    internal static string NextLine(Sight sight)
    {
        var p = sight.Project;
        if (p.Cancelled is { } given)
            return $"The project was cancelled: {given.Reason}.";
        if (p.Closed is not null)
            return p.IsOpenAgain ? "The project is closed; its money is open again." : "The project is closed.";
        if (p.Held is { } held)
            return $"On hold since {sight.By(held.Signed)}: {held.Reason}. To go on: project resume reason \"…\"";
        if (p.Agreement is null)
            return ScheduleCards.NextStep(p);
        var next = p.Live.FirstOrDefault(m => m.Stage != Stage.Confirmed || p.IsUnbilled(m));
        if (next is null)
            return p.IssuedInvoices.FirstOrDefault(i => i.Open.IsPositive) is { } open
                ? $"Waiting for {open.Open} on {open.Number()}, {Words.DueIn(open, sight.SellerToday)}."
                : "Nothing is left to deliver, bill or collect. Next: project close.";
        var say = p.Say(next);
        return next.Stage switch
        {
            Stage.Planned when p.GateOf(next, sight.SellerToday) is { IsOpen: false } shut => GateCard.Say(sight, shut),
            Stage.Planned => $"Next: start {say} ({next.Name}).",
            Stage.Started => $"{next.Name} is being worked on. When it is there: submit {say} \"what was delivered\".",
            Stage.ChangesRequested => $"{next.Name}: missing: {next.Missing}. Then submit {say} again.",
            Stage.Submitted => $"{next.Name} waits for confirmation ({next.Criterion?.Word()}).",
            _ when p.CreditedInvoiceOf(next) is { } credited =>
                $"{credited.Number()} for {next.Name} was credited in full. To bill it once more: invoice {say} again.",
            _ when p.LastInvoiceOf(next) is { SentBack.Length: > 0, Ended: { } by } back =>
                $"The draft for {next.Name} was sent back by {sight.By(by)}: {back.SentBack}. Next: invoice {say}.",
            _ when p.InvoiceOf(next) is { } draft =>
                $"The draft for {next.Name} waits for an approver{PutOff(draft)}: issue {say}.",
            _ => $"{next.Name} is confirmed complete. Next: invoice {say}.",
        };
    }

    internal static IEnumerable<Fact> Solo(Sight sight) =>
        sight.Project.IsSolo ? [new("Team", $"solo: {sight.NameOf(sight.Project.Created.By)} holds every role")] : [];

    /// <summary>", P3, ref bank statement 31", or what a correction is.</summary>
    private static string Entry(Payment x) =>
        x.Kind switch
        {
            PaymentKind.Reversal => $", {x.Name} reverses P{x.Reverses}: {x.Reason}",
            PaymentKind.Refund => $", {x.Name} refund: {x.Reason}",
            _ => $", {x.Name}{Suffix.With(" ", x.Reference)}",
        };

    /// <summary>"CN-2026-0001 on INV-2026-0001, …"</summary>
    private static string CreditNotes(Project p) =>
        Some(p.NumberedInvoices.SelectMany(i => i.Credits.Select(c => $"{c.Number} on {i.Number()}")));

    private static string Some(IEnumerable<string> numbers) => Words.First([.. numbers], 8);

    internal static IEnumerable<Fact> Pause(Sight sight) =>
        sight.Project switch
        {
            { Cancelled: { } given } => [new("Cancelled", $"{given.Reason} ({sight.By(given.Signed)})")],
            { Held: { } held } => [new("On hold", $"{held.Reason} ({sight.By(held.Signed)})")],
            _ => [],
        };

    /// <summary>"confirmed complete · INV-2026-0001 paid 2026-07-29"</summary>
    internal static string Standing(Sight sight, Milestone m) =>
        string.Join(
            " · ",
            new[]
            {
                Words.Word(m.Stage) + Suffix.Late(m, sight.Today),
                m.Override is null ? "" : "gate overridden",
                Billing(sight, m),
            }.Where(part => part.Length > 0)
        );

    /// <summary>The invoice of a milestone and how it stands; "" where one is still to come.</summary>
    private static string Billing(Sight sight, Milestone m)
    {
        var p = sight.Project;
        if ((p.InvoiceOf(m) ?? p.CreditedInvoiceOf(m)) is not { } i)
            return p.IsBillable(m) ? "" : "unbilled";
        var status = i.State == InvoiceState.Draft ? "waits for an approver" : Words.Status(i, sight.SellerToday);
        return $"{i.Number()} {status}{Suffix.When(p.IsCancelledStage(m), ", stage cancelled")}";
    }
}
