using MilestoneBot.Cards.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Cards.Answers;

/// <summary>
/// What an answer is about: one milestone of a project as somebody looks at it, and its invoice or the one that was
/// named.
/// </summary>
internal sealed record AnswerSubject(ProjectView ProjectView, Milestone Milestone, Invoice? Invoice)
{
    public AnswerSubject(ProjectView view, Milestone milestone)
        : this(view, milestone, view.Project.InvoiceOf(milestone) ?? view.Project.CreditedInvoiceOf(milestone)) { }

    public Project Project => ProjectView.Project;

    /// <summary>Whether there is anything to bill for it.</summary>
    public bool IsBillable => Project.IsBillable(Milestone);

    /// <summary>Why nothing is: "unbilled by agreement".</summary>
    public string UnbilledReason =>
        Milestone.IsBillable
            ? $"worth {Project.NetOf(Milestone)} by rounding, so there is nothing to bill"
            : "unbilled by agreement";

    public string Name => Milestone.Name;

    /// <summary>The invoice if it was issued, whatever became of it since; a draft asks for no money.</summary>
    public Invoice? IssuedInvoice => Invoice is { IsNumbered: true } ? Invoice : null;

    /// <summary>The issued invoice while it is one; what a full credit note has made void bills nothing.</summary>
    public Invoice? BilledInvoice => IssuedInvoice is { State: not InvoiceState.Credited } ? IssuedInvoice : null;

    /// <summary>The issued invoice that a full credit note has made void.</summary>
    public Invoice? VoidInvoice => IssuedInvoice is { State: InvoiceState.Credited } ? IssuedInvoice : null;

    /// <summary>"INV-2026-0001 for Discovery and strategy"</summary>
    public string InvoiceLabel => $"{IssuedInvoice?.NumberOrPending() ?? "The invoice"} for {Name}";
}
