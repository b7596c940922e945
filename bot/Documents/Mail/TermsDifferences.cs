using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Documents.Mail;

/// <summary>What changed terms change, from what was agreed to what is proposed, in the client's language.</summary>
internal sealed class TermsDifferences(Project before, DocumentLanguage language)
{
    private readonly Project after = before.WithAmendment;

    private readonly ProjectEnd? end = before.Amendment?.End;

    /// <summary>
    /// Each milestone that changes, with all that changes of it; sums also where a milestone moves that nobody named.
    /// </summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Parts)> Changes() =>
        [
            .. after
                .Milestones.Select(changed =>
                    before.Milestones.Find(m => m.Id == changed.Id) is { } old
                        ? (changed.Name, (IReadOnlyList<string>)[.. Changes(old, changed)])
                        : ($"{changed.Name} ({Say(NewsText.Added)})", [.. Added(changed)])
                )
                .Where(group => group.Item2.Count > 0),
        ];

    /// <summary>The contract, before and after.</summary>
    public IReadOnlyList<(string Name, string Value)> Total() =>
        [
            before.Contract == after.Contract
                ? (Say(NewsText.Contract), Sum(after.Contract))
                : (Say(NewsText.NewTotal), FromTo(Sum(before.Contract), Sum(after.Contract))),
        ];

    /// <summary>The fee of an end is complete with the agreement, so it has no terms of its own to read.</summary>
    private IEnumerable<string> Added(Milestone m)
    {
        if (m.Id == end?.Fee)
        {
            yield return $"{Net(after, m)}, {Say(NewsText.FeeBilled)}";
            yield break;
        }
        yield return Net(after, m);
        foreach (var (name, value) in Terms(after, m).Where(term => term.Value != Say(NewsText.Unset)))
            yield return Named(name, value);
    }

    private IEnumerable<string> Changes(Milestone old, Milestone changed)
    {
        if (!old.IsLive)
            yield break;
        if (!changed.IsLive)
        {
            yield return FromTo(Net(before, old), Say(NewsText.LeftOut));
            yield break;
        }
        if (end is not null && changed.Amount is Amount.Unbilled && old.Amount is not Amount.Unbilled)
        {
            yield return FromTo(Net(before, old), Say(NewsText.AdvanceDeducted));
            yield break;
        }
        if (old.Name != changed.Name)
            yield return Named(Say(NewsText.Name), FromTo(old.Name, changed.Name));
        if (Net(before, old) != Net(after, changed))
            yield return Named(Page(ClientPageText.Net), FromTo(Net(before, old), Net(after, changed)));
        foreach (var ((name, from), (_, to)) in Terms(before, old).Zip(Terms(after, changed)))
            if (from != to)
                yield return Named(name, FromTo(from, to));
    }

    private string Named(string name, string value) => $"{name}{MailTexts.ColonOf(language)}{value}";

    private IEnumerable<(string Name, string Value)> Terms(Project p, Milestone m)
    {
        yield return (Say(NewsText.Starts), Day(m.Starts));
        yield return (Page(ClientPageText.Expected), Day(m.Expected));
        yield return (
            Page(ClientPageText.DoneWhen),
            m.Criterion is { } done ? Page(NameOf(done)) : Say(NewsText.Unset)
        );
        yield return (
            Page(ClientPageText.Payable),
            m.DueDays == 0 ? Page(ClientPageText.DueAtOnce) : Page(ClientPageText.DueDays, $"{m.DueDays}")
        );
        yield return (Page(ClientPageText.Vat), Vat(p.TreatmentOf(m)));
        yield return (Say(NewsText.CashDiscount), Discount(m));
        yield return (DeliveryMailTexts.In(language, DeliveryMailText.SilenceName), Silence(m));
        yield return (
            Say(NewsText.Kind),
            m.Kind == MilestoneKind.Advance ? Page(ClientPageText.Advance) : Say(NewsText.Delivery)
        );
    }

    private string Discount(Milestone m) =>
        m.Discount is { IsNone: false } discount
            ? Page(ClientPageText.Discount, DocumentNumbers.Rate(discount.Rate, language), $"{discount.Days}")
            : Say(NewsText.Unset);

    private string Silence(Milestone m) =>
        m.SilenceDays is { } days ? Page(ClientPageText.SilenceTerm, $"{days}") : Say(NewsText.Unset);

    private string Vat(VatTreatment treatment)
    {
        var rate = DocumentNumbers.Rate(treatment.Rate, language);
        var sentence = DocumentWords.SentenceFor(treatment, language);
        return sentence.Length > 0 ? $"{rate}, {sentence}" : rate;
    }

    private string Net(Project p, Milestone m) => p.IsBillable(m) ? Sum(p.NetOf(m)) : Page(ClientPageText.NotBilled);

    private string Sum(Money money) => DocumentNumbers.SumWithCode(money, language);

    private string Day(DateOnly? day) => day is { } said ? DocumentNumbers.Day(said, language) : Say(NewsText.Unset);

    private string FromTo(string from, string to) => Say(NewsText.FromTo, from, to);

    private string Say(NewsText text, params ReadOnlySpan<string> filledIn) => NewsTexts.In(language, text, filledIn);

    private string Page(ClientPageText text, params ReadOnlySpan<string> filledIn) =>
        ClientPageTexts.In(language, text, filledIn);

    private static ClientPageText NameOf(Criterion criterion) =>
        criterion switch
        {
            Criterion.ClientSignOff => ClientPageText.ClientSignOff,
            Criterion.PortalApproval => ClientPageText.PortalApproval,
            Criterion.WrittenEmail => ClientPageText.WrittenEmail,
            Criterion.FileDelivery => ClientPageText.FileDelivery,
            _ => ClientPageText.SignedChecklist,
        };
}
