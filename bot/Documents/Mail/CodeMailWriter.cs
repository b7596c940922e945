using MilestoneBot.Chat.Delivery;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Writes the mail that brings a code for the client's page. Nothing but the code is in it, and no link.</summary>
internal static class CodeMailWriter
{
    public static WrittenMail Write(ClientCodeMail mail)
    {
        var spoken = LanguageTable.Languages.TryGetValue(mail.Language, out var known)
            ? known
            : DocumentLanguage.English;
        var subject = MailTexts.In(spoken, MailText.CodeSubject, mail.Project, mail.Code);
        var body = new MailBody(
            spoken,
            subject,
            [
                MailTexts.In(spoken, MailText.CodeIntro, mail.Code, mail.Project),
                MailTexts.In(spoken, MailText.CodeNotYou),
            ],
            [],
            [],
            mail.Seller,
            MailTexts.In(spoken, MailText.FooterWhy, mail.Client, mail.Project),
            ""
        );
        return new(AddressIn(mail.Contact), [], mail.ReplyTo, mail.Seller, subject, body.ToText(), body.ToHtml(), null);
    }

    /// <summary>The contact's address is the last word with an at sign.</summary>
    private static string AddressIn(string contact) =>
        contact.Split([' ', '<', '>'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.Contains('@')) ?? "";
}
