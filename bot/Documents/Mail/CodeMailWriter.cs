using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Writes the mail that brings a code for the client's page. Nothing but the code is in it, and no link.</summary>
internal static class CodeMailWriter
{
    /// <param name="contact">The client's contact; their address is the last word with an at sign.</param>
    /// <param name="language">ISO 639-1.</param>
    public static WrittenMail Write(string contact, string language, string seller, string project, string code)
    {
        var spoken = LanguageTable.Languages.TryGetValue(language, out var known) ? known : DocumentLanguage.English;
        var subject = MailTexts.In(spoken, MailText.CodeSubject, project, code);
        var body = new MailBody(
            spoken,
            subject,
            [MailTexts.In(spoken, MailText.CodeIntro, code, project), MailTexts.In(spoken, MailText.CodeNotYou)],
            [],
            [],
            seller,
            MailTexts.In(spoken, MailText.FooterWhy, seller, project),
            ""
        );
        return new(AddressIn(contact), [], "", seller, subject, body.ToText(), body.ToHtml(), null);
    }

    private static string AddressIn(string contact) =>
        contact.Split([' ', '<', '>'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.Contains('@')) ?? "";
}
