using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// What an answer is about: one milestone of a project view, and its invoice or the invoice that was named.
/// </summary>
internal sealed record AnswerSubject(ProjectView ProjectView, Milestone Milestone, Invoice? Invoice)
{
    public AnswerSubject(ProjectView view, Milestone milestone)
        : this(view, milestone, view.Project.InvoiceOf(milestone) ?? view.Project.CreditedInvoiceOf(milestone)) { }

    public Project Project => ProjectView.Project;

    /// <summary>There is something to bill for the milestone.</summary>
    public bool IsBillable => Project.IsBillable(Milestone);

    /// <summary>Why there is nothing to bill: "unbilled by agreement".</summary>
    public string UnbilledReason =>
        Milestone.IsBillable
            ? $"worth {Project.NetOf(Milestone)} by rounding, so there is nothing to bill"
            : "unbilled by agreement";

    public string Name => Milestone.Name;

    /// <summary>
    /// The invoice if it was issued, also when it was credited later. A draft does not ask for money.
    /// </summary>
    public Invoice? IssuedInvoice => Invoice is { IsNumbered: true } ? Invoice : null;

    /// <summary>The issued invoice while it is valid. An invoice that was credited in full bills nothing.</summary>
    public Invoice? BilledInvoice => IssuedInvoice is { State: not InvoiceState.Credited } ? IssuedInvoice : null;

    /// <summary>The issued invoice that a full credit note made void.</summary>
    public Invoice? VoidInvoice => IssuedInvoice is { State: InvoiceState.Credited } ? IssuedInvoice : null;

    /// <summary>"INV-2026-0001 for Discovery and strategy"</summary>
    public string InvoiceLabel => $"{IssuedInvoice?.NumberOrPending() ?? "The invoice"} for {Name}";
}
