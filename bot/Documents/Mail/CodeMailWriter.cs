using System.Globalization;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>
/// Writes the mail that brings a code for the client's page, or for their account in the chat: what the code is for, then
/// the code, and no link. The subject shows on locked screens, so the code is not in it.
/// </summary>
internal static class CodeMailWriter
{
    public static WrittenMail Write(ClientCodeMail mail)
    {
        var spoken = LanguageTable.Languages.TryGetValue(mail.Language, out var known)
            ? known
            : DocumentLanguage.English;
        var subject = MailTexts.In(spoken, MailText.CodeSubject, mail.Project);
        var terms = mail.Terms.ToString(CultureInfo.InvariantCulture);
        var act = mail switch
        {
            { IsForChat: true } => MailTexts.In(spoken, MailText.CodeChat, mail.Project, mail.Name),
            { Milestone.Length: > 0 } => MailTexts.In(
                spoken,
                MailText.CodeApprove,
                mail.Project,
                mail.Milestone,
                mail.Name
            ),
            _ => MailTexts.In(spoken, MailText.CodeAgree, mail.Project, terms, mail.Name),
        };
        var body = new MailBody(
            spoken,
            subject,
            [act, MailTexts.In(spoken, MailText.CodeIntro, mail.Code), MailTexts.In(spoken, MailText.CodeNotYou)],
            [],
            [],
            mail.Seller,
            MailTexts.In(spoken, MailText.FooterWhy, mail.Client, mail.Project),
            ""
        );
        return new(mail.To, [], mail.ReplyTo, mail.Seller, MailBody.Line(subject), body.ToText(), body.ToHtml(), null);
    }
}
