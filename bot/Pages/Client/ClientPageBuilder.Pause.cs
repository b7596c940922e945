using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

internal sealed partial class ClientPageBuilder
{
    /// <summary>Milestones that begin when an invoice is paid. A notice that no longer holds is not shown.</summary>
    private IEnumerable<string> Pauses()
    {
        foreach (var milestone in project.LiveMilestones)
            if (project.PauseOf(milestone, view.SellerToday) is { } notice)
            {
                var invoice = project.InvoiceById(notice.Invoice);
                yield return Say(
                    ClientPageText.StartsWhenPaid,
                    milestone.Name,
                    invoice.IssueDetails!.Number,
                    Sum(invoice.Open)
                );
            }
    }
}
