using MilestoneBot.Documents.Invoices;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Mails about an invoice that is not paid: friendly before the due date, clearer with each step after it.</summary>
internal static partial class ClientMailWriter
{
    /// <summary>From so many days after the due date on the mail speaks of a second and of a third time.</summary>
    private const int DaysOfSecond = 14,
        DaysOfThird = 30;

    /// <summary>Null where nothing is to be reminded of any more: paid, credited, given up or disputed.</summary>
    private static WrittenMail? WriteReminder(ProjectView view, Invoice invoice)
    {
        if (!IsOwed(invoice))
            return null;
        var document = InvoiceDocumentReader.Read(view.Project, invoice, null);
        string Say(ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
            ReminderMailTexts.In(document.Language, text, filledIn);
        var late = invoice.DaysLate(view.SellerToday);
        var (subject, intro) = late switch
        {
            0 => (ReminderMailText.SubjectAhead, ReminderMailText.IntroAhead),
            < DaysOfSecond => (ReminderMailText.SubjectFirst, ReminderMailText.IntroFirst),
            < DaysOfThird => (ReminderMailText.SubjectSecond, ReminderMailText.IntroSecond),
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
            view,
            document,
            Say(subject, document.Number, document.ProjectName),
            paragraphs,
            RowsOf(view, invoice, document, invoice.Open, late),
            [Say(ReminderMailText.CopyAttached), Say(ReminderMailText.PaidMeanwhile)],
            FileOf(document, isCopy: true)
        );
    }

    /// <summary>Null where work on the milestone is no longer paused by that invoice.</summary>
    private static WrittenMail? WritePause(ProjectView view, Milestone milestone)
    {
        if (view.Project.PauseOf(milestone, view.SellerToday) is not { } notice)
            return null;
        var invoice = view.Project.InvoiceById(notice.Invoice);
        var document = InvoiceDocumentReader.Read(view.Project, invoice, null);
        string Say(ReminderMailText text, params ReadOnlySpan<string> filledIn) =>
            ReminderMailTexts.In(document.Language, text, filledIn);
        return CreateOwed(
            view,
            document,
            Say(ReminderMailText.PauseSubject, milestone.Name, document.ProjectName),
            [PausedText(view, milestone, notice), Say(ReminderMailText.PauseEnds)],
            RowsOf(view, invoice, document, invoice.Open, invoice.DaysLate(view.SellerToday)),
            [Say(ReminderMailText.CopyAttached), Say(ReminderMailText.PaidMeanwhile)],
            FileOf(document, isCopy: true)
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

    /// <summary>Null where the invoice is paid or disputed since, or where a later letter took its place.</summary>
    private static WrittenMail? WriteFormalReminder(ProjectView view, Invoice invoice, int? number)
    {
        if (!IsOwed(invoice) || invoice.FormalReminder is not { } reminder || reminder.Number != number)
            return null;
        var document = InvoiceDocumentReader.Read(view.Project, invoice, null);
        var (language, claim) = (document.Language, reminder.Claim);
        string Say(ReminderText text, params ReadOnlySpan<string> filledIn) =>
            ReminderTexts.In(language, text, filledIn);
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);
        return CreateOwed(
            view,
            document,
            $"{Say(ReminderText.Title, document.Number)} · {document.ProjectName}",
            [
                Say(
                    ReminderText.Intro,
                    document.Number,
                    DocumentNumbers.Day(document.IssuedOn, language),
                    DocumentNumbers.Day(claim.Due, language),
                    $"{claim.DaysLate}",
                    Sum(claim.Open),
                    Sum(claim.Total),
                    DocumentNumbers.Day(reminder.PayBy, language)
                ),
            ],
            [
                (Say(ReminderText.Open, document.Number), Sum(claim.Open)),
                (Say(ReminderText.Interest), claim.Interest.IsPositive ? Sum(claim.Interest) : ""),
                (Say(ReminderText.FlatFee), claim.FlatFee.IsPositive ? Sum(claim.FlatFee) : ""),
                (Say(ReminderText.ToPay), Sum(claim.Total)),
                (Say(ReminderText.PayBy), DocumentNumbers.Day(reminder.PayBy, language)),
                .. AccountRows(document),
            ],
            [
                ReminderMailTexts.In(language, ReminderMailText.FormalAttached),
                Say(ReminderText.NoInvoice),
                Say(ReminderText.Crossed),
            ],
            new(
                $"{NameOfFile(document.Number)}-reminder-{reminder.Number}.pdf",
                "application/pdf",
                DocumentForm.FormalReminder,
                false
            )
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
            yield return (Say(ReminderMailText.DaysLate), $"{late}");
        foreach (var row in AccountRows(document))
            yield return row;
    }

    /// <summary>The days of the discount are not over, and nothing has been paid or settled that would change its sum.</summary>
    private static bool IsDiscountOpen(ProjectView view, Invoice invoice) =>
        invoice.DiscountUntil >= view.SellerToday
        && invoice.Open == invoice.Gross - invoice.Credited
        && invoice.DiscountAmount.IsPositive;

    private static IEnumerable<(string, string)> AccountRows(InvoiceDocument document)
    {
        var language = document.Language;
        if (document.Seller.Details.Account is { Iban.Length: > 0 } account)
        {
            yield return (MailTexts.In(language, MailText.PayTo), account.Holder);
            yield return (
                MailTexts.In(language, MailText.Iban),
                string.Join(' ', account.Iban.Chunk(4).Select(c => new string(c)))
            );
            yield return (ReminderMailTexts.In(language, ReminderMailText.Bic), account.Bic);
        }
        yield return (MailTexts.In(language, MailText.Reference), document.PaymentReference);
    }

    private static WrittenMail CreateOwed(
        ProjectView view,
        InvoiceDocument document,
        string title,
        List<string> paragraphs,
        IEnumerable<(string Name, string Value)> rows,
        IReadOnlyList<string> after,
        MailFile file
    )
    {
        var language = document.Language;
        if (document.IsSample)
            paragraphs.Insert(0, MailTexts.In(language, MailText.Sample));
        return Create(
            view,
            document.Seller,
            document.IsSample ? MailTexts.In(language, MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                paragraphs,
                [.. rows.Where(row => row.Value.Length > 0)],
                [.. after, MailTexts.In(language, MailText.Questions)],
                document.Seller.Name,
                MailTexts.In(language, MailText.FooterWhy, view.Project.Client, document.ProjectName),
                document.Seller.Details.Colour
            ),
            file
        );
    }

    private static string NameOfFile(string number) =>
        string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
}
