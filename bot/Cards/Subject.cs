using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>
/// What an answer is about: one milestone of a project as somebody looks at it, and its invoice or the one that was
/// named.
/// </summary>
internal sealed record Subject(Sight Sight, Milestone Milestone, Invoice? Invoice)
{
    public Subject(Sight sight, Milestone milestone)
        : this(sight, milestone, sight.Project.InvoiceOf(milestone) ?? sight.Project.CreditedInvoiceOf(milestone)) { }

    public Project Project => Sight.Project;

    /// <summary>Whether there is anything to bill for it.</summary>
    public bool IsBillable => Project.IsBillable(Milestone);

    /// <summary>Why nothing is: "unbilled by agreement".</summary>
    public string Unbilled =>
        Milestone.IsBillable
            ? $"worth {Project.NetOf(Milestone)} by rounding, so there is nothing to bill"
            : "unbilled by agreement";

    public string Name => Milestone.Name;

    /// <summary>The invoice if it was issued, whatever became of it since; a draft asks for no money.</summary>
    public Invoice? Issued => Invoice is { IsNumbered: true } ? Invoice : null;

    /// <summary>The issued invoice while it is one; what a full credit note has made void bills nothing.</summary>
    public Invoice? Billed => Issued is { State: not InvoiceState.Credited } ? Issued : null;

    /// <summary>The issued invoice that a full credit note has made void.</summary>
    public Invoice? Void => Issued is { State: InvoiceState.Credited } ? Issued : null;

    /// <summary>"INV-2026-0001 for Discovery and strategy"</summary>
    public string Bill => $"{Issued?.Number() ?? "The invoice"} for {Name}";
}
