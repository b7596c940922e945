using MilestoneBot.Cards.Agree;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Shared;

/// <summary>Refusals about changes of the agreed contract and the end of a project.</summary>
internal static partial class RefusalText
{
    private static string? Contract(Refusal why, ProjectView? view) =>
        why switch
        {
            Refusal.NothingAgreedToAmend r =>
                $"The terms are not agreed yet, so nothing needs an amendment. {WithoutAmendment(r.Part)} Nothing was changed.",
            Refusal.TotalBelowConfirmed r =>
                $"{r.Confirmed} are confirmed complete and keep their worth, so the total cannot be {r.Total}. "
                    + "A mistake in what was billed is corrected with a credit note. Nothing was changed.",
            Refusal.TotalUnchanged r => $"The total is {r.Total} already. Nothing was changed.",
            Refusal.SplitTooLarge r =>
                $"{r.Milestone.Name} is worth {r.Net}, so less than that can be split off. Nothing was changed.",
            Refusal.NothingToSplit r =>
                $"{r.Milestone.Name} is unbilled by agreement, so it has no sum to split. Nothing was changed.",
            Refusal.MilestoneLeaves r =>
                $"The amendment takes {r.Milestone.Name} out, so it cannot be split. terms withdraw takes the amendment back. "
                    + "Nothing was changed.",
            Refusal.EndIsProposed r =>
                $"The end of the project is proposed (terms v{r.Version}), and nothing else is changed beside that. "
                    + "If the project goes on, take it back: terms withdraw. Nothing was changed.",
            Refusal.EndOutdated { Milestone.Stage: Stage.Confirmed } r =>
                $"{r.Milestone.Name} was confirmed complete after the end was proposed, so it is billed too. "
                    + "Say project end again; it counts what is confirmed now. Nothing was changed.",
            Refusal.EndOutdated r =>
                $"{r.Milestone.Name} was reopened after the end was proposed, so it is not billed. "
                    + "Say project end again; it counts what is confirmed now. Nothing was changed.",
            Refusal.EndIsCancel r =>
                $"Nothing of {r.Key} is confirmed and nothing is issued, so nothing of its contract would be left. "
                    + $"Cancel it instead: project cancel reason {DisplayText.Quote(r.Reason)} "
                    + "Or ask for a fee: project end reason \"why\" fee 500 \"Cancellation fee\". Nothing was changed.",
            Refusal.NothingToEnd r => $"Every stage of {r.Key} is confirmed complete, so nothing is left to take out. "
                + "Bill and collect what is open, then: project close. Nothing was changed.",
            Refusal.AdvanceToCredit r =>
                $"The project ended, and {r.Invoice.NumberOrPending()} was an advance for work that is not done. "
                    + $"{r.Gross} of it is not taken by what is billed, so an approver credits that first: "
                    + $"{EndCards.CreditLine(r.Invoice, r.Gross)}. What was paid of it becomes client credit. Nothing was changed.",
            Refusal.AdvanceSetOff r =>
                $"{r.Final.NumberOrPending()} has deducted {r.Invoice.NumberOrPending()}. Credit {r.Final.NumberOrPending()} first, "
                    + "then the advance. Nothing was changed.",
            Refusal.FeeVatOpen r =>
                $"Is {r.Milestone.Name} taxable, or compensation outside the scope of VAT? A sum for work that was kept ready "
                    + "is mostly taxable, damages are not; ask your tax adviser. Nothing was changed.",
            Refusal.NotTheFee r =>
                $"{r.Milestone.Name} is not the fee for the end of the project, so taxable and compensation are not asked of it. "
                    + $"Its invoice: invoice {At(r.Milestone, view)}. Nothing was changed.",
            Refusal.FeeNotReopened r =>
                $"{r.Milestone.Name} is the fee for the end of the project, and the client's agreement is its completion, "
                    + $"so it is not reopened. What was billed wrongly is credited: {CreditOf(r.Milestone, view)}. Nothing was changed.",
            _ => Books(why),
        };

    private static string CreditOf(Milestone fee, ProjectView? view) =>
        view?.Project.InvoiceOf(fee) is { IsNumbered: true } billed
            ? $"credit {billed.NumberOrPending()} reason \"…\""
            : "credit <invoice> reason \"…\"";

    /// <summary>How the same is done before the client has agreed.</summary>
    private static string WithoutAmendment(AmendedPart part) =>
        part switch
        {
            AmendedPart.Added => "Add it at once: add \"Design approval\" 40%",
            AmendedPart.Split =>
                "Make the milestone smaller with set 2 amount 3000, and add the other part: add \"Design approval\" 1000",
            AmendedPart.Total => "The total comes with the project: project cancel reason \"wrong total\", "
                + "then project new with the right one.",
            _ => "Give it up with project cancel.",
        };
}
