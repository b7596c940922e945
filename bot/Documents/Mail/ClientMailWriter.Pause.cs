using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Work on a milestone is paused until an invoice is paid.</summary>
internal static partial class ClientMailWriter
{
    /// <summary>Null where work on the milestone is no longer paused by that invoice.</summary>
    private static WrittenMail? WritePause(MailOrder order)
    {
        var view = order.View;
        if (
            view.Project.Milestones.Find(m => m.Id == order.Milestone) is not { } milestone
            || view.Project.PauseOf(milestone, view.SellerToday) is not { } notice
        )
            return null;
        var invoice = view.Project.InvoiceById(notice.Invoice);
        var document = ReadForMail(view.Project, invoice, null);
        string Say(ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
            ReminderMailTexts.In(document.Language, text, filledIn);
        return CreateOwed(
            order,
            document,
            Say(ReminderMailText.PauseSubject, milestone.Name, document.ProjectName),
            [PausedText(view, milestone, notice), Say(ReminderMailText.PauseEnds)],
            RowsOf(view, invoice, document, invoice.Open, invoice.DaysLate(view.SellerToday)),
            [Say(ReminderMailText.PaidMeanwhile)],
            null
        );
    }

    /// <summary>The sentence of the mail and of the client's page.</summary>
    public static string PausedText(ProjectView view, Milestone milestone, PauseNotice notice)
    {
        var (invoice, language) = (view.Project.InvoiceById(notice.Invoice), view.Project.ClientDetails.Language);
        return ReminderMailTexts.In(
            language,
            ReminderMailText.Paused,
            milestone.Name,
            DocumentNumbers.Day(notice.On, language),
            invoice.IssueDetails!.Number,
            DocumentNumbers.SumWithCode(invoice.Open, language)
        );
    }
}
