using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Cards.Team;
using MilestoneBot.Cards.Track;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

internal static partial class InvoiceCards
{
    /// <summary>The newest invoice of a milestone.</summary>
    public static Card Issued(ProjectView view, Milestone m) =>
        view.Project.LastInvoiceOf(m) is { } i ? Issued(view, i) : StageCards.Confirmed(view, m);

    /// <summary>
    /// The issued invoice in its current state: balance, due date, entries, notes, and what it means for the next
    /// stage.
    /// </summary>
    public static Card Issued(ProjectView view, Invoice i)
    {
        if (i.IssueDetails is not { } issueDetails)
            return Draft(view, i);
        var p = view.Project;
        var m = p.MilestoneOf(i);
        var disputed = i is { Dispute: not null, Open.IsPositive: true };
        return new Card(Title(view, i, view.SellerToday))
        {
            Tone = i.Status switch
            {
                InvoiceStatus.Paid => Tone.Good,
                InvoiceStatus.WrittenOff => Tone.Warning,
                InvoiceStatus.Credited => Tone.Plain,
                _ when i.DaysLate(view.SellerToday) > 0 => Tone.Stop,
                _ when disputed => Tone.Warning,
                _ => Tone.Plain,
            },
            Lines =
            [
                .. OpenAgain(p, i),
                .. Lines(view, m, i).Where(line => line.Length > 0),
                .. ClientMailText.Lines(view, i),
                .. AccountText.MissingLines(view, i),
                .. SettlementText.DiscountLines(i),
                .. BankText.Phrases(i).Select(phrase => $"{phrase}."),
                .. ClientCreditCards.Offer(p, i) is { Length: > 0 } offer ? [offer] : Array.Empty<string>(),
            ],
            Facts = [.. WaitingFor.Invoice(view, i), .. Facts(view, m, i)],
            Table = Entries(view, i),
            Footer = (NextOf(i) + Suffix.When(issueDetails.IsSample, SampleIssue)).Trim(),
            Buttons = IssuedButtons(view, m, i),
            // Not settled while the project lives: a payment can be reversed, and then the card must show it.
        }
            .About(view, CardKind.Invoice, i)
            .SettledIf(p.Closed is not null && !p.IsOpenAgain);
    }

    /// <summary>For an invoice that makes a closed project's money open again.</summary>
    private static IEnumerable<string> OpenAgain(Project p, Invoice i) =>
        p.IsOpenAgain && (i.Open.IsPositive || i.CreditLeft.IsPositive || i.OpenReturns.Any())
            ? ["The project is closed; its money is open again."]
            : [];

    /// <summary>
    /// The answer to a recorded payment: what arrived, what is still open, and what it makes possible. It is the card of
    /// the payment, which stays as the history of the chat.
    /// </summary>
    public static Card Paid(ProjectView view, Invoice i) =>
        i.Payments is [.., var last]
            ? (Paid(view, i, last) with { Buttons = AfterPayment(view, i) }).About(
                view,
                CardKind.PaymentReceived,
                view.Project.MilestoneOf(i),
                last.Id
            )
            : Issued(view, i);

    private static Card Paid(ProjectView view, Invoice i, Payment last)
    {
        var card = Issued(view, i);
        if (i.Status == InvoiceStatus.Credited && last.Applied.IsZero)
            return card with
            {
                Title = $"Received {last.Amount}: client credit, because {i.NumberOrPending()} is credited in full",
                Lines =
                [
                    $"{last.Surplus} of client credit is kept for {view.Project.Client}: use it with apply, or pay it out with refund.",
                    .. card.Lines,
                ],
            };
        return i.Status == InvoiceStatus.Paid
            ? card with
            {
                Lines =
                [
                    .. last.Surplus.IsPositive
                        ? [$"Received {last.Amount}; {last.Surplus} is kept as client credit."]
                        : Array.Empty<string>(),
                    .. DunningText.InterestLines(i, last),
                    .. PaidNotes(i, last),
                    .. card.Lines,
                ],
            }
            : card with
            {
                Title = $"Received {last.Amount} on {i.NumberOrPending()}",
                Lines = [.. DunningText.InterestLines(i, last), .. PaidNotes(i, last), .. card.Lines],
            };
    }

    /// <summary>Nothing has happened to it since it was issued: the card is still about the issue.</summary>
    private static bool IsFresh(this Invoice i, DateOnly today) =>
        i.Payments.Count + i.CreditNotes.Count + i.Reminders.Count + i.Applications.Count + i.SettledAmounts.Count == 0
        && i is { Promise: null, Snooze: null }
        && i.DaysLate(today) == 0;

    private static string Title(ProjectView view, Invoice i, DateOnly today) =>
        i.Status switch
        {
            InvoiceStatus.Credited => $"{i.NumberOrPending()} is credited in full ({i.CreditNumbers()})"
                + Suffix.When(i.Open.IsPositive, $", and {i.Open} is open: refunded, then taken back"),
            InvoiceStatus.WrittenOff => $"{i.NumberOrPending()} is written off: {i.WrittenOffBalance} lost",
            InvoiceStatus.Paid when i.AppliedCredit.IsPositive =>
                $"{i.NumberOrPending()} is paid in full ({i.AppliedCredit} of it client credit{SettlementText.Added(i)})",
            InvoiceStatus.Paid when i.EffectivePayments.Any() => $"{i.NumberOrPending()} is paid in full "
                + $"({DisplayText.Count(i.EffectivePayments.Count(), "payment")}{SettlementText.Added(i)})",
            InvoiceStatus.Paid when i.StandingSettlements.Any() =>
                $"{i.NumberOrPending()} is settled{SettlementText.InBrackets(i)}",
            InvoiceStatus.Paid => $"{i.NumberOrPending()} has nothing open",
            _ when i.Dispute is not null => $"{i.NumberOrPending()} is disputed: {i.Open} open",
            _ when i.IsFresh(today) => $"{i.NumberOrPending()} issued; {ClientMailText.Short(view, i)}",
            _ => $"{i.NumberOrPending()} has {i.Open} open",
        };

    internal const string SampleIssue = "SAMPLE: issued with the sample seller of a trial.";

    /// <summary>The command for when the money arrives or the dispute is settled; "" when nothing is open.</summary>
    private static string NextOf(Invoice i) =>
        i switch
        {
            { Open.IsPositive: false } => "",
            { Dispute: not null } => $"When it is settled: settle-dispute {i.NumberOrPending()}. ",
            _ => $"When money arrives: pay {i.NumberOrPending()} {i.Open}. ",
        };

    private static IEnumerable<string> Lines(ProjectView view, Milestone m, Invoice i)
    {
        var p = view.Project;
        var next = Next(view, m);
        if (i.Status == InvoiceStatus.Credited)
            return VoidLines(p, m, i, next);
        if (i.Status == InvoiceStatus.WrittenOff)
            return [$"Written off by {view.SignedBy(i.Loss!.Signed)}: {i.Loss.Reason}.{LostVat(i)}", next];
        if (i.Status == InvoiceStatus.Paid)
            return [$"{Suffix.With("Paid ", i.PaidOn?.ToDay(), ". ")}{next}".Trim()];
        if (i.IsFresh(view.SellerToday))
            return [$"Due {DisplayText.DueDay(i)}. {next}".Trim()];
        var whenLate = Suffix.When(i.DaysLate(view.SellerToday) > 0, next);
        return [$"{i.Open} open, {DisplayText.DueIn(i, view.SellerToday)}. {whenLate}".Trim()];
    }

    /// <summary>The VAT in what is lost, which the seller's tax return can take back; "" when there is none.</summary>
    private static string LostVat(Invoice i) =>
        i.LostVat.IsPositive ? $" Of the {i.WrittenOffBalance} lost, {i.LostVat} is VAT." : "";

    /// <summary>A full credit needs a decision: bill again, or the stage is cancelled.</summary>
    private static IEnumerable<string> VoidLines(Project p, Milestone m, Invoice i, string next)
    {
        if (p.CreditedInvoiceOf(m)?.Id == i.Id && p.IsCancelledStage(m))
            return [$"The stage is cancelled ({i.CreditNotes[^1].Reason}); nothing is billed for {m.Name}.", next];
        if (p.Invoices.Find(x => x.Milestone == m.Id && x.Id > i.Id && x.IsLive) is { } newer)
            return
            [
                newer.State == InvoiceState.Draft
                    ? "Drafted again; the draft waits for an approver."
                    : $"Billed again: {newer.NumberOrPending()}.",
            ];
        if (!m.IsLive)
            return [$"{m.Name} is dropped, so nothing is billed for it again."];
        if (p.Closed is not null)
            return ["The project is closed, so nothing is billed for it again."];
        if (!p.IsBillable(m))
            return [$"Nothing is billed for {m.Name} any more: the agreed terms leave it unbilled.", next];
        if (!IsToBillAgain(p, m, i))
        {
            var then =
                m.Stage == Stage.Confirmed ? $"next: invoice {p.Say(m)}." : "it is billed again when it is confirmed.";
            return [$"{m.Name} is {DisplayText.NameOf(m.Stage)}; {then}"];
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
        && p.IsBillable(m)
        && p.CreditedInvoiceOf(m)?.Id == i.Id
        && !p.IsCancelledStage(m)
        && p.Closed is null;

    private static IEnumerable<Fact> Facts(ProjectView view, Milestone m, Invoice i)
    {
        yield return new("Milestone", $"{m.Name} ({view.Project.PositionInSchedule(m)})");
        yield return new("From", i.IssueDetails!.Seller.Name);
        yield return new("To", i.IssueDetails.Buyer.Name);
        if (i.Kind == InvoiceKind.Ordinary && i.Shares is [var share])
        {
            yield return new("Net, VAT", $"{i.Net} + {i.Vat} ({VatText.Describe(share.Treatment)})");
            yield return new("Total", i.Gross.ToString());
            if (i.Claim.VatNotice.Length > 0)
                yield return new("VAT corrected", $"{i.Claim.VatNotice} (told to the client on the invoice)");
        }
        else
            foreach (var fact in ClaimFacts.Of(view.Project, i.Claim))
                yield return fact;
        foreach (var c in i.CreditNotes)
            yield return new(
                "Credited",
                $"{c.Gross}, {c.Number} of {c.On.ToIsoDate()} by {view.NameOf(c.Signed.By)}{DisplayText.SoloNote(c.Signed)}: {c.Reason}"
            );
        foreach (var difference in i.CreditNotes.Select(c => DetailCards.VatDifference(i, c)).Where(d => d.Length > 0))
            yield return new("Rounding", difference);
        foreach (var fact in MoneyFacts(i))
            yield return fact;
        yield return new("Open", i.Open.ToString());
        if (i.Interest.IsPositive)
            yield return new("Interest", i.Interest.ToString());
        if (i.LateOwed.IsPositive)
            yield return new("Interest and fee owed", DunningText.Owed(i));
        foreach (var fact in SettlementText.Facts(view, i))
            yield return fact;
        if (i.WrittenOffBalance.IsPositive)
            yield return new("Lost", i.WrittenOffBalance.ToString());
        if (i.CreditLeft.IsPositive)
            yield return new("Client credit", $"{i.CreditLeft} of what was paid here is left");
        yield return new("Due", DisplayText.DueDate(i));
        yield return new(
            "Issued",
            $"{i.IssueDetails.On.ToIsoDate()} by {view.NameOf(i.IssueDetails.Signed.By)}{DisplayText.SoloNote(i.IssueDetails.Signed)}"
        );
        foreach (var fact in ReminderFacts(view, i).Concat(DunningText.Facts(view, i)))
            yield return fact;
        foreach (var fact in RequestCards.PendingFacts(view, r => r.Invoice == i.Id))
            yield return fact;
    }

    /// <summary>
    /// What arrived and what became of it: received = used here + moved to client credit + refunded out of that
    /// + interest. Only the parts that there are.
    /// </summary>
    internal static IEnumerable<Fact> MoneyFacts(Invoice i)
    {
        var parts = new List<string>();
        if (i.MovedToCredit.IsPositive)
            parts.Add($"moved to client credit {i.MovedToCredit}");
        if (i.RefundedOutOfUse.IsPositive)
            parts.Add($"refunded {i.RefundedOutOfUse}");
        if (i.Interest.IsPositive)
            parts.Add($"interest {i.Interest}");
        yield return new(
            "Received",
            i.Received + Suffix.When(parts.Count > 0, $" = used {i.Used} + {string.Join(" + ", parts)}")
        );
        if (i.Refunded.IsPositive)
            yield return new("Refunded", i.Refunded.ToString());
        foreach (var a in i.Applications.Where(a => a.Remaining.IsPositive))
            yield return new(
                "Applied",
                $"{a.Remaining} of client credit ({a.Name}, {a.On.ToIsoDate()})"
                    + Suffix.When(a.InDoubt.IsPositive, $"; {a.InDoubt} of it was taken back by the bank")
            );
    }

    /// <summary>What people noted about an open invoice and reminders respect.</summary>
    internal static IEnumerable<Fact> ReminderFacts(ProjectView view, Invoice i)
    {
        if (!i.Open.IsPositive)
            yield break;
        if (i.Dispute is { } dispute)
            yield return new(
                "Disputed",
                $"{dispute.Reason} ({view.SignedBy(dispute.Signed)}); no reminders until it is settled"
            );
        if (i.Promise is { } promise)
        {
            var isToCome = promise.On >= view.Today;
            var pause = isToCome ? "reminders rest until that day has passed" : "that day has passed";
            yield return new("Promised", $"{promise.On.ToIsoDate()} ({view.SignedBy(promise.Signed)}); {pause}");
        }
        if (i.Snooze is { } snooze && snooze.Until > view.Today)
            yield return new(
                "Snoozed",
                $"no reminder before {snooze.Until.ToIsoDate()} ({view.SignedBy(snooze.Signed)})"
            );
        if (i.Reminders is [.., var last])
            yield return new("Reminded", $"{last.On.ToIsoDate()} by {view.NameOf(last.Signed.By)}");
    }

    /// <summary>Every entry by the name that <c>reverse</c> accepts, with its sign.</summary>
    private static Table? Entries(ProjectView view, Invoice i) =>
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
                            $"{x.Name} {What(i, x)}{x.On.ToIsoDate()}{BeforeIssue(i, x)}"
                                + Suffix.With(", ", x.Charges?.ToString(), " charges"),
                            x.Kind == PaymentKind.Payment ? x.Reference : x.Reason,
                            view.NameOf(x.Signed.By) + DisplayText.SoloNote(x.Signed),
                            x.WithSign(x.Amount).ToString()
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
        Suffix.When(x.On < i.IssueDetails!.On, ", before the invoice was issued");

    /// <summary>What is unusual about a payment: its date before the invoice's, and charges on the way.</summary>
    private static IEnumerable<string> PaidNotes(Invoice i, Payment paid) =>
        paid.On < i.IssueDetails!.On
            ? ChargesLines(i, paid)
                .Prepend($"Its value date {paid.On.ToDay()} is before the invoice was issued; it is kept.")
            : ChargesLines(i, paid);

    /// <summary>The next stage in the schedule, and what this invoice means for it.</summary>
    private static string Next(ProjectView view, Milestone m)
    {
        var next = NextPlanned(view.Project, m);
        if (next is null)
            return "";
        var gate = view.Project.GateOf(next, view.SellerToday);
        return gate switch
        {
            { IsOpen: true } => $"{next.Name} may start.",
            StageGate.Blocked { Reason: GateReason.PreviousUnpaid } => $"{next.Name} stays closed until it is paid.",
            _ => "",
        };
    }

    private static IReadOnlyList<Button> Start(ProjectView view, Milestone m) =>
        NextPlanned(view.Project, m) is { } next && view.Project.GateOf(next, view.SellerToday).IsOpen
            ? [NextStepButtons.Start(view.Project, next)]
            : [.. NextStepButtons.Of(view).Take(1)];

    internal static Milestone? NextPlanned(Project p, Milestone m) =>
        p.LiveMilestones.SkipWhile(x => x.Id != m.Id).Skip(1).FirstOrDefault() is { Stage: Stage.Planned } next
            ? next
            : null;
}
