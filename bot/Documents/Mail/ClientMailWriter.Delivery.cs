using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
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

    /// <summary>It counts as accepted because nobody answered: by when, what it rests on, and what helps if that is wrong.</summary>
    private static WrittenMail WriteAccepted(MailOrder order, Milestone milestone, SilenceProof proof)
    {
        var (view, p) = (order.View, order.Project);
        var language = p.ClientDetails.Language;
        var seller = SellerOf(view);
        string Say(DeliveryMailText text, params ReadOnlySpan<string> filledIn) =>
            DeliveryMailTexts.In(language, text, filledIn);
        string Day(DateOnly day) => DocumentNumbers.Day(day, language);
        List<string> paragraphs =
        [
            Say(DeliveryMailText.AcceptedIntro, milestone.Name, p.Name, Day(proof.Until), $"{proof.Version}"),
            Say(
                DeliveryMailText.AcceptedTold,
                seller.Name,
                Day(p.Today(proof.FirstAt)),
                Day(p.Today(proof.SecondAt)),
                proof.To
            ),
        ];
        if (!order.IsForCopies)
            paragraphs.Add(Say(DeliveryMailText.AcceptedIfWrong));
        var isSample = view.Seller is { IsSample: true };
        if (isSample)
            paragraphs.Insert(0, MailTexts.In(language, MailText.Sample));
        var title = Say(DeliveryMailText.AcceptedSubject, milestone.Name, p.Name);
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
                    .. milestone.Submission is { } submission
                        ? new[] { (Say(DeliveryMailText.Delivered), submission.Deliverable) }
                        : [],
                ],
                [MailTexts.In(language, MailText.Questions)],
                seller.Name,
                MailTexts.In(language, MailText.FooterWhy, p.Client, p.Name),
                seller.Details.Colour
            ),
            null,
            MailTexts.In(language, MailText.OpenDelivery),
            $"m-{milestone.Id}"
        );
    }

    private static WrittenMail? WriteDelivery(MailOrder order)
    {
        var (view, p) = (order.View, order.Project);
        if (
            p.LiveMilestones.FirstOrDefault(m => m.Id == order.Milestone) is
            { Stage: Stage.Confirmed, Confirmation.Silence: { } proof } accepted
        )
            return WriteAccepted(order, accepted, proof);
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
