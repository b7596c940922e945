using System.Globalization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>What payment sources report: booked where it has one meaning, else left to a person.</summary>
public sealed partial record Project
{
    private const int MaxReferenceLength = 120;

    /// <summary>Two reports of the same sum within so many days may be of the same money.</summary>
    private const int DuplicateWindowDays = 10;

    /// <summary>
    /// Records a receipt on the invoice that its reference names, or on all of those that it names if it is exactly
    /// what is open on them. Anything else is refused as unclear. Only a payment source may say it.
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
            return new Refusal.AmbiguousPayment(new PaymentDoubt.ProjectOver(Key));
        if (incomingPayment.ReviewReason is { Length: > 0 } doubt)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.InTheLine(doubt));
        var (amount, on, named) = (incomingPayment.Amount!.Value, incomingPayment.On!.Value, new List<Invoice>());
        foreach (var number in incomingPayment.NamedInvoiceNumbers)
        {
            if (FindInvoiceByNumber(number) is not { } invoice)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NamesUnknownInvoice(number, Key));
            if (!invoice.Open.IsPositive)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NothingOpen(number));
            named.Add(invoice);
        }
        if (amount.Currency != Currency)
            return new Refusal.AmbiguousPayment(
                new PaymentDoubt.CurrencyDiffers(amount.Currency, named[0].IssueDetails!.Number, Currency)
            );
        if (on > context.SellerToday.AddDays(MaxDaysAhead))
            return new Refusal.AmbiguousPayment(new PaymentDoubt.DateTooFarAhead(on));
        var open = named.Aggregate(Money.Zero(Currency), (sum, i) => sum + i.Open);
        if (named.Count > 1 && amount != open)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.NotTheSum(named.Count, open));
        if (amount > open)
            return new Refusal.AmbiguousPayment(
                new PaymentDoubt.MoreThanOpen(amount - open, open, named[0].IssueDetails!.Number)
            );
        var recorded = new List<ProjectEvent>();
        foreach (var invoice in named)
        {
            var (part, source) =
                named.Count == 1
                    ? (amount, incomingPayment.Line)
                    : (invoice.Open, $"{incomingPayment.Line}/{recorded.Count + 1}");
            if (FindLikelyDuplicate(invoice, part, on, source) is { } twin)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.LooksRecorded(twin));
            if (FindAnnouncedDuplicate(invoice, part, on, "", source) is { } said)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.LooksAnnounced(said));
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
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NotRecordable(invoice.IssueDetails!.Number));
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
    /// A person records a parked receipt, or a part of it, on an invoice. The usual questions are asked, and the
    /// receipt's own id counts once.
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
        if (AnnouncedPaymentsFrom(unmatchedPayment.IncomingPayment.Line) is [var waits, ..])
            return new Refusal.PaymentNotUnmatched(unmatchedPayment.Name, new UnmatchedPaymentFault.Announced(waits));
        if (unmatchedPayment.IncomingPayment.IsBankReturn)
            return new Refusal.PaymentNotUnmatched(unmatchedPayment.Name, new UnmatchedPaymentFault.IsReturn());
        if (unmatchedPayment.Remaining is { } left && paid.Amount.Currency == left.Currency && paid.Amount > left)
            return new Refusal.PaymentNotUnmatched(unmatchedPayment.Name, new UnmatchedPaymentFault.LessLeft(left));
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
    /// Puts a parked receipt aside: it is no payment of a client. Nothing of the project's money changes, so it may
    /// have ended.
    /// </summary>
    public Decision DismissPayment(UnmatchedPayment unmatchedPayment, DecisionContext context)
    {
        if (Permissions.Check(this, Permission.RecordPayment, context.Actor, context.At) is { } no)
            return no;
        if (CheckUnmatched(unmatchedPayment) is { } over)
            return over;
        // With the return gone both the payment and what was paid since would count.
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
                new UnmatchedPaymentFault.WouldCountTwice(twice.IssueDetails!.Number, undone)
            );
        }
        return AnnouncedPaymentsFrom(unmatchedPayment.IncomingPayment.Line)
            .Select(a =>
                (ProjectEvent)EndAnnouncement(
                    a,
                    AnnouncedPaymentState.Withdrawn,
                    AnnouncementEndReason.PutAside(unmatchedPayment.Name)
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

    /// <summary>What waits for its day from a line, or from parts of it.</summary>
    public IReadOnlyList<AnnouncedPayment> AnnouncedPaymentsFrom(string line) =>
        [.. Invoices.SelectMany(i => i.AnnouncedPayments).Where(a => a.IsWaiting && IsFrom(a.Source, line))];

    /// <summary>An entry is of a line by its own id, or by that with a '/' behind it.</summary>
    private static bool IsFrom(string source, string line) =>
        line.Length > 0
        && source.StartsWith(line, StringComparison.Ordinal)
        && (source.Length == line.Length || source[line.Length] == '/');

    private Refusal.PaymentNotUnmatched? CheckUnmatched(UnmatchedPayment unmatchedPayment)
    {
        UnmatchedPaymentFault? fault = unmatchedPayment switch
        {
            _ when !unmatchedPayment.CanBelongTo(Id) => new UnmatchedPaymentFault.OtherProject(),
            { IsDismissed: true } => new UnmatchedPaymentFault.Dismissed(),
            { IsOpen: true } => null,
            { IncomingPayment.IsBankReturn: true } => new UnmatchedPaymentFault.Settled(),
            { ReturnedAmount: { IsPositive: true } } => new UnmatchedPaymentFault.ReturnedByBank(),
            _ => new UnmatchedPaymentFault.Recorded(),
        };
        return fault is null ? null : new(unmatchedPayment.Name, fault);
    }

    /// <summary>
    /// The same sum on the same invoice within days, reported by somebody else: by a person and a source, or by one
    /// source in two forms.
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

    /// <summary>As much of a reference as a payment keeps.</summary>
    private static string Shorten(string reference)
    {
        var text = new StringInfo(reference.Trim());
        return text.LengthInTextElements > MaxReferenceLength
            ? text.SubstringByTextElements(0, MaxReferenceLength - 1) + "…"
            : text.String;
    }
}
