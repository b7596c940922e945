using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Steps;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

internal static partial class MoneyCards
{
    /// <summary>The invoices of a project with their dates, each with the credit notes on it.</summary>
    public static Card Invoices(ProjectView view, string filter, int page)
    {
        var p = view.Project;
        var today = view.SellerToday;
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
            .OrderBy(i => i.IssueDetails is null)
            .ThenBy(i => i.IssueDetails?.Number, StringComparer.Ordinal)
            .ToList();
        var invoices = filter == "all" ? "invoices" : $"{filter} invoices";
        if (all.Count == 0)
            return new($"{p.Name}: no {invoices}") { Lines = [NextLine(view)], Footer = view.AsOf() };
        var (shown, more) = Paging.Page(all, page, $"invoices {filter}", p.Key);
        var zero = MilestoneBot.Domain.Amounts.Money.Zero(p.Currency);
        var (gross, open) = all.Aggregate((zero, zero), (sum, i) => (sum.Item1 + i.Gross, sum.Item2 + i.Open));
        var credited = all.Aggregate(zero, (sum, i) => sum + i.Credited);
        return new($"{p.Name}: {invoices}")
        {
            Table = new(
                [
                    new("Invoice", Weight: 6),
                    new("Milestone, dates, status", Weight: 8),
                    new("With VAT", true, 4),
                    new("Open", true, 4),
                ],
                [
                    .. shown.SelectMany(i =>
                        i.CreditNotes.Select(c => CreditRow(i, c)).Prepend(InvoiceRow(p, i, today))
                    ),
                    ScheduleCards.Row("Sum", "", (gross - credited).ToString(), open.ToString()),
                ],
                HasTotalRow: true
            ),
            Footer = view.AsOf(),
            Buttons = [.. NextStepButtons.ToDecide(p, shown).Take(more.Count > 0 ? 2 : 3), .. more],
        };
    }

    private static IReadOnlyList<string> InvoiceRow(Project p, Invoice i, DateOnly today)
    {
        var dates = i.IssueDetails is { } issued
            ? $" (issued {issued.On.ToIsoDate()}, due {issued.Due.ToIsoDate()})"
            : "";
        return ScheduleCards.Row(
            i.NumberOrPending(),
            $"{p.MilestoneOf(i).Name}: {DisplayText.Status(i, today)}{dates}",
            i.Gross.ToString(),
            i.Open.ToString()
        );
    }

    private static IReadOnlyList<string> CreditRow(Invoice i, CreditNote note) =>
        ScheduleCards.Row(
            note.Number,
            $"credits {i.NumberOrPending()} (issued {note.On.ToIsoDate()})",
            (-(note.Net + note.Vat)).ToString(),
            ""
        );
}
