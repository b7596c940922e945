using System.Globalization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What payment sources report: recorded when its meaning is certain, otherwise left to a person.</summary>
public sealed partial record Project
{
    private const int MaxReferenceLength = 120;

    /// <summary>Two reports of the same amount within this many days may be the same money.</summary>
    private const int DuplicateWindowDays = 10;

    /// <summary>
    /// Records an incoming payment on the invoice that its reference names, or on all invoices that it names if it is
    /// exactly their open balance. Anything else is refused as ambiguous. Only a payment source may report it.
    /// </summary>
    public Decision BookIncomingPayment(IncomingPayment incomingPayment, DecisionContext context)
    {
        if (context.Actor.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Permission.RecordPayment,
                Permissions.GetRoles(Permission.RecordPayment),
                Permissions.GetHolders(this, Permissions.GetRoles(Permission.RecordPayment), context.At),
                IsGuest: false
            );
        if (Cancelled is not null)
            return new Refusal.AmbiguousPayment($"the project {Key} has ended");
        if (incomingPayment.ReviewReason is { Length: > 0 } reviewReason)
            return new Refusal.AmbiguousPayment(reviewReason);
        var (amount, on, named) = (incomingPayment.Amount!.Value, incomingPayment.On!.Value, new List<Invoice>());
        foreach (var number in incomingPayment.NamedInvoiceNumbers)
        {
            if (FindInvoiceByNumber(number) is not { } invoice)
                return new Refusal.AmbiguousPayment($"there is no invoice {number} in {Key}");
            if (!invoice.Open.IsPositive)
                return new Refusal.AmbiguousPayment($"nothing is open on {number}");
            named.Add(invoice);
        }
        if (amount.Currency != Currency)
            return new Refusal.AmbiguousPayment(
                $"it is in {amount.Currency}, and {named[0].IssueDetails!.Number} is in {Currency}"
            );
        if (on > context.SellerToday.AddDays(MaxDaysAhead))
            return new Refusal.AmbiguousPayment($"its date {on.ToIsoDate()} is more than a year ahead");
        var open = named.Aggregate(Money.Zero(Currency), (sum, i) => sum + i.Open);
        if (named.Count > 1 && amount != open)
            return new Refusal.AmbiguousPayment(
                $"it names {named.Count} invoices, and {open} is open on them together"
            );
        if (amount > open)
            return new Refusal.AmbiguousPayment(
                $"it is {amount - open} more than the {open} open on {named[0].IssueDetails!.Number}"
            );
        var recorded = new List<ProjectEvent>();
        foreach (var invoice in named)
        {
            var (part, source) =
                named.Count == 1
                    ? (amount, incomingPayment.Line)
                    : (invoice.Open, $"{incomingPayment.Line}/{recorded.Count + 1}");
            if (FindLikelyDuplicate(invoice, part, on, source) is { } duplicate)
                return new Refusal.AmbiguousPayment(
                    $"it looks like {duplicate.Name}, {duplicate.Amount} of {duplicate.On.ToIsoDate()}, which is recorded already"
                );
            if (FindAnnouncedDuplicate(invoice, part, on, "", source) is { } announced)
                return new Refusal.AmbiguousPayment(
                    $"it looks like {announced.Name}, {announced.Amount} announced for {announced.On.ToIsoDate()}"
                );
            if (
                Pay(
                    invoice,
                    new(
                        part,
                        on,
                        Shorten(incomingPayment.Reference),
                        source,
                        KeepSurplus: false,
                        IsSeparatePayment: true,
                        ""
                    ),
                    context
                )
                is not Decision.Accepted
                ([var paid])
            )
                return new Refusal.AmbiguousPayment($"it cannot be recorded on {invoice.IssueDetails!.Number}");
            recorded.Add(
                paid switch
                {
                    PaymentRecorded e => e with { Payment = NextPaymentId + recorded.Count },
                    PaymentAnnounced e => e with { Announced = NextAnnouncementId + recorded.Count },
                    _ => throw new InvalidOperationException($"{paid.GetType().Name} is no payment."),
                }
            );
        }
        return new Decision.Accepted(recorded);
    }

    /// <summary>
    /// A person records an unmatched payment, or a part of it, on an invoice. The usual checks apply, and the payment
    /// source's id is recorded only once.
    /// </summary>
    public Decision RecordUnmatchedPayment(
        UnmatchedPayment unmatchedPayment,
        Invoice invoice,
        NewPayment paid,
        DecisionContext context
    )
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckUnmatched(unmatchedPayment) is { } over)
            return over;
        if (AnnouncedPaymentsFrom(unmatchedPayment.IncomingPayment.Line) is [var announced, ..])
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                $"is announced for {announced.On.ToIsoDate()} and is booked on that day; "
                    + $"to record it otherwise say first: reverse {announced.Name} reason \"…\""
            );
        if (unmatchedPayment.IncomingPayment.IsBankReturn)
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                "is money that the bank took back, so there is nothing to record; reverse the payment that it undoes"
            );
        if (unmatchedPayment.Remaining is { } left && paid.Amount.Currency == left.Currency && paid.Amount > left)
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                $"has {left.ToStringWithCode()} left to record"
            );
        return Pay(
            invoice,
            paid with
            {
                Reference =
                    paid.Reference.Length > 0 ? paid.Reference : Shorten(unmatchedPayment.IncomingPayment.Reference),
                Source = unmatchedPayment.NextSource,
            },
            context
        );
    }

    /// <summary>
    /// Dismisses an unmatched payment: it is not a payment of a client. The project's money does not change, so the
    /// project may have ended.
    /// </summary>
    public Decision DismissPayment(UnmatchedPayment unmatchedPayment, DecisionContext context)
    {
        if (Permissions.Check(this, Permission.RecordPayment, context.Actor, context.At) is { } no)
            return no;
        if (CheckUnmatched(unmatchedPayment) is { } over)
            return over;
        // Without the bank return, the payment and what was paid since would both count.
        if (
            Invoices.Find(i =>
                i.OpenReturns.Any(r => r.Line == unmatchedPayment.IncomingPayment.Line)
                && i.Booked > i.Gross - i.Credited
            ) is
            { } twice
        )
        {
            var taken = twice.OpenReturns.First(r => r.Line == unmatchedPayment.IncomingPayment.Line);
            var undone = twice.ReversiblePayments(taken).Select(p => p.Name).FirstOrDefault() ?? "P1";
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                $"cannot be put aside, since {twice.IssueDetails!.Number} has been paid or credited since and would count twice. "
                    + $"Say: reverse {undone} reason \"taken back by the bank\" for {unmatchedPayment.Name}"
            );
        }
        return AnnouncedPaymentsFrom(unmatchedPayment.IncomingPayment.Line)
            .Select(a =>
                (ProjectEvent)EndAnnouncement(
                    a,
                    AnnouncedPaymentState.Withdrawn,
                    $"{unmatchedPayment.Name} is put aside"
                )
            )
            .Append(
                new IncomingPaymentDismissed(
                    unmatchedPayment.Number,
                    unmatchedPayment.IncomingPayment.Line,
                    unmatchedPayment.IncomingPayment.Amount,
                    unmatchedPayment.IncomingPayment.On
                )
            )
            .ToArray();
    }

    /// <summary>The announced payments that wait and belong to a bank entry, or to parts of it.</summary>
    public IReadOnlyList<AnnouncedPayment> AnnouncedPaymentsFrom(string line) =>
        [.. Invoices.SelectMany(i => i.AnnouncedPayments).Where(a => a.IsWaiting && IsFrom(a.Source, line))];

    /// <summary>
    /// A payment belongs to a bank entry if its source is the entry's id, alone or followed by '/'.
    /// </summary>
    private static bool IsFrom(string source, string line) =>
        line.Length > 0
        && source.StartsWith(line, StringComparison.Ordinal)
        && (source.Length == line.Length || source[line.Length] == '/');

    private Refusal.PaymentNotUnmatched? CheckUnmatched(UnmatchedPayment unmatchedPayment)
    {
        var why = unmatchedPayment switch
        {
            _ when !unmatchedPayment.CanBelongTo(Id) => "names an invoice of another project",
            { IsDismissed: true } => "is put aside already",
            { IsOpen: true } => "",
            { IncomingPayment.IsBankReturn: true } => "is dealt with already",
            { ReturnedAmount: { IsPositive: true } } => "was taken back by the bank, so there is nothing to record",
            _ => "is recorded already",
        };
        return why.Length > 0 ? new(unmatchedPayment.Name, why) : null;
    }

    /// <summary>
    /// The same amount on the same invoice within some days, reported by somebody else: by a person and a payment
    /// source, or by one source in two formats.
    /// </summary>
    private static Payment? FindLikelyDuplicate(Invoice invoice, Money amount, DateOnly on, string source) =>
        invoice.Payments.FirstOrDefault(p =>
            p.Kind == PaymentKind.Payment
            && !invoice.IsReversed(p)
            && p.Amount == amount
            && SourceNameOf(p.Source) != SourceNameOf(source)
            && Math.Abs(p.On.DayNumber - on.DayNumber) <= DuplicateWindowDays
        );

    private static string SourceNameOf(string source) => source.Split(':', 2)[0];

    /// <summary>The part of a reference that fits into a payment.</summary>
    private static string Shorten(string reference)
    {
        var text = new StringInfo(reference.Trim());
        return text.LengthInTextElements > MaxReferenceLength
            ? text.SubstringByTextElements(0, MaxReferenceLength - 1) + "…"
            : text.String;
    }
}
