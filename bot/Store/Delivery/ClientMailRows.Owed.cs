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
            case TermsSent:
                yield return new(ClientMailKind.Terms);
                break;
            case StageSubmitted e when project.AwaitsApproval(project.MilestoneOf(e.Milestone)):
                yield return new(ClientMailKind.Delivery, Milestone: e.Milestone);
                break;
            // Nobody answered and it counts as accepted: the client hears of it at once.
            case StageConfirmed { Silence: not null } e:
                yield return new(ClientMailKind.Delivery, Milestone: e.Milestone);
                break;
            case SilenceNoticeAsked e:
                yield return new(ClientMailKind.Delivery, Milestone: e.Milestone);
                break;
            case PauseNoticeGiven e:
                yield return new(ClientMailKind.Pause, Milestone: e.Milestone);
                break;
            case FormalReminderSent e:
                yield return new(ClientMailKind.FormalReminder, e.Invoice, e.Number);
                break;
            case ClientChanged { FormerContact: { } former } when Project.MailAddressIn(former) is { Length: > 0 } old:
                if (!old.Equals(project.ContactAddress, StringComparison.OrdinalIgnoreCase))
                    yield return new(ClientMailKind.AddressChanged, Address: old);
                break;
            // A client who never saw terms has nothing that could end.
            case ProjectClosed
            or ProjectEnded
            or ProjectCancelled when project.Agreement is not null || project.Proposed is not null:
                yield return new(ClientMailKind.ProjectEnded);
                break;
            case PaymentRecorded e when project.ClientReceipts:
                yield return new(ClientMailKind.Receipt, e.Invoice, Item: e.Payment);
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
