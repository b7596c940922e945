using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>The project is closed, ended or cancelled: what was done, what is open, and thanks.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteProjectEnded(MailOrder order)
    {
        var p = order.Project;
        (NewsText Subject, NewsText Intro)? texts = p.State switch
        {
            ProjectState.Closed => (NewsText.ClosedSubject, NewsText.ClosedIntro),
            ProjectState.Ended => (NewsText.EndedSubject, NewsText.EndedIntro),
            ProjectState.Cancelled => (NewsText.CancelledSubject, NewsText.CancelledIntro),
            _ => null,
        };
        if (texts is not var (subject, intro))
            return null;
        var language = p.ClientDetails.Language;
        string Say(NewsText text, params ReadOnlySpan<string> filledIn) => NewsTexts.In(language, text, filledIn);
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);

        var open = p.NumberedInvoices.Where(i => i.Open.IsPositive).ToList();
        List<(string, string)> rows =
        [
            .. p.LiveMilestones.Select(m =>
                (m.Name, Say(m.Stage == Stage.Confirmed ? NewsText.Done : NewsText.NotDone))
            ),
            .. open.Select(i =>
                (
                    i.IssueDetails!.Number,
                    $"{Say(NewsText.Open, Sum(i.Open))}, {DocumentNumbers.Day(i.IssueDetails.Due, language)}"
                )
            ),
        ];
        if (p.CreditLeft.IsPositive)
            rows.Add((Say(NewsText.YourCredit), Sum(p.CreditLeft)));
        List<string> paragraphs = [Say(intro, SellerOf(order.View).Name, p.Name)];
        if (open.Count == 0)
            paragraphs.Add(Say(NewsText.NothingOpen));
        return News(
            order,
            Say(subject, p.Name),
            paragraphs,
            rows,
            [Say(NewsText.Thanks)],
            (MailTexts.In(language, MailText.OpenProject), "progress")
        );
    }
}
