using MilestoneBot.Domain;

namespace MilestoneBot.Tests.Domain;

/// <summary>A second set of books: what happened, added up event by event, without the folded invoices and payments that the project's sums are made of.</summary>
internal sealed class Book(Currency currency)
{
    private readonly Dictionary<int, InvoiceDrafted> drafts = [];
    private readonly Dictionary<int, Money> billed = [];
    private readonly HashSet<int> reversed = [];

    public Money Net { get; private set; } = Money.Zero(currency);

    public Money Vat { get; private set; } = Money.Zero(currency);

    public Money Credited { get; private set; } = Money.Zero(currency);

    public Money CreditedVat { get; private set; } = Money.Zero(currency);

    public Money Received { get; private set; } = Money.Zero(currency);

    public Money Refunded { get; private set; } = Money.Zero(currency);

    public Money Surplus { get; private set; } = Money.Zero(currency);

    /// <summary>An entry was reversed a second time.</summary>
    public bool IsReversedTwice { get; private set; }

    /// <summary>Net billed less net credited for one stage.</summary>
    public Money BilledOf(int milestone) => billed.GetValueOrDefault(milestone, Money.Zero(currency));

    public void Enter(ProjectEvent what)
    {
        switch (what)
        {
            case InvoiceDrafted e:
                drafts[e.Invoice] = e;
                break;
            case InvoiceIssued e:
                (Net, Vat) = (Net + drafts[e.Invoice].Net, Vat + drafts[e.Invoice].Vat);
                billed[e.Milestone] = BilledOf(e.Milestone) + drafts[e.Invoice].Net;
                break;
            case CreditIssued e:
                (Credited, CreditedVat) = (Credited + e.Net, CreditedVat + e.Vat);
                billed[e.Milestone] = BilledOf(e.Milestone) - e.Net;
                break;
            case PaymentRecorded e:
                (Received, Surplus) = (Received + e.Amount, Surplus + e.Surplus);
                break;
            case RefundRecorded e:
                (Refunded, Surplus) = (Refunded + e.Amount, Surplus - e.Surplus);
                break;
            case PaymentReversed e:
                IsReversedTwice |= !reversed.Add(e.Reverses);
                (Received, Refunded, Surplus) = e.ReversesRefund ? (Received, Refunded - e.Amount, Surplus + e.Surplus) : (Received - e.Amount, Refunded, Surplus - e.Surplus);
                break;
        }
    }
}
