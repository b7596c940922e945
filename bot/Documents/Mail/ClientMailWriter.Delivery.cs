using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>
/// Submitted work that waits for the client's approval: what was delivered, where, and the day from which silence counts,
/// where the agreed terms say so.
/// </summary>
internal static partial class ClientMailWriter
{
    /// <summary>In which milestones silence counts, for a mail with the terms: a line for each number of days.</summary>
    private static IEnumerable<string> SilenceTerms(Project terms) =>
        terms
            .LiveMilestones.Where(m => m is { SilenceDays: not null, Confirmation: null })
            .GroupBy(m => m.SilenceDays)
            .Select(group =>
                string.Join(", ", group.Select(m => m.Name))
                + MailTexts.ColonOf(terms.ClientDetails.Language)
                + ClientPageTexts.In(terms.ClientDetails.Language, ClientPageText.SilenceTerm, $"{group.Key}")
            );

    private static WrittenMail? WriteDelivery(MailOrder order)
    {
        var (view, p) = (order.View, order.Project);
        if (
            p.LiveMilestones.FirstOrDefault(m => m.Id == order.Milestone)
                is not { Submission: { } submission } milestone
            || !p.AwaitsApproval(milestone)
            || milestone.Evidence is not null
        )
            return null;
        var language = p.ClientDetails.Language;
        var seller = SellerOf(view);
        string Say(DeliveryMailText text, params ReadOnlySpan<string> filledIn) =>
            DeliveryMailTexts.In(language, text, filledIn);
        string Day(DateOnly day) => DocumentNumbers.Day(day, language);

        var named = p.SilenceToName(milestone, view.Now);
        var isSecond = named is { IsSecond: true };
        List<string> paragraphs =
        [
            Say(isSecond ? DeliveryMailText.SecondIntro : DeliveryMailText.Intro, seller.Name, milestone.Name, p.Name),
        ];
        if (!order.IsForCopies)
            paragraphs.Add(Say(order.Link is null ? DeliveryMailText.AskByMail : DeliveryMailText.AskByLink));
        if (named is not null)
            paragraphs.Add(Say(DeliveryMailText.Silence, Day(named.Until), $"{p.TermsVersion}"));
        var isSample = view.Seller is { IsSample: true };
        if (isSample)
            paragraphs.Insert(0, MailTexts.In(language, MailText.Sample));
        var title = Say(isSecond ? DeliveryMailText.SecondSubject : DeliveryMailText.Subject, milestone.Name, p.Name);
        return Create(
            order,
            seller,
            isSample ? MailTexts.In(language, MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                paragraphs,
                [
                    (MailTexts.In(language, MailText.Project), p.Name),
                    (MailTexts.In(language, MailText.Milestone), milestone.Name),
                    (Say(DeliveryMailText.Delivered), submission.Deliverable),
                    .. submission.Url.Length > 0 ? new[] { (Say(DeliveryMailText.Where), submission.Url) } : [],
                    (Say(DeliveryMailText.SubmittedOn), Day(p.Today(submission.Signed.At))),
                    .. named is null ? [] : new[] { (Say(DeliveryMailText.AnswerBy), Day(named.Until)) },
                ],
                [MailTexts.In(language, MailText.Questions)],
                seller.Name,
                MailTexts.In(language, MailText.FooterWhy, p.Client, p.Name),
                seller.Details.Colour
            ),
            null,
            Say(DeliveryMailText.Open),
            $"m-{milestone.Id}"
        ) with
        {
            Silence = order.IsForCopies ? null : named,
        };
    }
}
