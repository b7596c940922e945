using System.Globalization;
using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Every card that can be drawn again, by the kind in its address.</summary>
internal static class CardBook
{
    private static readonly Dictionary<string, Func<Sight, Card>> OfProject = new(StringComparer.Ordinal)
    {
        ["project"] = ScheduleCards.Project,
        ["team"] = sight => DetailCards.Team(sight, 1).About(sight, "team").SettledIf(true),
        ["terms"] = ScheduleCards.Terms,
        ["gap"] = ChoiceCards.Gap,
        ["fill"] = Forms.Fill,
        ["amendment"] = AmendmentCards.Of,
        ["pause"] = LifeCards.Paused,
        ["cue-terms"] = CueCards.Terms,
        ["cue-digest"] = DigestCard.Of,
    };

    private static readonly Dictionary<string, Func<Sight, Milestone, Card>> OfMilestone = new(StringComparer.Ordinal)
    {
        ["detail"] = DetailCards.Milestone,
        ["started"] = StageCards.Started,
        ["submitted"] = StageCards.Submitted,
        ["evidence"] = StageCards.Attached,
        ["confirmed"] = StageCards.Confirmed,
        ["gate"] = GateCard.Of,
        ["amend"] = Forms.Amend,
        ["cue-ahead"] = CueCards.Ahead,
        ["cue-unbilled"] = CueCards.Unbilled,
        ["cue-expected"] = CueCards.Expected,
        ["cue-evidence"] = CueCards.Evidence,
    };

    private static readonly Dictionary<string, Func<Sight, Invoice, Card>> OfInvoice = new(StringComparer.Ordinal)
    {
        ["payment"] = ChoiceCards.Decided,
        ["draft"] = InvoiceCards.Draft,
        ["invoice"] = InvoiceCards.Issued,
        ["reminder"] = ReminderCard.Of,
        ["cue-draft"] = CueCards.Draft,
    };

    /// <summary>
    /// The card at <c>kind/project/subject/which</c> as it stands now; null when there is no such card.
    /// </summary>
    /// <param name="which">The invoice or request that is meant; "" for a card of the milestone, or of its newest
    /// invoice.</param>
    /// <remarks>Nothing more can be done in a project that has ended, so its cards keep no button; but what is asked
    /// for its money is still decided.</remarks>
    public static Card? Draw(Sight sight, string kind, string subject, string which) =>
        Find(sight, kind, subject, which)
            ?.SettledIf(sight.Project.IsOver && !sight.Project.IsOpenAgain && !IsOfMoney(sight, kind, which));

    private static bool IsOfMoney(Sight sight, string kind, string which) =>
        kind is "request" or "cue-request"
        && sight.Project.Closed is not null
        && sight.Project.Requests.Exists(r =>
            r.Id.ToString(CultureInfo.InvariantCulture) == which && r.Invoice is not null
        );

    private static Card? Find(Sight sight, string kind, string subject, string which)
    {
        if (subject == "p")
            return OfProject.TryGetValue(kind, out var ofProject) ? ofProject(sight) : null;
        if (
            !subject.StartsWith('m')
            || !int.TryParse(subject.AsSpan(1), out var of)
            || sight.Project.Milestones.Find(m => m.Id == of) is not { } milestone
        )
            return null;
        if (OfMilestone.TryGetValue(kind, out var ofMilestone))
            return ofMilestone(sight, milestone);
        if (Forms.PaymentOf(kind) is { } nth)
            return Forms.Pay(sight, milestone, nth);
        if (kind == "received")
            return
                int.TryParse(which, out var entry)
                && sight.Project.Invoices.Find(i => i.Payments.Any(p => p.Id == entry) && i.Milestone == milestone.Id)
                    is { } paid
                ? InvoiceCards.Received(sight, paid, paid.Payments.First(p => p.Id == entry))
                : null;
        if (kind is "takenback" or "announced")
            return int.TryParse(which, out var number) ? OfBank(sight, kind, milestone, number) : null;
        if (!int.TryParse(which, out var id))
            id = sight.Project.LastInvoiceOf(milestone)?.Id ?? 0;
        if (kind is "request" or "cue-request")
            return OfRequest(sight, kind, milestone, id);
        return
            OfInvoice.TryGetValue(kind, out var ofInvoice)
            && sight.Project.Invoices.Find(i => i.Id == id && i.Milestone == milestone.Id) is { } invoice
            ? ofInvoice(sight, invoice)
            : null;
    }

    private static Card? OfRequest(Sight sight, string kind, Milestone milestone, int id)
    {
        if (sight.Project.Requests.Find(r => r.Id == id && r.Milestone == milestone.Id) is not { } request)
            return null;
        return kind == "request" ? RequestCards.Of(sight, request) : CueCards.Request(sight, request);
    }

    private static Card? OfBank(Sight sight, string kind, Milestone milestone, int number)
    {
        var invoices = sight.Project.Invoices.FindAll(i => i.Milestone == milestone.Id);
        if (kind == "takenback")
            return invoices.Find(i => i.Returns.Any(r => r.Number == number)) is { } taken
                ? InvoiceCards.TakenBack(sight, taken, taken.Returns.First(r => r.Number == number))
                : null;
        return invoices.Find(i => i.Announced.Any(a => a.Id == number)) is { } told
            ? InvoiceCards.Announced(sight, told, told.Announced.First(a => a.Id == number))
            : null;
    }
}
