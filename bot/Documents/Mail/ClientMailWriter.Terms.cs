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
        List<string> paragraphs = [intro];
        if (MailedBefore(p) is { } before)
        {
            title = Say(MailText.RevisedSubject, title);
            paragraphs.Add(Say(MailText.Revised, DocumentNumbers.Day(p.Today(before.At), language)));
        }
        if (p.Amendment?.End is not null && AdvancesOf(p) is { IsPositive: true } advance)
            paragraphs.Add(NewsTexts.In(language, NewsText.EndAdvance, DocumentNumbers.SumWithCode(advance, language)));
        paragraphs.Add(Say(AskOf(order), p.Client));
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
                p.Agreement is null ? FirstTerms(p) : [.. new TermsDifferences(p, language).Total(), .. EndMoney(p)],
                [.. GateTerm(p), .. SilenceTerms(p.WithAmendment), Say(MailText.Questions)],
                seller.Name,
                Say(MailText.FooterWhy, p.Client, p.Name),
                seller.Details.Colour
            )
            {
                Changes = p.Agreement is null ? [] : new TermsDifferences(p, language).Changes(),
            },
            null,
            Say(MailText.OpenTerms),
            "terms"
        );
    }

    /// <summary>When the next milestone starts; nothing where the project ends, or nothing holds it back.</summary>
    private static IEnumerable<string> GateTerm(Project p) =>
        p.Amendment?.End is null && ClientPageTexts.GateOf(p.WithAmendment) is { } gate
            ? [ClientPageTexts.In(p.ClientDetails.Language, gate)]
            : [];

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

    /// <summary>
    /// The mail with other terms that these take the place of; null where the client got none for this agreement. What
    /// a person asks to mail once more is the same mail again.
    /// </summary>
    private static ClientMail? MailedBefore(Project p) =>
        p is { TermsMail: { Fault: null, IsWaiting: false } mail, Proposed: { } sent }
        && mail.At < sent.At
        && (p.Agreement is not { } agreed || mail.At > agreed.Signed.At)
            ? mail
            : null;

    /// <summary>What arrived on prepayments that the end leaves to be deducted.</summary>
    private static Money AdvancesOf(Project p) =>
        p.WithAmendment.AdvancesOfEnd.Aggregate(Money.Zero(p.Currency), (sum, i) => sum + i.Used + i.AppliedCredit);

    /// <summary>How the money stands when the project is to end; nothing for other changes.</summary>
    private static IEnumerable<(string, string)> EndMoney(Project p)
    {
        if (p.Amendment?.End is null)
            return [];
        var zero = Money.Zero(p.Currency);
        (NewsText Name, Money Sum)[] all =
        [
            (NewsText.PaidSoFar, p.NumberedInvoices.Aggregate(zero, (sum, i) => sum + i.Used + i.AppliedCredit)),
            (NewsText.OpenSoFar, p.NumberedInvoices.Aggregate(zero, (sum, i) => sum + i.Open)),
            (NewsText.YourCredit, p.CreditLeft),
        ];
        var language = p.ClientDetails.Language;
        return all.Where(row => row.Sum.IsPositive)
            .Select(row => (NewsTexts.In(language, row.Name), DocumentNumbers.SumWithCode(row.Sum, language)));
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
