using System.Globalization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
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
    /// <param name="owner">The only project for which money arrives on its account.</param>
    /// <param name="others">What it pays in other projects; null when all its invoices are of this one.</param>
    public Decision BookIncomingPayment(
        IncomingPayment incomingPayment,
        DecisionContext context,
        AccountOwner? owner = null,
        OtherShare? others = null
    )
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
        if (incomingPayment.ReviewReason is { Length: > 0 } reviewReason)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.InTheLine(reviewReason));
        if (owner is not null && owner.Project != Id)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.AccountOfOther(owner.Key));
        // A sum without a currency is in the one currency of the invoices of a project.
        if (incomingPayment.AmountIn(Currency) is not { } amount)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.AmountUnreadable());
        var (on, named) = (incomingPayment.On!.Value, new List<Invoice>());
        foreach (var number in incomingPayment.NamedInvoiceNumbers)
        {
            if (others is not null && others.Numbers.Contains(number, StringComparer.Ordinal))
                continue;
            if (FindInvoiceByNumber(number) is not { } invoice)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NamesUnknownInvoice(number, Key));
            var isVoid = invoice.State == InvoiceState.Credited && incomingPayment.NamedInvoiceNumbers.Count == 1;
            if (!invoice.Open.IsPositive && !isVoid)
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
        if (others is not null && (others.Open.Currency != Currency || amount != open + others.Open))
            return new Refusal.AmbiguousPayment(
                new PaymentDoubt.NotTheSumOfProjects(incomingPayment.NamedInvoiceNumbers)
            );
        if (others is null && named.Count > 1 && amount != open)
            return new Refusal.AmbiguousPayment(new PaymentDoubt.NotTheSum(named.Count, open));
        // Money that names a void invoice is the client's credit.
        if (others is null && amount > open && open.IsPositive)
            return new Refusal.AmbiguousPayment(
                new PaymentDoubt.MoreThanOpen(amount - open, open, named[0].IssueDetails!.Number)
            );
        var (recorded, count) = (new List<ProjectEvent>(), 0);
        foreach (var invoice in named)
        {
            var (part, source) =
                named.Count == 1 && others is null
                    ? (amount, incomingPayment.Line)
                    : (invoice.Open, $"{incomingPayment.Line}/{(others?.FirstPart ?? 0) + count + 1}");
            if (FindLikelyDuplicate(invoice.StandingPayments, part, on, source) is { } duplicate)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.LooksRecorded(duplicate));
            if (FindAnnouncedDuplicate(invoice.AnnouncedPayments, part, on, "", source) is { } announced)
                return new Refusal.AmbiguousPayment(new PaymentDoubt.LooksAnnounced(announced));
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
                    )
                    {
                        // Told once for a transfer that pays several.
                        Charges = count + (others?.FirstPart ?? 0) == 0 ? ChargesHere(incomingPayment) : null,
                    },
                    context
                )
                is not Decision.Accepted
                (var events)
            )
                return new Refusal.AmbiguousPayment(new PaymentDoubt.NotRecordable(invoice.IssueDetails!.Number));
            recorded.AddRange(
                events.Select(paid =>
                    paid switch
                    {
                        PaymentRecorded e => e with { Payment = NextPaymentId + count },
                        PaymentAnnounced e => e with { Announced = NextAnnouncementId + count },
                        BadDebtRecovered => paid,
                        _ => throw new InvalidOperationException($"{paid.GetType().Name} is no payment."),
                    }
                )
            );
            count++;
        }
        return new Decision.Accepted(recorded);
    }

    /// <summary>The invoices of this project that a transfer names, and what is open on them together.</summary>
    public (IReadOnlyList<string> Numbers, Money Open) NamedBy(IncomingPayment incomingPayment)
    {
        var named = incomingPayment.NamedInvoiceNumbers.Where(n => FindInvoiceByNumber(n) is not null).ToList();
        return (named, named.Aggregate(Money.Zero(Currency), (sum, n) => sum + FindInvoiceByNumber(n)!.Open));
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
    ) =>
        CheckRecordable(unmatchedPayment, paid, context) is { } refused
            ? refused
            : Pay(invoice, FromUnmatched(unmatchedPayment, paid), context);

    /// <summary>The payment with the bank's reference, and with its id, so that it is recorded once.</summary>
    private NewPayment FromUnmatched(UnmatchedPayment unmatchedPayment, NewPayment paid) =>
        paid with
        {
            Reference =
                paid.Reference.Length > 0 ? paid.Reference : Shorten(unmatchedPayment.IncomingPayment.Reference),
            Source = unmatchedPayment.NextSource,
            Charges = unmatchedPayment.EntryCount == 0 ? ChargesHere(unmatchedPayment.IncomingPayment) : null,
        };

    private Refusal? CheckRecordable(UnmatchedPayment unmatchedPayment, NewPayment paid, DecisionContext context)
    {
        if (CheckBooking(Permission.RecordPayment, context) is { } no)
            return no;
        if (CheckUnmatched(unmatchedPayment) is { } over)
            return over;
        if (unmatchedPayment.Owner is { } owner && owner.Project != Id)
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                new UnmatchedPaymentFault.OnAccountOfOther(owner.Key)
            );
        if (AnnouncedPaymentsFrom(unmatchedPayment.IncomingPayment.Line) is [var announced, ..])
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                new UnmatchedPaymentFault.Announced(announced)
            );
        if (unmatchedPayment.IncomingPayment.IsBankReturn)
            return new Refusal.PaymentNotUnmatched(unmatchedPayment.Name, new UnmatchedPaymentFault.IsReturn());
        if (unmatchedPayment.Remaining is { } left && paid.Amount.Currency == left.Currency && paid.Amount > left)
            return new Refusal.PaymentNotUnmatched(unmatchedPayment.Name, new UnmatchedPaymentFault.LessLeft(left));
        return null;
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
        var taken = Invoices
            .SelectMany(i => i.OpenReturns)
            .Concat(OpenAccountReturns)
            .Where(r => r.Line == unmatchedPayment.IncomingPayment.Line);
        foreach (var bankReturn in taken)
        {
            var own = Invoices.Find(i => i.Id == bankReturn.Invoice);
            var paidTwice = Invoices.Find(i =>
                i.BookedBalance.IsNegative
                && (i.Id == own?.Id || i.Applications.Any(a => a.RemainingOf(bankReturn.Payment ?? 0).IsPositive))
            );
            if (paidTwice is null)
                continue;
            var undone =
                own?.ReversiblePayments(bankReturn).Select(p => p.Name).FirstOrDefault()
                ?? $"P{bankReturn.Payment ?? 1}";
            return new Refusal.PaymentNotUnmatched(
                unmatchedPayment.Name,
                new UnmatchedPaymentFault.WouldCountTwice(paidTwice.IssueDetails!.Number, undone)
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

    /// <summary>The announced payments that wait and belong to a bank entry, or to parts of it.</summary>
    public IReadOnlyList<AnnouncedPayment> AnnouncedPaymentsFrom(string line) =>
        [.. Announcements.Where(a => a.IsWaiting && IsFrom(a.Source, line))];

    /// <summary>
    /// A payment belongs to a bank entry if its source is the entry's id, alone or followed by '/'.
    /// </summary>
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
            { IsRecordable: true } => null,
            { IncomingPayment.IsBankReturn: true } => new UnmatchedPaymentFault.Settled(),
            { ReturnedAmount: { IsPositive: true } } => new UnmatchedPaymentFault.ReturnedByBank(),
            _ => new UnmatchedPaymentFault.Recorded(),
        };
        return fault is null ? null : new(unmatchedPayment.Name, fault);
    }

    /// <summary>
    /// The same amount at the same place within some days, reported by somebody else: by a person and a payment
    /// source, or by one source in two formats.
    /// </summary>
    private static Payment? FindLikelyDuplicate(IEnumerable<Payment> among, Money amount, DateOnly on, string source) =>
        among.FirstOrDefault(p =>
            p.Amount == amount
            && SourceNameOf(p.Source) != SourceNameOf(source)
            && Math.Abs(p.On.DayNumber - on.DayNumber) <= DuplicateWindowDays
        );

    /// <summary>What banks kept of it, where that is in the project's currency.</summary>
    private Money? ChargesHere(IncomingPayment incomingPayment) =>
        incomingPayment.Charges is { IsPositive: true } charges && charges.Currency == Currency ? charges : null;

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
