using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Define;

/// <summary>The billing schedule: what is billed when, by which invoice, due when, and what of it is paid.</summary>
internal static class BillingScheduleCard
{
    public static Card Create(ProjectView view, int page)
    {
        var p = view.Project;
        var (live, more) = Paging.Page([.. p.LiveMilestones], page, "schedule", p.Key);
        var sum = p.LiveMilestones.Aggregate(Money.Zero(p.Currency), (total, m) => total + p.NetOf(m));
        return new Card($"{p.Name}: schedule")
        {
            // At most five columns, so that the table fits on a phone.
            Table = new(
                [
                    new("#", true),
                    new("Milestone", Weight: 5),
                    new("Net", true, 5),
                    new("Expected", Weight: 4),
                    new("Invoice, due, paid", Weight: 5),
                ],
                [
                    .. live.Select(m =>
                        ScheduleCards.Row(
                            $"{p.PositionOf(m)}",
                            m.Name,
                            p.IsBillable(m) ? p.NetOf(m).ToString() : "not billed",
                            m.Expected.ToIso() + Suffix.Late(m, view.Today),
                            BillingOf(view, m)
                        )
                    ),
                    ScheduleCards.Row(
                        "",
                        p.Allocation.Closes ? "Total (matches the contract)" : "Sum",
                        sum.ToString(),
                        "",
                        ""
                    ),
                ],
                HasTotalRow: true
            ),
            Lines = [.. Late(view), $"Net in {p.Currency.Code}. What is paid is with VAT."],
            Footer = view.AsOf(),
            Buttons = more,
        };
    }

    private static IEnumerable<string> Late(ProjectView view)
    {
        var late = view.Project.LiveMilestones.Where(m => m.IsLate(view.Today)).Select(m => m.Name).ToList();
        if (late.Count > 0)
            yield return $"Past the expected date and not confirmed: {DisplayText.First(late, 8)}.";
    }

    /// <summary>"INV-2026-0001 · due 2026-07-29 · paid 2026-07-20"; where there is no invoice, how far the work is.</summary>
    private static string BillingOf(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if ((p.InvoiceOf(m) ?? p.CreditedInvoiceOf(m)) is not { } invoice)
            return WithoutInvoice(p, m);
        if (invoice.IssueDetails is not { } issued)
            return "draft, waits for an approver";
        return $"{issued.Number} · due {issued.Due.ToIsoDate()} · {PaidOf(invoice)}";
    }

    private static string WithoutInvoice(Project p, Milestone m)
    {
        var stage = DisplayText.NameOf(m.Stage);
        return m.Stage == Stage.Confirmed && p.IsUnbilled(m) ? $"{stage}, to bill" : stage;
    }

    private static string PaidOf(Invoice invoice) =>
        invoice.Status switch
        {
            InvoiceStatus.Paid when invoice.PaidOn is { } on => $"paid {on.ToIsoDate()}",
            InvoiceStatus.Paid => "nothing open",
            InvoiceStatus.Credited => $"credited in full ({invoice.CreditNumbers()})",
            InvoiceStatus.WrittenOff => $"written off, {invoice.WrittenOffBalance} lost",
            _ => $"paid {invoice.Used + invoice.AppliedCredit}, open {invoice.Open}",
        };
}
