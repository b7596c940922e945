using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Track;

/// <summary>
/// Why an invoice exists, and why it has this amount and this due date: each step with its calculation, by the terms
/// that were in force when the invoice was drafted.
/// </summary>
internal static class WhyCard
{
    public static Card Create(ProjectRecord projectRecord, Invoice i)
    {
        var (view, issueDetails) = (projectRecord.View, i.IssueDetails!);
        var drafted = projectRecord.Entries.FirstOrDefault(e => e.Event is InvoiceDrafted d && d.Invoice == i.Id);
        // Terms may have been amended since; the invoice is based on those at the time of the draft.
        var then = drafted is null ? view.Project : projectRecord.GetProjectBefore(drafted)!;
        var m = then.Milestones.Find(x => x.Id == i.Milestone) ?? view.Project.MilestoneOf(i);
        var entries = projectRecord.Entries.Where(e => IsReason(e, i, drafted)).ToList();
        return new Card($"Why {i.NumberOrPending()} is {i.Gross}")
        {
            Tone = projectRecord.Check.IsIntact ? Tone.Plain : Tone.Stop,
            Facts =
            [
                new("Agreement", then.Agreement is { } agreed ? $"terms {ProofCard.Agreed(view, agreed)}" : "none"),
                new("Amount", Amount(then, m)),
                new(
                    "Complete",
                    m.Confirmation is { } c
                        ? $"{m.Name} ({then.PositionInSchedule(m)}), {ProofCard.Confirmed(view, c)}"
                        : "not confirmed"
                ),
                .. StageCards.ChangesAsked(view, m),
                .. then.Invoices.FindLast(x => x.Milestone == m.Id && x.State == InvoiceState.Credited) is { } before
                    ? [new Fact("Billed again", $"{before.NumberOrPending()} was credited in full ({Credits(before)})")]
                    : Array.Empty<Fact>(),
                new("Draft", $"by {view.SignedBy(i.Drafted)}"),
                new(
                    "Issue",
                    $"{issueDetails.Number} of {issueDetails.On.ToIsoDate()}, approved by {view.SignedBy(issueDetails.Signed)}"
                ),
                new("VAT", Vat(i)),
                new("Total", $"{i.Net} + {i.Vat} = {i.Gross}"),
                new("Due date", $"{issueDetails.On.ToIsoDate()} + {DisplayText.Days(i.DueDays)} = {DueDate(i)}"),
                .. ClientMailText.Mailed(view, projectRecord.Entries, i) is { Length: > 0 } mailed
                    ? [new Fact("Mailed", mailed)]
                    : Array.Empty<Fact>(),
                new("Since then", ProofCard.Money(view, i)),
            ],
            Footer = $"{AuditCards.Verdict(view, projectRecord.Check)} {ProofCard.RestsOn(entries)} {view.AsOf()}",
        };
    }

    /// <summary>
    /// Entries that explain the invoice: the client's agreement, the last changes of the amount and the completion,
    /// and what happened to the invoice itself.
    /// </summary>
    private static bool IsReason(JournalEntry e, Invoice i, JournalEntry? drafted) =>
        e.Event switch
        {
            TermsAgreed => e.Sequence < drafted?.Sequence,
            MilestoneAdded or MilestoneChanged or ChangesRequested or StageConfirmed => e.Milestone == i.Milestone
                && e.Sequence < drafted?.Sequence,
            InvoiceDrafted x => x.Invoice == i.Id,
            InvoiceIssued x => x.Invoice == i.Id,
            ClientMailSent x => x.Invoice == i.Id,
            CreditIssued x => x.Invoice == i.Id,
            InvoiceVoided x => x.Invoice == i.Id,
            InvoiceWrittenOff x => x.Invoice == i.Id,
            WriteOffLapsed x => x.Invoice == i.Id,
            InvoiceSettled x => x.Invoice == i.Id,
            SettlementReversed x => x.Invoice == i.Id,
            BadDebtRecovered x => x.Invoice == i.Id,
            RecoveryUndone x => x.Invoice == i.Id,
            PaymentRecorded x => x.Invoice == i.Id,
            PaymentReversed x => x.Invoice == i.Id,
            RefundRecorded x => x.Invoice == i.Id,
            _ => false,
        };

    private static string Credits(Invoice i) => string.Join(", ", i.CreditNotes.Select(c => $"{c.Number}: {c.Reason}"));

    private static Money OfOthers(Project p, Milestone m) =>
        p
            .LiveMilestones.Where(x => x.Id != m.Id)
            .Aggregate(MilestoneBot.Domain.Amounts.Money.Zero(p.Currency), (sum, x) => sum + p.NetOf(x));

    /// <summary>
    /// "30 % of 12,000.00 = 3,600.00". If the result has more decimals than the currency, it says how it was rounded.
    /// </summary>
    private static string Amount(Project p, Milestone m)
    {
        var net = p.NetOf(m);
        if (m.Amount is MilestoneBot.Domain.Amounts.Amount.Share(var percent))
        {
            var exact = percent.ToExactString(p.Contract);
            if (exact == net.ToString())
                return $"{percent} of {p.Contract} = {net}";
            var smallest = p.Currency.Digits == 0 ? "unit" : "cent";
            return $"{percent} of {p.Contract} is {exact}, made {net} so that all milestones together are the contract "
                + $"to the last {smallest}";
        }
        return m.Amount switch
        {
            MilestoneBot.Domain.Amounts.Amount.Sum => $"a fixed sum of {net}",
            MilestoneBot.Domain.Amounts.Amount.Rest =>
                $"the rest: {p.Contract} - {OfOthers(p, m)} of the other milestones = {net}",
            _ => "unbilled",
        };
    }

    /// <summary>The agreed day, and where it is no working day, what it became.</summary>
    private static string DueDate(Invoice i) =>
        Project.DueDateBeforeMove(i) is { } agreed
            ? $"{agreed.DayOfWeek} {agreed.ToIsoDate()}, no working day; the next one is {i.IssueDetails!.Due.ToIsoDate()}"
            : i.IssueDetails!.Due.ToIsoDate();

    private static string Vat(Invoice i)
    {
        var exact = i.Rate.ToExactString(i.Net);
        return exact == i.Vat.ToString()
            ? $"{i.Rate} of {i.Net} = {i.Vat}"
            : $"{i.Rate} of {i.Net} is {exact}, rounded once, half away from zero: {i.Vat}";
    }
}
