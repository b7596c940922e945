using System.Globalization;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>
/// Writes the mail that brings a code for the client's page: what the code is for, then the code, and no link. The
/// subject shows on locked screens, so the code is not in it.
/// </summary>
internal static class CodeMailWriter
{
    /// <param name="to">The one address of the client's contact.</param>
    /// <param name="language">ISO 639-1.</param>
    public static WrittenMail Write(
        string to,
        string language,
        string seller,
        string project,
        CodePurpose purpose,
        string code
    )
    {
        var spoken = LanguageTable.Languages.TryGetValue(language, out var known) ? known : DocumentLanguage.English;
        var subject = MailTexts.In(spoken, MailText.CodeSubject, project);
        var terms = purpose.Terms.ToString(CultureInfo.InvariantCulture);
        var act =
            purpose.Milestone.Length > 0
                ? MailTexts.In(spoken, MailText.CodeApprove, project, purpose.Milestone, purpose.Name)
                : MailTexts.In(spoken, MailText.CodeAgree, project, terms, purpose.Name);
        var body = new MailBody(
            spoken,
            subject,
            [act, MailTexts.In(spoken, MailText.CodeIntro, code), MailTexts.In(spoken, MailText.CodeNotYou)],
            [],
            [],
            seller,
            MailTexts.In(spoken, MailText.FooterWhy, seller, project),
            ""
        );
        return new(to, [], "", seller, MailBody.Line(subject), body.ToText(), body.ToHtml(), null);
    }
}
