using MilestoneBot.Domain.Billing;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Terms that wait for the client's agreement.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteTerms(MailOrder order)
    {
        var (view, p) = (order.View, order.Project);
        if (p.Proposed is null || p.Agreement is not null)
            return null;
        var language = p.ClientDetails.Language;
        var seller = SellerOf(view);
        string Say(MailText text, params ReadOnlySpan<string> filledIn) => MailTexts.In(language, text, filledIn);
        var milestones = p
            .LiveMilestones.Where(p.IsBillable)
            .Select(m => (m.Name, DocumentNumbers.SumWithCode(p.NetOf(m), language)))
            .ToList();
        List<string> paragraphs =
        [
            Say(MailText.TermsIntro, seller.Name, p.Name),
            Say(order.Link is null ? MailText.TermsAsk : MailText.TermsLink),
        ];
        if (view.Seller is { IsSample: true })
            paragraphs.Insert(0, Say(MailText.Sample));
        var title = Say(MailText.TermsSubject, p.Name);
        return Create(
            order,
            seller,
            view.Seller is { IsSample: true } ? Say(MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                paragraphs,
                [.. milestones, (Say(MailText.Total), DocumentNumbers.SumWithCode(p.Contract, language))],
                [Say(MailText.Questions)],
                seller.Name,
                Say(MailText.FooterWhy, p.Client, p.Name),
                seller.Details.Colour
            ),
            null,
            Say(MailText.OpenTerms),
            "terms"
        );
    }
}
