using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>The agreed terms: amounts, payment terms, criteria, by whom and when, and what comes next.</summary>
internal static partial class AnswerText
{
    private const string NoMilestones = "There are no milestones yet.";

    public static string Worth(AnswerSubject s)
    {
        if (!s.Milestone.IsBillable)
            return $"{s.Name} is unbilled by agreement.";
        var net = s.Project.NetOf(s.Milestone);
        var gross = net + s.Project.TreatmentOf(s.Milestone).Calculate(net);
        var billed = Suffix.With(", billed as ", s.BilledInvoice?.NumberOrPending());
        return $"{s.Name} is worth {s.Project.NetAndVat(s.Milestone)} = {gross} gross "
            + $"({s.Milestone.Amount} of {s.Project.Contract} net){billed}.";
    }

    public static string Terms(AnswerSubject s) => $"{Worth(s)} {DueDays(s)} {Criterion(s)} {Agreed(s.ProjectView)}";

    public static string DueDays(AnswerSubject s) =>
        s.Milestone.IsBillable
            ? $"Payment for {s.Name} is due {SettlementText.Payment(s.Milestone.DueDays, s.Milestone.Discount)}."
            : $"{s.Name} is unbilled by agreement.";

    public static string Criterion(AnswerSubject s) =>
        s.Milestone.Criterion is null
            ? $"No completion criterion is set for {s.Name}."
            : $"{s.Name} is done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";

    public static string Agreed(ProjectView view) =>
        view.Project switch
        {
            { Agreement: { } a } => $"Terms v{a.Version} are agreed: "
                + $"by {a.ClientName} on {view.DayAndTime(a.Signed.At)}{Evidence(a.Evidence, a.HeldByTeam)}, "
                + $"recorded by {view.NameOf(a.Signed.By)}{DisplayText.SoloNote(a.Signed)}.",
            { Proposed: { } sent } p =>
                $"Terms v{p.TermsVersion} are not agreed: they are sent by {view.SignedBy(sent)} and wait for {p.ContactName()}.",
            var p => $"Terms v{p.TermsVersion} are not agreed: they are not sent to the client.",
        };

    public static string Worth(ProjectView view)
    {
        var p = view.Project;
        var vat = Total(view, p.LiveMilestones.Select(m => p.TreatmentOf(m).Calculate(p.NetOf(m))));
        var gross = Suffix.When(p.Allocation.Closes, $" = {p.Contract + vat} gross");
        return $"Contract: {p.Contract} net, VAT {Rates(p)}{gross}. {Each(view, _ => true, Net, NoMilestones)}";

        static string Rates(Project project) =>
            string.Join(
                " and ",
                project
                    .LiveMilestones.Where(m => m.IsBillable)
                    .Select(m => project.TreatmentOf(m).Rate)
                    .DefaultIfEmpty(project.Vat)
                    .Distinct()
            );

        string Net(AnswerSubject s) =>
            s.Milestone.IsBillable
                ? $"{Numbered(s)}: {p.NetOf(s.Milestone)} net ({s.Milestone.Amount})."
                : $"{Numbered(s)}: unbilled.";
    }

    public static string Terms(ProjectView view)
    {
        return $"{Agreed(view)} {Each(view, _ => true, Of, NoMilestones)}";

        static string Of(AnswerSubject s) =>
            $"{Numbered(s)}: {s.Project.NetAndVat(s.Milestone)}, "
            + $"due {SettlementText.Payment(s.Milestone.DueDays, s.Milestone.Discount)}, "
            + $"done when {StageCards.DoneWhen(s.Project, s.Milestone)}.";
    }

    public static string DueDays(ProjectView view) =>
        view.Project.LiveMilestones.Where(m => m.IsBillable).Select(m => (m.DueDays, m.Discount)).Distinct().ToList()
            is [var same]
            ? $"Every payment is due {SettlementText.Payment(same.DueDays, same.Discount)}."
            : Each(view, s => s.Milestone.IsBillable, DueDays, NoMilestones);

    public static string Criterion(ProjectView view) => Each(view, _ => true, Criterion, NoMilestones);

    public static string Policy(ProjectView view) => $"Gate policy: {DisplayText.NameOf(view.Project.Policy)}.";

    public static string Client(ProjectView view) =>
        $"The client is {view.Project.Client}{Suffix.With(", contact ", view.Project.Contact)}.";

    public static string Next(ProjectView view)
    {
        var p = view.Project;
        if (MoneyCards.NextBilling(p) is not { } next)
            return p.LiveMilestones.Any()
                ? $"There is no next billing point: {MoneyCards.NothingToBill(p)}."
                : NoMilestones;
        var s = new AnswerSubject(view, next);
        var gate = next.Stage == Stage.Planned ? $" {Gate(s)}" : "";
        var kind = Suffix.With(" (", OutlookText.KindOf(p, next), ")");
        return $"Next billing point: {next.Name}{kind}, {p.PositionInSchedule(next)}, {p.NetAndVat(next)}, "
            + $"{StateOf(s)}{BillingState(s)}.{gate}";
    }

    /// <summary>Whether its draft is pending, or which invoice billed it before.</summary>
    private static string BillingState(AnswerSubject s) =>
        s.Invoice switch
        {
            { State: InvoiceState.Draft } draft => $", drafted by {s.ProjectView.SignedBy(draft.Drafted)}",
            not null => $"; {NotBilled(s)}",
            null => "",
        };

    public static string Status(ProjectView view)
    {
        var each = Each(view, _ => true, s => $"{Numbered(s)}: {MoneyCards.StateOf(view, s.Milestone)}.", NoMilestones);
        return $"{view.Project.Name} is {DisplayText.NameOf(view.Project.State)}. {each} {MoneyCards.NextLine(view)}";
    }

    public static string Milestones(ProjectView view) =>
        view.Project.LiveMilestones.ToList() is { Count: > 0 } live
            ? $"{DisplayText.Count(live.Count, "milestone")}: {Listed([.. Subjects(view)], s => $"{Numbered(s)} ({StateOf(s)})")}."
            : NoMilestones;

    /// <summary>All totals together, when the question does not say which one is meant.</summary>
    public static string ProjectTotals(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var refunded = Suffix.When(totals.Refunded.IsPositive, $", refunded: {totals.Refunded} gross");
        return $"Contract: {view.Project.Contract} net. "
            + $"Billed: {totals.Billed} net + {totals.Vat} VAT{CreditedText(totals)}. "
            + $"Received: {totals.Received} gross{refunded}. {Owed(view)} {Unbilled(view)}";
    }
}
