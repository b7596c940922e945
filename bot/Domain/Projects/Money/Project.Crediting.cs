using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>Credit notes: what can be credited, by VAT treatment, and what a credit note sets free.</summary>
public sealed partial record Project
{
    /// <summary>How far from the typed sum another one is looked for whose net and VAT fit.</summary>
    private const int MaxCreditSteps = 12;

    /// <summary>
    /// Credits an issued invoice, in part or in full, by a document with its own number. It lowers what is open, then
    /// what was written off; what is beyond becomes the client's credit.
    /// </summary>
    /// <param name="gross">The amount to credit, VAT included; null for everything that is left.</param>
    /// <param name="of">The milestone whose line is credited in part, where lines have several VAT rates.</param>
    public Decision Credit(Invoice invoice, Money? gross, string reason, DecisionContext context, Milestone? of = null)
    {
        if (CheckBooking(Permission.IssueCredit, context) is { } no)
            return no;
        if (CheckCreditAndOffer(invoice, gross, of, reason) is { } wrong)
            return wrong;
        _ = CheckCredit(invoice, gross, of, reason, out var shares, out var full);
        var (net, vat) = (Sum(shares, share => share.Net), Sum(shares, share => share.Vat));
        var sum = net + vat;
        bool Same(ApprovalRequest r) =>
            r.Invoice == invoice.Id
            && r.Of == of?.Id
            && (r.Amount == gross || (full && (r.Amount is null || r.Amount == sum)));
        if (CheckNotOwnRequest(RequestKind.Credit, invoice.Milestone, Same, context) is { } own)
            return own;
        // An invoice that is void bills nothing, so its price has not fallen either and nothing of it is lost.
        if (full && (invoice.ClaimLowered.IsPositive || invoice.State == InvoiceState.WrittenOff))
            return WithoutLoweredClaim(invoice, reason.Trim(), context);
        var on = context.SellerToday;
        var givenWay = LossesGivingWay(invoice, gross);
        var after = WithoutLosses(givenWay);
        var released = after.ReleasedBy(after.InvoiceById(invoice.Id), sum, out var takenOff);
        var credit = new CreditIssued(
            NextCreditNoteId,
            invoice.Id,
            invoice.Milestone,
            context.NextNumber(NumberSeries.CreditNotes(on)),
            on,
            net,
            vat,
            reason.Trim(),
            full,
            shares,
            released.IsEmpty ? null : released
        );
        var decidedRequests = DecideMatchingRequests(RequestKind.Credit, invoice.Milestone, Same, context);
        return new Decision.Accepted([
            .. givenWay,
            credit,
            .. takenOff,
            .. full ? [new InvoiceVoided(invoice.Id, invoice.Milestone)] : Array.Empty<ProjectEvent>(),
            .. decidedRequests,
        ]);
    }

    private int NextCreditNoteId => Invoices.Sum(i => i.CreditNotes.Count) + 1;

    private Decision WithoutLoweredClaim(Invoice invoice, string reason, DecisionContext context)
    {
        List<ProjectEvent> ended =
        [
            .. invoice
                .StandingSettlements.Where(s => s.LowersClaim)
                .Select(s => new SettlementReversed(s.Id, invoice.Id, invoice.Milestone, reason)),
        ];
        if (invoice.State == InvoiceState.WrittenOff)
            ended.Add(new WriteOffLapsed(invoice.Id, invoice.Milestone));
        var signed = new Signature(context.Actor.Id, context.At, IsSolo);
        var after = ended.Aggregate(this, (p, what) => p.Apply(new(what, signed)));
        var decision = after.Credit(after.InvoiceById(invoice.Id), null, reason, context);
        return decision is Decision.Accepted(var events) ? new Decision.Accepted([.. ended, .. events]) : decision;
    }

    /// <summary>
    /// Parts that count as bad debt give way to a credit note, as far as it is more than what is open: what the seller
    /// takes back is not lost, and what the client has paid stays paid before it.
    /// </summary>
    private List<BadDebtRecovered> LossesGivingWay(Invoice invoice, Money? gross)
    {
        if (gross is not { } sum || sum.Currency != Currency || sum == invoice.Gross - invoice.Credited)
            return [];
        var beyond = invoice.BookedBalance.IsPositive ? sum - invoice.BookedBalance : sum;
        return [.. Recoveries(invoice, beyond).Select(e => e with { Credit = NextCreditNoteId })];
    }

    private Project WithoutLosses(List<BadDebtRecovered> givenWay) =>
        givenWay.Aggregate(this, (p, what) => p.Apply(new(what, Created)));

    /// <summary>
    /// What a credit note beyond the open sum moves to the client's credit: money that was used on the invoice, the
    /// newest payment first; then client credit that was used on it.
    /// </summary>
    private CreditParts ReleasedBy(Invoice invoice, Money sum, out IReadOnlyList<ProjectEvent> takenOff)
    {
        var beyond = sum - invoice.BookedBalance;
        var most = beyond < invoice.BookedUse ? beyond : invoice.BookedUse;
        var released = CreditParts.Take(
            invoice.StandingPayments.Reverse().Select(p => (p.Id, p.Applied - p.MovedToCredit)),
            most
        );
        takenOff = [.. TakeOff(invoice, beyond - released.Sum(Currency))];
        return released;
    }

    private Refusal? CheckCredit(
        Invoice invoice,
        Money? gross,
        Milestone? of,
        string reason,
        out IReadOnlyList<TaxShare> shares,
        out bool full
    )
    {
        full = gross is null || gross == invoice.Gross - invoice.Credited;
        var basis = WithoutLosses(LossesGivingWay(invoice, gross)).InvoiceById(invoice.Id);
        shares = [.. basis.RemainingShares.Where(s => !s.Net.IsZero || !s.Vat.IsZero)];
        if (!invoice.IsNumbered)
            return new Refusal.InvoiceNotIssued(MilestoneOf(invoice));
        if (invoice.State is not (InvoiceState.Issued or InvoiceState.WrittenOff))
            return new Refusal.InvoiceNotOpen(invoice, "credit");
        if (CheckNoDoubt(invoice) is { } doubt)
            return doubt;
        if (CheckText(TextField.Reason, reason, 1, 240) is { } bad)
            return bad;
        if (gross is { } asked && CheckSum(asked) is { } wrong)
            return wrong;
        // A discount and a difference have lowered the price already.
        var left = invoice.Gross - invoice.Credited - invoice.Reduced;
        var most = left - (invoice.Settled - invoice.ClaimLowered);
        // What a bank kept or an office got never came in, so it cannot become the client's credit.
        if (
            (gross ?? left) > most
            && invoice.StandingSettlements.LastOrDefault(s => !s.LowersClaim) is { } settled
            && (gross is null || gross <= left)
        )
            return new Refusal.CreditNeedsReversal(invoice, settled, most);
        if (
            FinalInvoice is { } final
            && final.Deductions.Any(d => d.Invoice == invoice.Id)
            && MilestoneOf(invoice).Amount is Amount.Unbilled
        )
            return new Refusal.AdvanceSetOff(invoice, final);
        if (CheckAdvanceCredit(invoice, full, reason) is { } advance)
            return advance;
        // What was refunded of money that was taken back is still owed, whatever is billed.
        if (full)
            return invoice.BookedUse.IsNegative ? new Refusal.RefundReturned(invoice, -invoice.BookedUse) : null;
        var amount = gross!.Value;
        if (amount > most)
            return new Refusal.CreditTooMuch(invoice, amount, most);
        // All that is left of every line needs no question which of them is meant.
        if (of is null && amount == Sum(shares, s => s.Gross))
            return null;
        if (CheckCreditedShare(invoice, shares, amount, of, reason, out var share) is { } unclear)
            return unclear;
        var isMost = amount == most || (invoice.Kind == InvoiceKind.Advance && amount == invoice.Open);
        if (PartOf(share!, amount, isMost) is not { } part)
            return new Refusal.NoNetForGross(invoice, amount, null, null);
        shares = [part];
        return null;
    }

    /// <summary>
    /// The refusal with the nearest sums that can be credited, where the typed one has no net. What is offered has been
    /// tried, so it is never refused in turn.
    /// </summary>
    private Refusal? CheckCreditAndOffer(Invoice invoice, Money? gross, Milestone? of, string reason)
    {
        if (CheckCredit(invoice, gross, of, reason, out _, out _) is not { } refused)
            return null;
        if (refused is not Refusal.NoNetForGross none)
            return refused;
        bool IsTaken(Money sum) => sum.IsPositive && CheckCredit(invoice, sum, of, reason, out _, out _) is null;
        Money? Nearest(IEnumerable<Money> sums) => sums.Where(IsTaken).Select(sum => (Money?)sum).FirstOrDefault();
        Money Beside(int minor) => none.Amount + new Money(minor, Currency);
        var steps = Enumerable.Range(1, MaxCreditSteps).ToList();
        var wholes = invoice
            .RemainingShares.Select(s => s.Gross)
            .Append(Sum(invoice.RemainingShares, s => s.Gross))
            .Append(invoice.Gross - invoice.Credited)
            .Where(sum => sum > none.Amount)
            .OrderBy(sum => sum.Minor);
        return none with
        {
            Below = Nearest(steps.Select(step => Beside(-step))),
            Above = Nearest(steps.Select(step => Beside(step)).Concat(wholes)),
        };
    }

    /// <summary>The VAT treatment of a part credit; with several on the invoice, that of the line it is about.</summary>
    private static Refusal? CheckCreditedShare(
        Invoice invoice,
        IReadOnlyList<TaxShare> shares,
        Money amount,
        Milestone? of,
        string reason,
        out TaxShare? share
    )
    {
        share = null;
        var open = shares.Where(s => s.Gross.IsPositive).ToList();
        if (of is not null)
        {
            if (invoice.Lines.FirstOrDefault(line => line.Milestone == of.Id) is not { } line)
                return new Refusal.MilestoneNotOnInvoice(invoice, of);
            share = open.Find(s => s.Treatment == line.Treatment);
            return share is null || amount > share.Gross
                ? new Refusal.CreditTooMuch(invoice, amount, share?.Gross ?? Money.Zero(amount.Currency)) { Of = of }
                : null;
        }
        if (open is not [var only])
            return new Refusal.CreditNeedsMilestone(invoice, amount, reason.Trim());
        share = only;
        return null;
    }

    /// <summary>
    /// Net and VAT of a part of what is left of a VAT treatment; null where no net makes that sum. All that is left is
    /// what is left of each, to the unit.
    /// </summary>
    /// <param name="isMost">It is the most that can be credited, so it is taken even where its VAT is a minor unit beside
    /// net × rate: otherwise it could never be credited at all.</param>
    private static TaxShare? PartOf(TaxShare left, Money amount, bool isMost)
    {
        if (amount == left.Gross)
            return left;
        if (NetOfGross(amount, left.Treatment.Rate) is { } exact && exact <= left.Net && amount - exact <= left.Vat)
            return left with { Net = exact, Vat = amount - exact };
        if (!isMost || amount > left.Gross)
            return null;
        var vat = amount - MilestoneBot.Domain.Amounts.VatCalculator.NearestNet(amount, left.Treatment.Rate);
        if (vat > left.Vat)
            vat = left.Vat;
        if (amount - vat > left.Net)
            vat = amount - left.Net;
        return left with { Net = amount - vat, Vat = vat };
    }

    /// <summary>
    /// The net amount whose VAT gives exactly that gross, because VAT is always base × rate (EN 16931, BR-CO-17).
    /// Null when rounding leaves none.
    /// </summary>
    private static Money? NetOfGross(Money gross, Percent rate)
    {
        var guess = (long)((Int128)gross.Minor * Percent.UnitsOfWhole / (Percent.UnitsOfWhole + rate.Units));
        for (var minor = Math.Max(0, guess - 2); minor <= guess + 2; minor++)
        {
            var net = new Money(minor, gross.Currency);
            if (net + MilestoneBot.Domain.Amounts.VatCalculator.Calculate(net, rate) == gross)
                return net;
        }
        return null;
    }

    private Money Sum<T>(IEnumerable<T> all, Func<T, Money> one) =>
        all.Aggregate(Money.Zero(Currency), (sum, x) => sum + one(x));
}
