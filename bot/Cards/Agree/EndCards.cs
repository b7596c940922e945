using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Agree;

/// <summary>The end of a project midway: as it is proposed, as it was agreed, and where it is no end.</summary>
internal static class EndCards
{
    /// <summary>What the client agrees to when the amendment is the end of the project.</summary>
    public static IEnumerable<string> Proposal(ProjectView view, Amendment amendment)
    {
        var p = view.Project;
        if (amendment.End is not { } end)
            yield break;
        var after = p.WithAmendment;
        yield return $"The project ends: {DisplayText.ToSentence(end.Reason)}";
        yield return $"Confirmed and billed: {p.WorthAtEnd}{Fee(after, end)}. "
            + $"The contract is {after.Contract} then, and nothing more is delivered.";
        if (end.Fee is not null)
            yield return "With the agreement the fee is complete: it is billed, and nothing is delivered for it.";
        if (amendment.Changes.Where(c => c.IsDropped).Select(c => c.Name).ToList() is { Count: > 0 } dropped)
            yield return $"Taken out: {DisplayText.First(dropped, 8)}.";
        foreach (var advance in p.Advances.Select(p.InvoiceOf).Where(i => i is { IsNumbered: true }))
            yield return $"{p.MilestoneOf(advance!).Name} ({advance!.NumberOrPending()}) was an advance and no work: "
                + "what was paid of it is deducted from the last invoice, and the rest is credited.";
    }

    /// <summary>That the project has ended, on the card of its terms.</summary>
    public static IEnumerable<string> Lines(ProjectView view)
    {
        if (view.Project is { Ended: { } ended, State: ProjectState.Ended })
            yield return $"The project ended early: {DisplayText.ToSentence(ended.Reason)}";
    }

    /// <summary>Nothing would be left of the contract, so the project is cancelled and not ended.</summary>
    public static Card CancelInstead(ProjectView view, Refusal.EndIsCancel r) =>
        new Card($"{view.Project.Name}: nothing to end")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons =
            [
                new("Cancel project", $"project cancel reason {DisplayText.Quote(r.Reason)}", ButtonStyle.Danger),
            ],
        }.About(view, CardKind.Pause);

    /// <summary>Before the fee is drafted: a button for each answer.</summary>
    public static Card TaxableOrNot(ProjectView view, Refusal.FeeVatOpen r)
    {
        var note = Suffix.When(r.Note.Length > 0, $" note {DisplayText.Quote(r.Note)}");
        var say = $"invoice {view.Project.Say(r.Milestone)}{note}";
        return new Card($"{r.Milestone.Name}: taxable or compensation?")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view), $"Typed: {say} taxable, or {say} compensation."],
            Buttons =
            [
                new($"Taxable, {r.Taxable.Rate}", $"{say} taxable"),
                new("Compensation, no VAT", $"{say} compensation"),
            ],
        }.About(view, CardKind.StageConfirmed, r.Milestone);
    }

    /// <summary>An advance holds more than is billed against it.</summary>
    public static Card CreditAdvance(ProjectView view, Refusal.AdvanceToCredit r) =>
        new Card($"{r.Invoice.NumberOrPending()} is an advance: {r.Gross} to credit")
        {
            Tone = Tone.Warning,
            Lines = [RefusalText.Text(r, view)],
            Buttons =
            [
                new Button($"Credit {r.Gross}", CreditLine(r.Invoice, r.Gross), ButtonStyle.Primary).Confirmed(),
            ],
        }.About(view, CardKind.Invoice, r.Invoice);

    /// <summary>The command that credits what an advance holds too much.</summary>
    internal static string CreditLine(Invoice advance, Money gross) =>
        gross == advance.Gross - advance.Credited
            ? $"credit {advance.NumberOrPending()} reason \"end of the project\""
            : $"credit {advance.NumberOrPending()} {gross} reason \"end of the project\"";

    private static string Fee(Project after, ProjectEnd end) =>
        end.Fee is { } id && after.Milestones.Find(m => m.Id == id) is { } fee
            ? $", and {fee.Name}: {after.NetOf(fee)}"
            : "";
}
