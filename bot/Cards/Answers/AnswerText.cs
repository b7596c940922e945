using MilestoneBot.Cards.Shared;
using MilestoneBot.Cards.Track;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// Exact sentences for people's questions about one milestone or the whole project. They contain only recorded facts.
/// </summary>
internal static partial class AnswerText
{
    private const int MaxListed = 12;

    public static string Verdict(bool isSo) => isSo ? "Yes. " : "No. ";

    public static string Billed(AnswerSubject s) =>
        s switch
        {
            { BilledInvoice: { } i } =>
                $"Yes, billed: {s.Name}, {i.NumberOrPending()}, {i.Gross}, issued {i.IssueDetails!.On.ToDay()}."
                    + $"{CreditNoteText(i)}{FinalText(s)}",
            { VoidInvoice: null, IsBillable: false } => $"No: {s.Name} is {s.UnbilledReason}.",
            _ => $"No, not billed: {NotBilled(s)}.{FinalText(s)}",
        };

    public static string BilledWhen(AnswerSubject s) =>
        s.BilledInvoice is { } i
            ? $"{s.Name} was billed on {i.IssueDetails!.On.ToDay()}: {i.NumberOrPending()}, {i.Gross}, "
                + $"due {i.IssueDetails.Due.ToDay()}.{CreditNoteText(i)}{FinalText(s)}"
            : $"Not billed: {NotBilled(s)}.{FinalText(s)}";

    public static string IssuedBy(AnswerSubject s) =>
        s.IssuedInvoice is { } i
            ? $"{s.InvoiceLabel} was issued by {s.ProjectView.SignedBy(i.IssueDetails!.Signed)}, "
                + $"and drafted by {s.ProjectView.SignedBy(i.Drafted)}.{CreditNoteText(i)}"
            : $"Not issued: {NotBilled(s)}.";

    public static string Billed(ProjectView view)
    {
        var totals = Totals.Create(view.Project);
        var billed = Subjects(view).Where(s => s.BilledInvoice is not null).ToList();
        var creditedInvoices = Bills(view).Where(s => s.VoidInvoice is not null).ToList();
        if (billed.Count + creditedInvoices.Count == 0)
            return $"Nothing is billed yet. {Unbilled(view)}";
        var all = DisplayText.Count(view.Project.LiveMilestones.Count(view.Project.IsBillable), "milestone");
        var total =
            $"{totals.Billed} net + {totals.Vat} VAT = {totals.Billed + totals.Vat} gross{CreditedText(totals)}";
        var each = Listed(billed, s => $"{Numbered(s)} ({IssuedOn(s.IssuedInvoice!)})");
        var credited = Listed(creditedInvoices, s => $"{s.IssuedInvoice!.NumberOrPending()} for {s.Name}");
        return $"Billed: {billed.Count} of {all}, {total}{Suffix.With(": ", each)}."
            + Suffix.With(" Credited in full: ", credited, ".")
            + $" {Unbilled(view)}";

        static string IssuedOn(Invoice i) => $"{i.NumberOrPending()}, {i.Gross}, issued {i.IssueDetails!.On.ToDay()}";
    }

    /// <summary>
    /// ", credited 100.00 net + 19.00 VAT, which leaves 3,500.00 net + 665.00 VAT"; "" when nothing is credited.
    /// </summary>
    private static string CreditedText(Totals totals) =>
        totals.Credited.IsPositive
            ? $", credited {totals.Credited} net + {totals.CreditedVat} VAT, "
                + $"which leaves {totals.Billed - totals.Credited} net + {totals.Vat - totals.CreditedVat} VAT"
            : "";

    public static string Unbilled(ProjectView view)
    {
        var p = view.Project;
        var rest = Subjects(view).Where(s => p.IsUnbilled(s.Milestone)).ToList();
        var forecast = Forecast.Create(p, view.Today, view.SellerToday);
        var remainder =
            Suffix.With(" Given up: ", string.Join(", ", ForecastCard.GivenUp(forecast)), ".")
            + Suffix.With(" Not billed and not expected: ", string.Join(", ", ForecastCard.NotExpected(forecast)), ".");
        if (rest.Count == 0)
            return remainder.Length > 0 ? $"Nothing is left to bill.{remainder}" : "Every milestone is billed.";
        var net = Total(view, rest.Select(s => p.NetOf(s.Milestone)));
        var each = Listed(rest, s => $"{Numbered(s)} {p.NetOf(s.Milestone)} ({StateOf(s)})");
        return $"Not yet billed: {net} net of {p.Contract}: {each}.{remainder}";
    }

    /// <summary>
    /// The stages that are confirmed complete and have no invoice yet; otherwise the next one to bill.
    /// </summary>
    public static string ReadyToBill(ProjectView view)
    {
        var ready = Subjects(view)
            .Where(s => s.Milestone.Stage == Stage.Confirmed && view.Project.IsUnbilled(s.Milestone))
            .ToList();
        return ready.Count == 0
            ? $"Nothing is confirmed complete and still unbilled. {Next(view)}"
            : $"Ready to bill: {Listed(ready, Ready)}.";

        static string Ready(AnswerSubject s)
        {
            var isDrafted = s.Invoice is { State: InvoiceState.Draft };
            return $"{Numbered(s)}, {s.Project.NetAndVat(s.Milestone)}{Suffix.When(isDrafted, ", drafted")}";
        }
    }

    public static string IssuedBy(ProjectView view) =>
        Each(view, s => s.IssuedInvoice is not null, IssuedBy, "No invoice is issued yet.");

    public static string BilledWhen(ProjectView view) =>
        $"{Each(view, s => s.BilledInvoice is not null, BilledWhen, "No invoice is issued yet.")} {Unbilled(view)}";

    /// <summary>"it is planned, expected 2026-09-18", or that its draft is pending.</summary>
    private static string NotBilled(AnswerSubject s) =>
        s switch
        {
            { VoidInvoice: { } i } =>
                $"{s.InvoiceLabel} was credited in full ({i.CreditNumbers()}){AfterCreditText(s, i)}",
            { IsBillable: false } => $"{s.Name} is {s.UnbilledReason}",
            { Invoice: { State: InvoiceState.Draft } draft } =>
                $"the invoice for {s.Name} is drafted by {s.ProjectView.SignedBy(draft.Drafted)} and waits for an approver",
            { Milestone.Stage: Stage.Confirmed } =>
                $"{s.Name} is {DisplayText.NameOf(Stage.Confirmed)} and has no invoice yet",
            _ => $"{s.Name} is {StateOf(s)}",
        };

    /// <summary>What happened to a stage since its invoice was credited in full, and the next command.</summary>
    private static string AfterCreditText(AnswerSubject s, Invoice i)
    {
        var p = s.Project;
        if (p.Invoices.Find(x => x.Milestone == i.Milestone && x.Id > i.Id && x.IsLive) is { } newer)
            return newer.IsNumbered
                ? $", and billed again with {newer.NumberOrPending()}"
                : ", and its new draft waits for an approver";
        if (p.IsCancelledStage(s.Milestone))
            return ", and the stage is cancelled, so nothing is billed for it";
        if (p.CreditedInvoiceOf(s.Milestone) is null)
            return $", and {s.Name} was reopened since: it is {StateOf(s)}";
        return $", and nothing is billed for it since. To bill it once more: invoice {p.Say(s.Milestone)} again";
    }

    /// <summary>What the final invoice bills and deducts, as it is issued or would be now; "" for every other.</summary>
    private static string FinalText(AnswerSubject s)
    {
        var claim =
            s.BilledInvoice?.Claim ?? (s.Project.WouldBeFinal(s.Milestone) ? s.Project.ClaimFor(s.Milestone) : null);
        if (claim is not { Kind: InvoiceKind.Final })
            return "";
        var zero = Money.Zero(s.Project.Currency);
        var net = claim.Lines.Aggregate(zero, (sum, line) => sum + line.Net);
        var vat = claim.VatOf(s.Project.Currency);
        var (paidNet, paidVat) = claim.Deductions.Aggregate(
            (Net: zero, Vat: zero),
            (sum, d) => (sum.Net + d.Share.Net, sum.Vat + d.Share.Vat)
        );
        var isOrWould = s.BilledInvoice is null ? "It would be" : "It is";
        return $" {isOrWould} the final invoice: {net} + {vat + paidVat} VAT, less {paidNet + paidVat} received on advances, "
            + $"leaves {net + vat - paidNet} to pay.";
    }

    /// <summary>What credit notes have credited of it; "" if nothing.</summary>
    private static string CreditNoteText(Invoice i)
    {
        if (i.CreditNotes.Count == 0)
            return "";
        var note = Suffix.When(i.State == InvoiceState.Credited, ", so nothing of it is owed");
        return $" {i.Credited} of it is credited ({i.CreditNumbers()}){note}.";
    }

    /// <summary>"planned, expected 2026-09-18"</summary>
    private static string StateOf(AnswerSubject s) =>
        s.Milestone switch
        {
            { Stage: Stage.Confirmed or Stage.Dropped } m => DisplayText.NameOf(m.Stage),
            { Expected: { } expected } m =>
                $"{DisplayText.NameOf(m.Stage)}, expected {expected.ToDay()}{Suffix.Late(m, s.ProjectView.Today)}",
            var m => $"{DisplayText.NameOf(m.Stage)}, no expected date is set",
        };

    /// <summary>"due 2026-08-28, 4 days overdue"</summary>
    private static string Due(Invoice i, ProjectView view) =>
        $"due {i.IssueDetails!.Due.ToDay()}{Suffix.Overdue(i.DaysLate(view.SellerToday))}";

    private static IEnumerable<AnswerSubject> Subjects(ProjectView view) =>
        view.Project.LiveMilestones.Select(m => new AnswerSubject(view, m));

    private static string Numbered(AnswerSubject s) => $"{s.Project.PositionOf(s.Milestone)} {s.Name}";

    private static string Each(
        ProjectView view,
        Func<AnswerSubject, bool> which,
        Func<AnswerSubject, string> say,
        string none
    ) =>
        Subjects(view).Where(which).ToList() is { Count: > 0 } some
            ? Listed(some, say, " ") + (some.Count > MaxListed ? "." : "")
            : none;

    private static string Listed<T>(IReadOnlyList<T> items, Func<T, string> say, string between = ", ") =>
        string.Join(between, items.Take(MaxListed).Select(say))
        + (items.Count > MaxListed ? $" … {items.Count} in all, status shows them" : "");

    private static Money Total(ProjectView view, IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(view.Project.Currency), (sum, one) => sum + one);
}
