using MilestoneBot.Documents.Mail;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Pages.Client;

internal sealed partial class ClientPageBuilder
{
    private ClientTerms BuildTerms()
    {
        var waits = project.AwaitsAgreement(view.Now);
        var isShown = waits || project.Agreement is not null;
        if (!isShown)
            return new([Say(ClientPageText.TermsPrepared), .. AgreedLine()], [], null, [], "") { Wished = Wished() };
        var shown = waits ? project.WithAmendment : project;
        var rows = shown.LiveMilestones.Select(m => waits ? BuildChanged(shown, m) : BuildRow(shown, m)).ToList();
        return new(
            [.. AgreedLine(), .. waits ? ProposalLines() : [], .. waits ? WaitingLine() : []],
            rows,
            rows.Count > 0 ? BuildTotal(shown) with { Was = BuildTotal(project) } : null,
            [
                .. ClientPageTexts.GateOf(shown) is { } gate ? [Say(gate)] : Array.Empty<string>(),
                .. SilenceNotes(shown),
                .. shown
                    .LiveMilestones.Select(m => DocumentWords.SentenceFor(shown.TreatmentOf(m), language))
                    .Where(sentence => sentence.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ],
            waits && (project.WaitingAgreement is null || link.IsMailed) ? ToSeen(project.Proposed!.At) : ""
        )
        {
            Wished = Wished(),
            SeenForWish = waits ? ToSeen(project.Proposed!.At) : "",
        };
    }

    private IEnumerable<string> AgreedLine()
    {
        if (project.Agreement is { } agreed)
            yield return Say(
                agreed.HeldByTeam ? ClientPageText.AgreedHeld : ClientPageText.Agreed,
                $"{agreed.Version}",
                agreed.ClientName,
                Moment(agreed.Signed.At),
                Seller
            );
    }

    private IEnumerable<string> WaitingLine()
    {
        if (project.WaitingAgreement is { } agreed)
            yield return Say(ClientPageText.AgreementWaits, agreed.ClientName, Moment(agreed.Signed.At), Seller);
    }

    private IEnumerable<string> ProposalLines()
    {
        var (version, sent) = ($"{project.NextTermsVersion}", Moment(project.Proposed!.At));
        if (project.Amendment is not { } amendment)
        {
            yield return Say(
                project.WaitingAgreement is null ? ClientPageText.TermsSent : ClientPageText.TermsSentWaits,
                version,
                sent
            );
            yield break;
        }
        yield return project.WaitingAgreement is null
            ? Say(ClientPageText.AmendmentSent, version, sent, $"{project.TermsVersion}")
            : Say(ClientPageText.AmendmentSentWaits, version, sent);
        if (amendment.End is { } end)
            yield return Say(ClientPageText.EndSent, Seller, end.Reason);
        if (amendment.Total is { } total && total != project.Contract)
            yield return Say(ClientPageText.NewContract, Sum(project.Contract), Sum(total));
        foreach (var dropped in amendment.Changes.Where(c => c is { IsDropped: true, IsAdded: false }))
            yield return Say(ClientPageText.Dropped, dropped.Name);
        foreach (var later in project.WithAmendment.LiveMilestones)
            if (project.Milestones.Find(m => m.Id == later.Id) is { } old && old.Starts != later.Starts)
                yield return $"{later.Name}: {StartOf(old, later)}";
    }

    /// <summary>The table has no column for the first day of a milestone.</summary>
    private string StartOf(Milestone old, Milestone later) =>
        NewsTexts.In(language, NewsText.Starts)
        + ": "
        + NewsTexts.In(language, NewsText.FromTo, Day(old.Starts), Day(later.Starts));

    /// <summary>What the client asked for since the terms on the page were sent, or while they are prepared.</summary>
    private string Wished() =>
        project.Wish is { } wish && wish.Version == project.NextTermsVersion && !(project.Proposed?.At > wish.Signed.At)
            ? Say(ClientPageText.Wished, Moment(wish.Signed.At), wish.Text)
            : "";

    /// <summary>A row of changed terms. Only what the reader sees differently is marked.</summary>
    private ClientTermsRow BuildChanged(Project shown, Milestone milestone)
    {
        var row = BuildRow(shown, milestone);
        if (project.Amendment is null)
            return row;
        if (project.Milestones.Find(m => m.Id == milestone.Id) is not { IsLive: true } old)
            return row with { Marks = [.. row.Marks, Say(ClientPageText.New)] };
        var was = BuildRow(project, old);
        var isSame =
            was.Marks.SequenceEqual(row.Marks)
            && was.Payable.SequenceEqual(row.Payable)
            && (was with { Marks = row.Marks, Payable = row.Payable }) == row;
        return isSame ? row : row with { Marks = [.. row.Marks, Say(ClientPageText.Changed)], Was = was };
    }

    private ClientTermsRow BuildRow(Project shown, Milestone milestone)
    {
        var isBilled = shown.IsBillable(milestone);
        var (net, vat) = SumsOf(shown, milestone);
        return new(
            milestone.Name,
            [.. milestone.Kind == MilestoneKind.Advance ? new[] { Say(ClientPageText.Advance) } : []],
            Day(milestone.Expected),
            DoneWhen(milestone),
            isBilled ? Sum(net) : Say(ClientPageText.NotBilled),
            isBilled ? Sum(vat) : "–",
            isBilled ? DocumentNumbers.Rate(shown.TreatmentOf(milestone).Rate, language) : "",
            isBilled ? Sum(net + vat) : "–",
            isBilled ? [.. Payable(milestone)] : ["–"]
        );
    }

    private IEnumerable<string> Payable(Milestone milestone)
    {
        yield return milestone.DueDays == 0
            ? Say(ClientPageText.DueAtOnce)
            : Say(ClientPageText.DueDays, $"{milestone.DueDays}");
        if (milestone.Discount is { IsNone: false } discount)
            yield return Say(
                ClientPageText.Discount,
                DocumentNumbers.Rate(discount.Rate, language),
                $"{discount.Days}"
            );
    }

    private ClientTermsRow BuildTotal(Project shown)
    {
        var zero = Money.Zero(shown.Currency);
        var (net, vat) = shown
            .LiveMilestones.Select(m => SumsOf(shown, m))
            .Aggregate((zero, zero), (sum, one) => (sum.Item1 + one.Net, sum.Item2 + one.Vat));
        return new(Say(ClientPageText.Total), [], "", "", Sum(net), Sum(vat), "", Sum(net + vat), []);
    }

    private static (Money Net, Money Vat) SumsOf(Project shown, Milestone milestone)
    {
        var net = shown.NetOf(milestone);
        return (net, shown.TreatmentOf(milestone).Calculate(net));
    }

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
