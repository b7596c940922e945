using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Team;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Invoicing;

/// <summary>What a milestone's invoice lacks before it can be issued, and what its XML forms lack.</summary>
internal static class CheckCards
{
    /// <param name="xml">What the XML forms lack, in sentences with the line that fills it in.</param>
    public static Card Create(ProjectView view, Milestone m, IReadOnlyList<string> xml)
    {
        var p = view.Project;
        if (p.InvoiceOf(m) is { IssueDetails: { } issued })
            return new Card($"{m.Name} is billed: {issued.Number}")
            {
                Tone = Tone.Good,
                Lines =
                [
                    $"Issued on {issued.On.ToDay()} and fixed for good; what is changed now counts for later invoices.",
                ],
                Facts = XmlFact(xml),
            };
        var missing = ForIssue(view, m).ToList();
        var account = AccountText.MissingLines(view).ToList();
        return new Card(TitleOf(m, missing.Count, account.Count))
        {
            Tone = missing.Count + account.Count == 0 ? Tone.Good : Tone.Warning,
            Lines =
            [
                .. missing,
                .. account,
                .. view.Seller is { IsSample: true }
                    ? ["This is a trial: the invoice comes from a sample seller and says SAMPLE."]
                    : Array.Empty<string>(),
            ],
            Facts = XmlFact(xml),
            Footer = $"{p.PositionInSchedule(m)}, {DisplayText.NameOf(m.Stage)}. {view.AsOf()}",
            Buttons = PartyCards.FillIn(view),
        };
    }

    private static string TitleOf(Milestone m, int missing, int accounts) =>
        (missing, accounts) switch
        {
            (0, 0) => $"Nothing is missing for the invoice of {m.Name}",
            (0, _) => $"The invoice of {m.Name} can be issued, and names no account",
            _ => $"Missing for the invoice of {m.Name}",
        };

    /// <summary>What holds back the issue, each with the line that fills it in.</summary>
    internal static IEnumerable<string> ForIssue(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (!view.IsTrial)
            foreach (var gap in p.IssueGaps(view.Seller))
                yield return DisplayText.Capitalize(PartyText.Describe(gap));
        if (p.VatIdGaps(m, view.Seller?.Party) is { Count: > 0 } vatIds)
            yield return DisplayText.Capitalize(RefusalText.MissingVatIds(vatIds));
        if (!p.IsBillable(m))
            yield return "It is not billed: it is unbilled by agreement or worth nothing.";
        else if (m.Confirmation is null)
            yield return "It is not confirmed yet, so nothing is invoiced; status shows where it stands.";
        else if (p.InvoiceOf(m) is null)
            yield return $"It has no draft yet: {InvoiceCards.DraftAgain(p, m)}";
    }

    private static IReadOnlyList<Fact> XmlFact(IReadOnlyList<string> xml) =>
        xml.Count == 0 ? [] : [new("Only for the XML forms", string.Join("; ", xml))];
}
