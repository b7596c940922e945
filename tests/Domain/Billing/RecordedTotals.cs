using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Tests.Domain.Billing;

/// <summary>
/// The totals of a project computed from its events alone, one after the other, as a bookkeeper would: without the
/// project's invoices and payments.
/// </summary>
internal sealed class RecordedTotals
{
    private readonly Dictionary<int, InvoiceDrafted> drafts = [];
    private readonly Dictionary<int, Money> open = [];
    private readonly HashSet<int> lost = [];
    private readonly Dictionary<int, Piece> pieces = [];
    private readonly Dictionary<int, (int Invoice, CreditParts Parts)> refunds = [];
    private readonly Dictionary<int, (int Invoice, SettlementKind Kind, Money Amount, Money Vat)> settled = [];
    private readonly Money zero;
    private Totals sum;

    private RecordedTotals(Project project) => (sum, zero) = (Totals.Zero(project), Money.Zero(project.Currency));

    public static Totals Of(ProjectFixture fixture)
    {
        var p = fixture.Project;
        var recorded = new RecordedTotals(p);
        foreach (var what in fixture.Journal.Select(h => h.Event))
            recorded.Add(what);
        return recorded.With(p);
    }

    private void Add(ProjectEvent what)
    {
        switch (what)
        {
            case InvoiceDrafted e:
                drafts[e.Invoice] = e;
                break;
            case InvoiceRecalculated e:
                drafts[e.Invoice] = drafts[e.Invoice] with { Net = e.Net, Rate = e.Rate, Vat = e.Vat };
                break;
            case InvoiceIssued { Invoice: var id } when drafts[id] is var draft:
                sum = sum with { Billed = sum.Billed + draft.Net, Vat = sum.Vat + draft.Vat };
                open[id] = draft.Net + draft.Vat;
                break;
            case CreditIssued e:
                sum = sum with { Credited = sum.Credited + e.Net, CreditedVat = sum.CreditedVat + e.Vat };
                open[e.Invoice] -= e.Net + e.Vat;
                foreach (var part in (e.Released ?? CreditParts.None).All)
                {
                    Use(e.Invoice, -part.Amount);
                    pieces[part.Payment].Arisen += part.Amount;
                    pieces[part.Payment].Left += part.Amount;
                }
                break;
            case PaymentRecorded e:
                sum = sum with { Received = sum.Received + e.Amount };
                var interest = e.Interest ?? zero;
                sum = sum with { Interest = sum.Interest + interest };
                Use(e.Invoice, e.Amount - e.Surplus - interest);
                pieces[e.Payment] = new(e.Invoice, e.Amount, zero)
                {
                    Arisen = e.Surplus,
                    Left = e.Surplus,
                    Interest = interest,
                };
                break;
            case PaymentOnAccountRecorded e:
                sum = sum with { Received = sum.Received + e.Amount };
                pieces[e.Payment] = new(0, e.Amount, zero) { Arisen = e.Amount, Left = e.Amount };
                break;
            case CreditApplied e:
                foreach (var part in e.Parts.All)
                    Apply(e.Invoice, part);
                break;
            case ApplicationUndone e:
                foreach (var part in e.Parts.All)
                    Apply(e.Invoice, new(part.Payment, -part.Amount));
                break;
            case RefundRecorded e:
                Refund(e.Payment, e.Invoice, e.Amount, e.Parts!);
                break;
            case CreditRefunded e:
                Refund(e.Payment, 0, e.Amount, e.Parts);
                break;
            case PaymentReversed { ReversesRefund: true } e:
                TakeRefundBack(e.Reverses, e.Amount);
                break;
            case OnAccountReversed { ReversesRefund: true } e:
                TakeRefundBack(e.Reverses, e.Amount);
                break;
            case PaymentReversed e:
                TakeBack(pieces[e.Reverses]);
                break;
            case OnAccountReversed e:
                TakeBack(pieces[e.Reverses]);
                break;
            case InvoiceSettled e:
                settled[e.Settlement] = (
                    e.Invoice,
                    e.Kind,
                    e.Amount,
                    e.Shares.Aggregate(zero, (vat, s) => vat + s.Vat)
                );
                open[e.Invoice] -= e.Amount;
                break;
            case SettlementReversed e:
                open[e.Invoice] += settled[e.Settlement].Amount;
                settled.Remove(e.Settlement);
                break;
            case BadDebtRecovered e when settled[e.Settlement] is var before:
                settled[e.Settlement] = before with { Amount = before.Amount - e.Amount };
                open[e.Invoice] += e.Amount;
                break;
            case RecoveryUndone e when settled[e.Settlement] is var before:
                settled[e.Settlement] = before with { Amount = before.Amount + e.Amount };
                open[e.Invoice] -= e.Amount;
                break;
            case InvoiceWrittenOff e:
                lost.Add(e.Invoice);
                break;
            case WriteOffLapsed e:
                lost.Remove(e.Invoice);
                break;
        }
    }

    private void Use(int invoice, Money amount)
    {
        sum = sum with { Used = sum.Used + amount };
        open[invoice] -= amount;
    }

    private void Apply(int invoice, CreditPart part)
    {
        sum = sum with { Applied = sum.Applied + part.Amount };
        open[invoice] -= part.Amount;
        if (!pieces[part.Payment].IsGone)
            pieces[part.Payment].Left -= part.Amount;
    }

    private void Refund(int id, int invoice, Money amount, CreditParts parts)
    {
        refunds[id] = (invoice, parts);
        sum = sum with { Refunded = sum.Refunded + amount };
        foreach (var part in parts.All)
        {
            pieces[part.Payment].Left -= part.Amount;
            pieces[part.Payment].PaidOut += part.Amount;
        }
        if (invoice > 0)
            Use(invoice, -(amount - parts.Sum(zero.Currency)));
    }

    private void TakeRefundBack(int id, Money amount)
    {
        var (invoice, parts) = refunds[id];
        sum = sum with { Refunded = sum.Refunded - amount };
        foreach (var part in parts.All)
        {
            var piece = pieces[part.Payment];
            piece.PaidOut -= part.Amount;
            if (piece is { IsGone: true, Invoice: > 0 })
                Use(piece.Invoice, part.Amount);
            else
                piece.Left += part.Amount;
        }
        if (invoice > 0)
            Use(invoice, amount - parts.Sum(zero.Currency));
    }

    /// <summary>
    /// The payment goes with its credit. What of it was paid out opens its invoice; without an invoice, the credit of the
    /// project is short of so much.
    /// </summary>
    private void TakeBack(Piece piece)
    {
        sum = sum with { Received = sum.Received - piece.Amount, Interest = sum.Interest - piece.Interest };
        if (piece.Invoice > 0)
            Use(piece.Invoice, -(piece.Amount - piece.Arisen - piece.Interest) - piece.PaidOut);
        (piece.IsGone, piece.Left) = (true, piece.Invoice > 0 ? zero : -piece.PaidOut);
    }

    private Totals With(Project p)
    {
        // Unsettled bank returns are known to the invoices only. They are open again and no credit of the client.
        var credit = pieces.Values.Aggregate(zero, (all, piece) => all + piece.Left);
        foreach (var i in p.NumberedInvoices)
        {
            var inDoubt = i.Applications.Aggregate(zero, (all, a) => all + a.InDoubt);
            open[i.Id] += i.ReturnedByBank + inDoubt;
            credit -= i.BookedCredit - i.CreditLeft;
            sum = sum with
            {
                ReturnedByBank = sum.ReturnedByBank + i.TakenBackInDoubt,
                Used = sum.Used - i.ReturnedByBank,
                Applied = sum.Applied - inDoubt,
                Interest = sum.Interest - i.StandingPayments.Aggregate(-i.Interest, (all, x) => all + x.Interest),
            };
        }
        foreach (var (of, taken) in p.TakenBackOnAccount)
        {
            var piece = pieces[of.Id];
            var own = piece.Left.IsNegative ? zero : piece.Left;
            var (beyond, used) = (taken - own, piece.Arisen - piece.Left - piece.PaidOut);
            var elsewhere = beyond < used ? beyond : used;
            credit -= taken - (elsewhere.IsPositive ? elsewhere : zero);
            sum = sum with { ReturnedByBank = sum.ReturnedByBank + taken };
        }
        var owed = credit.IsNegative ? -credit : zero;
        var lostInAll = open.Where(o => lost.Contains(o.Key)).Aggregate(zero, (all, o) => all + o.Value);
        Money As(params SettlementKind[] kinds) =>
            settled.Values.Where(s => kinds.Contains(s.Kind)).Aggregate(zero, (all, s) => all + s.Amount);
        SettlementKind[] reducing = [SettlementKind.Discount, SettlementKind.Difference];
        return sum with
        {
            Credit = credit + owed,
            Used = sum.Used - owed,
            Owed = open.Where(o => !lost.Contains(o.Key)).Aggregate(owed, (all, o) => all + o.Value),
            WrittenOff = lostInAll + As(SettlementKind.BadDebt),
            Settled = lostInAll + As(Enum.GetValues<SettlementKind>()),
            BankFees = As(SettlementKind.BankFee),
            TaxClaims = As(SettlementKind.WithheldTax),
            Reduced = As(reducing),
            ReducedVat = settled.Values.Where(s => reducing.Contains(s.Kind)).Aggregate(zero, (all, s) => all + s.Vat),
        };
    }

    /// <summary>A payment with the credit that came from it.</summary>
    private sealed class Piece(int invoice, Money amount, Money zero)
    {
        public int Invoice => invoice;

        public Money Amount => amount;

        /// <summary>All credit that ever came from it.</summary>
        public Money Arisen { get; set; }

        public Money Left { get; set; }

        public Money Interest { get; init; } = zero;

        public Money PaidOut { get; set; } = zero;

        public bool IsGone { get; set; }
    }
}
