using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Mails about an invoice that is not paid: friendly before the due date, clearer with each mail after it.</summary>
internal static partial class ClientMailWriter
{
    /// <summary>Null where nothing is to be reminded of any more: paid, credited, given up or disputed.</summary>
    private static WrittenMail? WriteReminder(MailOrder order)
    {
        if (order.FindInvoice() is not { } invoice || !IsOwed(invoice))
            return null;
        var view = order.View;
        var document = ReadForMail(view.Project, invoice, null);
        string Say(ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
            ReminderMailTexts.In(document.Language, text, filledIn);
        var late = invoice.DaysLate(view.SellerToday);
        // A mail ahead of the due date reminded of nothing late.
        var earlier = order.RemindedBefore.Count(at => ZonedCalendar.GetDate(at, view.SellerZone) > invoice.Due);
        var (subject, intro) = (late, earlier) switch
        {
            (0, _) => (ReminderMailText.SubjectAhead, ReminderMailText.IntroAhead),
            (_, 0) => (ReminderMailText.SubjectFirst, ReminderMailText.IntroFirst),
            (_, 1) => (ReminderMailText.SubjectSecond, ReminderMailText.IntroSecond),
            _ => (ReminderMailText.SubjectThird, ReminderMailText.IntroThird),
        };
        List<string> paragraphs =
        [
            Say(
                intro,
                document.Number,
                DocumentNumbers.Day(document.IssuedOn, document.Language),
                DocumentNumbers.Day(document.Due!.Value, document.Language),
                DocumentNumbers.SumWithCode(invoice.Open, document.Language)
            ),
        ];
        return CreateOwed(
            order,
            document,
            Say(subject, document.Number, document.ProjectName),
            paragraphs,
            RowsOf(view, invoice, document, invoice.Open, late),
            [Say(ReminderMailText.CopyAttached), Say(ReminderMailText.PaidMeanwhile)],
            FileOf(document, isCopy: true)
        );
    }

    private static bool IsOwed(Invoice invoice) =>
        invoice is { State: InvoiceState.Issued or InvoiceState.Credited, Dispute: null } && invoice.Open.IsPositive;

    private static IEnumerable<(string, string)> RowsOf(
        ProjectView view,
        Invoice invoice,
        InvoiceDocument document,
        Money open,
        int late
    )
    {
        var language = document.Language;
        string Say(ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
            ReminderMailTexts.In(language, text, filledIn);
        yield return (MailTexts.In(language, MailText.Project), document.ProjectName);
        yield return (MailTexts.In(language, MailText.Milestone), view.Project.MilestoneOf(invoice).Name);
        yield return (MailTexts.In(language, MailText.Number), document.Number);
        yield return (
            MailTexts.In(language, open == invoice.Gross ? MailText.ToPay : MailText.StillToPay),
            DocumentNumbers.SumWithCode(open, language)
        );
        if (IsDiscountOpen(view, invoice))
            yield return (
                Say(
                    ReminderMailText.Discount,
                    DocumentNumbers.Day(invoice.DiscountUntil!.Value, language),
                    DocumentNumbers.Rate(invoice.Discount!.Rate, language)
                ),
                DocumentNumbers.SumWithCode(open - invoice.DiscountAmount, language)
            );
        yield return (Say(ReminderMailText.DueOn), DocumentNumbers.Day(document.Due!.Value, language));
        if (late > 0)
            yield return (
                Say(ReminderMailText.Overdue),
                late == 1 ? Say(ReminderMailText.DayOverdue) : Say(ReminderMailText.DaysOverdue, $"{late}")
            );
        foreach (var row in AccountRows(document))
            yield return row;
    }

    /// <summary>The days of the discount are not over, and nothing has been paid or settled that would change its sum.</summary>
    private static bool IsDiscountOpen(ProjectView view, Invoice invoice) =>
        invoice.DiscountUntil >= view.SellerToday
        && invoice.Open == invoice.Gross - invoice.Credited
        && invoice.DiscountAmount.IsPositive;

    /// <summary>Where to pay and with which reference; nothing where the invoice names no account.</summary>
    /// <param name="invoice">The number of the invoice where the document is another one.</param>
    private static IEnumerable<(string, string)> AccountRows(InvoiceDocument document, string invoice = "")
    {
        var language = document.Language;
        if (document.Seller.Details.Account is not { Iban.Length: > 0 } account)
            yield break;
        yield return (MailTexts.In(language, MailText.PayTo), account.Holder);
        yield return (MailTexts.In(language, MailText.Iban), CreditorReference.Grouped(account.Iban));
        yield return (ReminderMailTexts.In(language, ReminderMailText.Bic), account.Bic);
        var reference = invoice.Length > 0 ? CreditorReference.Create(invoice) : document.PaymentReference;
        yield return (MailTexts.In(language, MailText.Reference), CreditorReference.Grouped(reference));
    }

    private static bool HasAccount(InvoiceDocument document) => document.Seller.Details.Account is { Iban.Length: > 0 };

    private static WrittenMail CreateOwed(
        MailOrder order,
        InvoiceDocument document,
        string title,
        List<string> paragraphs,
        IEnumerable<(string Name, string Value)> rows,
        IReadOnlyList<string> after,
        MailFile? file
    )
    {
        var language = document.Language;
        if (!HasAccount(document))
            paragraphs.Add(MailTexts.In(language, MailText.AskForAccount));
        if (document.IsSample)
            paragraphs.Insert(0, MailTexts.In(language, MailText.Sample));
        return Create(
            order,
            document.Seller,
            document.IsSample ? MailTexts.In(language, MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                paragraphs,
                [.. rows.Where(row => row.Value.Length > 0)],
                [.. after, MailTexts.In(language, MailText.Questions)],
                document.Seller.Name,
                MailTexts.In(language, WhyOf(order), order.Project.Client, document.ProjectName),
                document.Seller.Details.Colour
            ),
            file,
            MailTexts.In(language, MailText.OpenInvoice),
            "invoices"
        );
    }

    private static string NameOfFile(string number) =>
        string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
}
