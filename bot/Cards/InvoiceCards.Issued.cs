using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

internal static partial class InvoiceCards
{
    /// <summary>The newest invoice of a milestone.</summary>
    public static Card Issued(Sight sight, Milestone m) =>
        sight.Project.LastInvoiceOf(m) is { } i ? Issued(sight, i) : StageCards.Confirmed(sight, m);

    /// <summary>
    /// The issued invoice as it stands: balance, due date, entries, what rests on it, and what it means for the next
    /// stage.
    /// </summary>
    public static Card Issued(Sight sight, Invoice i)
    {
        if (i.Issued is not { } issued)
            return Draft(sight, i);
        var p = sight.Project;
        var m = p.MilestoneOf(i);
        var disputed = i is { Dispute: not null, Open.IsPositive: true };
        return new Card(Title(i, sight.SellerToday))
        {
            Tone = i.Status switch
            {
                InvoiceStatus.Paid => Tone.Good,
                InvoiceStatus.WrittenOff => Tone.Warning,
                InvoiceStatus.Credited => Tone.Plain,
                _ when i.DaysLate(sight.SellerToday) > 0 => Tone.Stop,
                _ when disputed => Tone.Warning,
                _ => Tone.Plain,
            },
            Lines =
            [
                .. OpenAgain(p, i),
                .. Lines(sight, m, i).Where(line => line.Length > 0),
                .. BankText.Of(i).Select(said => $"{said}."),
            ],
            Facts = [.. Facts(sight, m, i)],
            Table = Entries(sight, i),
            Footer = (NextOf(i) + Suffix.When(issued.IsSample, SampleIssue)).Trim(),
            Buttons =
            [
                .. IsToBillAgain(p, m, i)
                    ? [new("Bill it again", DraftAgain(p, m), ButtonStyle.Primary)]
                    : Array.Empty<Button>(),
                .. disputed ? [new("Settle dispute", $"settle-dispute {i.Number()}")] : Array.Empty<Button>(),
                .. BankText.Reverse(i),
                .. i.Open.IsPositive
                    ?
                    [
                        new(
                            "Record payment",
                            $"pay {i.Number()}",
                            i.OpenReturns.Any() ? ButtonStyle.Plain : ButtonStyle.Primary
                        ),
                    ]
                    : Start(sight, m),
            ],
            // Not settled while the project lives: a payment can be reversed, and then the card must say so.
        }
            .About(sight, "invoice", i)
            .SettledIf(p.Closed is not null && !p.IsOpenAgain);
    }

    /// <summary>Of an invoice by which a closed project's money is open again.</summary>
    private static IEnumerable<string> OpenAgain(Project p, Invoice i) =>
        p.IsOpenAgain && (i.Open.IsPositive || i.OpenReturns.Any())
            ? ["The project is closed; its money is open again."]
            : [];

    /// <summary>The answer to money that came in: what arrived, what is still open, what it opens.</summary>
    public static Card Paid(Sight sight, Invoice i)
    {
        if (i.Payments is not [.., var last])
            return Issued(sight, i);
        var card = Issued(sight, i);
        return i.Status == InvoiceStatus.Paid
            ? card with
            {
                Lines =
                [
                    .. last.Surplus.IsPositive
                        ? [$"Received {last.Amount}; {last.Surplus} is kept as client credit."]
                        : Array.Empty<string>(),
                    .. card.Lines,
                ],
            }
            : card with
            {
                Title = $"Received {last.Amount} on {i.Number()}",
            };
    }

    /// <summary>Nothing has come of it since it was issued: the card is still the news of that.</summary>
    private static bool IsFresh(this Invoice i, DateOnly today) =>
        i.Payments.Count + i.Credits.Count + i.Reminders.Count == 0
        && i is { Promise: null, Snooze: null }
        && i.DaysLate(today) == 0;

    private static string Title(Invoice i, DateOnly today) =>
        i.Status switch
        {
            InvoiceStatus.Credited => $"{i.Number()} is credited in full ({i.CreditNumbers()})",
            InvoiceStatus.WrittenOff => $"{i.Number()} is written off: {i.Lost} lost",
            InvoiceStatus.Paid when i.Paying.Any() =>
                $"{i.Number()} is paid in full ({Words.Count(i.Paying.Count(), "payment")})",
            InvoiceStatus.Paid => $"{i.Number()} has nothing open",
            _ when i.Dispute is not null => $"{i.Number()} is disputed: {i.Open} open",
            _ when i.IsFresh(today) => $"{i.Number()} issued; not mailed, no mail server is set",
            _ => $"{i.Number()} has {i.Open} open",
        };

    internal const string SampleIssue = "SAMPLE: issued with the sample seller of a trial.";

    /// <summary>What to say when the money arrives or the dispute is settled; "" where nothing is open.</summary>
    private static string NextOf(Invoice i) =>
        i switch
        {
            { Open.IsPositive: false } => "",
            { Dispute: not null } => $"When it is settled: settle-dispute {i.Number()}. ",
            _ => $"When money arrives: pay {i.Number()} {i.Open.WithCode()}. ",
        };

    private static IEnumerable<string> Lines(Sight sight, Milestone m, Invoice i)
    {
        var p = sight.Project;
        var next = Next(sight, m);
        if (i.Status == InvoiceStatus.Credited)
            return Void(p, m, i, next);
        if (i.Status == InvoiceStatus.WrittenOff)
            return [$"Written off by {sight.By(i.WriteOff!.Signed)}: {i.WriteOff.Reason}.", next];
        if (i.Status == InvoiceStatus.Paid)
            return [$"{Suffix.With("Settled ", i.PaidOn?.Iso(), ". ")}{next}".Trim()];
        if (i.IsFresh(sight.SellerToday))
            return [$"Due {i.Issued!.Due.Iso()}. {next}".Trim()];
        var whenLate = Suffix.When(i.DaysLate(sight.SellerToday) > 0, next);
        return [$"{i.Open} open, {Words.DueIn(i, sight.SellerToday)}. {whenLate}".Trim()];
    }

    /// <summary>A full credit asks for an answer: bill it again, or the stage is cancelled.</summary>
    private static IEnumerable<string> Void(Project p, Milestone m, Invoice i, string next)
    {
        if (p.CreditedInvoiceOf(m)?.Id == i.Id && p.IsCancelledStage(m))
            return [$"The stage is cancelled ({i.Credits[^1].Reason}); nothing is billed for {m.Name}.", next];
        if (p.Invoices.Find(x => x.Milestone == m.Id && x.Id > i.Id && x.IsLive) is { } newer)
            return
            [
                newer.State == InvoiceState.Draft
                    ? "Drafted again; the draft waits for an approver."
                    : $"Billed again: {newer.Number()}.",
            ];
        if (!m.IsLive)
            return [$"{m.Name} is dropped, so nothing is billed for it again."];
        if (p.Closed is not null)
            return ["The project is closed, so nothing is billed for it again."];
        if (!IsToBillAgain(p, m, i))
        {
            var then =
                m.Stage == Stage.Confirmed ? $"next: invoice {p.Say(m)}." : "it is billed again when it is confirmed.";
            return [$"{m.Name} is {Words.Word(m.Stage)}; {then}"];
        }
        return
        [
            $"Nothing is billed for {m.Name} now. "
                + $"Is it to be billed again, or worked on once more: reopen {p.Say(m)} reason \"what was wrong\"?",
            $"A stage that is cancelled is credited with the reason \"{CreditNote.StageCancelled}\": "
                + "then the next stage may start. "
                + "Without it the next stage stays closed until this one is billed and paid, or an approver overrides.",
        ];
    }

    /// <summary>Void, confirmed, not billed since and not cancelled.</summary>
    private static bool IsToBillAgain(Project p, Milestone m, Invoice i) =>
        i.State == InvoiceState.Credited
        && m.Stage == Stage.Confirmed
        && p.CreditedInvoiceOf(m)?.Id == i.Id
        && !p.IsCancelledStage(m)
        && p.Closed is null;

    private static IEnumerable<Fact> Facts(Sight sight, Milestone m, Invoice i)
    {
        yield return new("Milestone", $"{m.Name} ({sight.Project.Place(m)})");
        yield return new("From, to", $"{i.Issued!.Seller.Name}, {i.Issued.Buyer.Name}");
        yield return new("Net, VAT", $"{i.Net} + {i.Vat} ({i.Rate})");
        yield return new("Total", i.Gross.WithCode());
        foreach (var c in i.Credits)
            yield return new(
                "Credited",
                $"{c.Gross}, {c.Number} of {c.On.Iso()} by {sight.NameOf(c.Signed.By)}{Words.Solo(c.Signed)}: {c.Reason}"
            );
        foreach (var drift in i.Credits.Select(c => DetailCards.Drift(i, c)).Where(d => d.Length > 0))
            yield return new("Rounding", drift);
        yield return new("Received", i.Received.ToString());
        if (i.Refunded.IsPositive)
            yield return new("Refunded", i.Refunded.ToString());
        yield return new("Open", i.Open.ToString());
        if (i.Lost.IsPositive)
            yield return new("Lost", i.Lost.ToString());
        if (i.Surplus.IsPositive)
            yield return new("Client credit", $"{i.Surplus} paid too much and kept");
        yield return new("Due", i.Issued.Due.Iso());
        yield return new(
            "Issued",
            $"{i.Issued.On.Iso()} by {sight.NameOf(i.Issued.Signed.By)}{Words.Solo(i.Issued.Signed)}"
        );
        foreach (var fact in Resting(sight, i))
            yield return fact;
        foreach (var fact in RequestCards.Waiting(sight, r => r.Invoice == i.Id))
            yield return fact;
    }

    /// <summary>What people noted about an open invoice; reminders heed it.</summary>
    internal static IEnumerable<Fact> Resting(Sight sight, Invoice i)
    {
        if (!i.Open.IsPositive)
            yield break;
        if (i.Dispute is { } dispute)
            yield return new(
                "Disputed",
                $"{dispute.Reason} ({sight.By(dispute.Signed)}); no reminders until it is settled"
            );
        if (i.Promise is { } promise)
        {
            var isToCome = promise.On >= sight.Today;
            var rests = isToCome ? "reminders rest until that day has passed" : "that day has passed";
            yield return new("Promised", $"{promise.On.Iso()} ({sight.By(promise.Signed)}); {rests}");
        }
        if (i.Snooze is { } snooze && snooze.Until > sight.Today)
            yield return new("Snoozed", $"no reminder before {snooze.Until.Iso()} ({sight.By(snooze.Signed)})");
        if (i.Reminders is [.., var last])
            yield return new("Reminded", $"{last.On.Iso()} by {sight.NameOf(last.Signed.By)}");
    }

    /// <summary>Every entry by the name that reverse takes, with its sign.</summary>
    private static Table? Entries(Sight sight, Invoice i) =>
        i.Payments.Count == 0
            ? null
            : new(
                [
                    new("Entry", Weight: 5),
                    new("Reference, reason", Weight: 5),
                    new("Recorded by", Weight: 4),
                    new("Amount", true, 4),
                ],
                [
                    .. i.Payments.Select(x =>
                        ScheduleCards.Row(
                            $"{x.Name} {What(i, x)}{x.On.Iso()}{BeforeIssue(i, x)}",
                            x.Kind == PaymentKind.Payment ? x.Reference : x.Reason,
                            sight.NameOf(x.Signed.By) + Words.Solo(x.Signed),
                            x.Counts(x.Amount).ToString()
                        )
                    ),
                ]
            );

    private static string What(Invoice i, Payment x) =>
        x.Kind switch
        {
            PaymentKind.Reversal => $"reverses P{x.Reverses}, ",
            PaymentKind.Refund => $"refund{Suffix.When(i.IsReversed(x), " (reversed)")}, ",
            _ => Suffix.When(i.IsReversed(x), "(reversed) "),
        };

    private static string BeforeIssue(Invoice i, Payment x) =>
        Suffix.When(x.On < i.Issued!.On, ", before the invoice was issued");

    /// <summary>The next stage in the schedule and what this invoice means for it.</summary>
    private static string Next(Sight sight, Milestone m)
    {
        var next = NextPlanned(sight.Project, m);
        if (next is null)
            return "";
        var gate = sight.Project.GateOf(next, sight.SellerToday);
        return gate switch
        {
            { IsOpen: true } => $"{next.Name} may start.",
            StageGate.Blocked { Reason: GateReason.PreviousUnpaid } => $"{next.Name} stays closed until it is paid.",
            _ => "",
        };
    }

    private static IReadOnlyList<Button> Start(Sight sight, Milestone m) =>
        NextPlanned(sight.Project, m) is { } next && sight.Project.GateOf(next, sight.SellerToday).IsOpen
            ? [new("Start", $"start {sight.Project.Say(next)}", ButtonStyle.Primary)]
            : [];

    internal static Milestone? NextPlanned(Project p, Milestone m) =>
        p.Live.SkipWhile(x => x.Id != m.Id).Skip(1).FirstOrDefault() is { Stage: Stage.Planned } next ? next : null;
}
