using MilestoneBot.Domain.Billing;

namespace MilestoneBot.Documents.Mail;

/// <summary>Writes the mail that brings a code to somebody of the team who decides alone about the seller's account.</summary>
internal static class AccountCodeMailWriter
{
    public static WrittenMail Write(string to, string code)
    {
        const string subject = "Your code for the account on invoices";
        var body = new MailBody(
            DocumentLanguage.English,
            subject,
            [
                "Somebody asked to accept, in your name, the account to which clients are to pay.",
                $"The code for it: {code}. It is valid for 10 minutes.",
                "Compare the account with what your bank says before you type the code.",
                "You did not ask for it? Then somebody writes in your name: decline the account and tell your team.",
            ],
            [],
            [],
            "MilestoneBot",
            "You get this because an account was proposed for your invoices.",
            ""
        );
        return new(to, [], "", "MilestoneBot", subject, body.ToText(), body.ToHtml(), null);
    }
}
