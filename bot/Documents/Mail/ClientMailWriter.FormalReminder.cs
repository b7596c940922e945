using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>A formal reminder, with its letter.</summary>
internal static partial class ClientMailWriter
{
    /// <summary>Null where the invoice is paid or disputed since, or where a later letter took its place.</summary>
    private static WrittenMail? WriteFormalReminder(MailOrder order)
    {
        if (
            order.FindInvoice() is not { } invoice
            || !IsOwed(invoice)
            || invoice.FormalReminder is not { } reminder
            || reminder.Number != order.CreditNote
        )
            return null;
        var view = order.View;
        var document = ReadForMail(view.Project, invoice, null);
        var (language, claim) = (document.Language, reminder.Claim);
        string Say(ReminderText text, params ReadOnlySpan<string> filledIn) =>
            ReminderTexts.In(language, text, filledIn);
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);
        return CreateOwed(
            order,
            document,
            $"{Say(ReminderText.Title, document.Number)} · {document.ProjectName}",
            [
                Say(
                    ReminderText.Intro,
                    document.Number,
                    DocumentNumbers.Day(document.IssuedOn, language),
                    DocumentNumbers.Day(claim.Due, language),
                    ReminderTexts.DaysLate(language, claim.DaysLate),
                    Sum(claim.Open),
                    Sum(claim.Total),
                    DocumentNumbers.Day(reminder.PayBy, language)
                ),
            ],
            [
                (Say(ReminderText.Open, document.Number), Sum(claim.Open)),
                (Say(ReminderText.Interest), claim.Interest.IsPositive ? Sum(claim.Interest) : ""),
                (Say(ReminderText.FlatFee), claim.FlatFee.IsPositive ? Sum(claim.FlatFee) : ""),
                (Say(ReminderText.AlreadyPaid), claim.AlreadyPaid.IsPositive ? Sum(-claim.AlreadyPaid) : ""),
                (Say(ReminderText.ToPay), Sum(claim.Total)),
                (Say(ReminderText.PayBy), DocumentNumbers.Day(reminder.PayBy, language)),
                .. AccountRows(document),
            ],
            [
                ReminderMailTexts.In(language, ReminderMailText.FormalAttached),
                claim.AsksForLate
                    ? $"{Say(ReminderText.NoInvoice)} {Say(ReminderText.NoVat)}"
                    : Say(ReminderText.NoInvoice),
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
}
