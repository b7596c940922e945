using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Delivery;

internal static partial class ClientMailRows
{
    /// <summary>The mails that an event owes to the client. The project is as it is after the event.</summary>
    private static IEnumerable<OwedRow> FindOwed(Project project, ProjectEvent what)
    {
        switch (what)
        {
            case InvoiceIssued e:
                yield return new(ClientMailKind.Invoice, e.Invoice);
                break;
            case CreditIssued e:
                yield return new(ClientMailKind.CreditNote, e.Invoice, e.Credit);
                break;
            // A change of agreed terms is not mailed yet: its mail would have to show what changes.
            case TermsSent when project.Agreement is null:
                yield return new(ClientMailKind.Terms);
                break;
            case PauseNoticeGiven e:
                yield return new(ClientMailKind.Pause, Milestone: e.Milestone);
                break;
            case FormalReminderSent e:
                yield return new(ClientMailKind.FormalReminder, e.Invoice, e.Number);
                break;
            case ClientMailRequested { IsForCopies: null or false } e:
                yield return new(e.Kind, e.Invoice, e.CreditNote, e.Milestone, e.Item ?? 0) { IsAsked = true };
                break;
        }
    }

    /// <summary>A mail before it stands in the list.</summary>
    /// <param name="Milestone">The milestone of a mail about no invoice.</param>
    /// <param name="Item">What more it is about; 0 for nothing more. One mail each.</param>
    /// <param name="Address">Where it goes whatever the project says when it is sent; "" for who speaks for the client then.</param>
    private sealed record OwedRow(
        ClientMailKind Kind,
        int? Invoice = null,
        int? CreditNote = null,
        int? Milestone = null,
        int Item = 0,
        string Address = ""
    )
    {
        /// <summary>It was asked for, so it is a repetition where it was mailed before.</summary>
        public bool IsAsked { get; init; }
    }
}
