using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>Terms that wait for the client's agreement: the first ones, a change of them, or the end of the project.</summary>
internal static partial class ClientMailWriter
{
    private static WrittenMail? WriteTerms(MailOrder order)
    {
        var (view, p) = (order.View, order.Project);
        if (!p.AwaitsAgreement(view.Now))
            return null;
        var language = p.ClientDetails.Language;
        var seller = SellerOf(view);
        string Say(MailText text, params ReadOnlySpan<string> filledIn) => MailTexts.In(language, text, filledIn);
        var (title, intro) = Subject(p, p.Agreement is null ? null : p.Amendment, seller.Name);
        List<string> paragraphs = [intro, Say(AskOf(order), p.Client)];
        if (view.Seller is { IsSample: true })
            paragraphs.Insert(0, Say(MailText.Sample));
        return Create(
            order,
            seller,
            view.Seller is { IsSample: true } ? Say(MailText.SampleSubject, title) : title,
            new(
                language,
                title,
                paragraphs,
                p.Agreement is null ? FirstTerms(p) : new TermsDifferences(p, language).Rows(),
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

    /// <summary>Whoever gets a copy is asked for nothing.</summary>
    private static MailText AskOf(MailOrder order)
    {
        if (order.IsForCopies)
            return MailText.TermsCopy;
        return order.Link is null ? MailText.TermsAsk : MailText.TermsLink;
    }

    private static (string Title, string Intro) Subject(Project p, Amendment? amendment, string seller)
    {
        var language = p.ClientDetails.Language;
        if (amendment is null)
            return (
                MailTexts.In(language, MailText.TermsSubject, p.Name),
                MailTexts.In(language, MailText.TermsIntro, seller, p.Name)
            );
        return amendment.End is { } end
            ? (
                NewsTexts.In(language, NewsText.EndProposalSubject, p.Name),
                NewsTexts.In(language, NewsText.EndProposalIntro, seller, p.Name, end.Reason)
            )
            : (
                NewsTexts.In(language, NewsText.ChangeSubject, p.Name),
                NewsTexts.In(language, NewsText.ChangeIntro, seller, p.Name)
            );
    }

    private static IReadOnlyList<(string, string)> FirstTerms(Project p)
    {
        string Sum(Money money) => DocumentNumbers.SumWithCode(money, p.ClientDetails.Language);
        return
        [
            .. p.LiveMilestones.Where(p.IsBillable).Select(m => (m.Name, Sum(p.NetOf(m)))),
            (MailTexts.In(p.ClientDetails.Language, MailText.Total), Sum(p.Contract)),
        ];
    }
}
