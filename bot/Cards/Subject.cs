using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>What an answer is about: one milestone of a project as somebody looks at it, and its invoice or the one that was named.</summary>
internal sealed record Subject(Sight Sight, Milestone Milestone, Invoice? Invoice)
{
    public Subject(Sight sight, Milestone milestone)
        : this(sight, milestone, sight.Project.InvoiceOf(milestone))
    {
    }

    public Project Project => Sight.Project;

    public string Name => Milestone.Name;

    /// <summary>The invoice if it was issued; a draft asks for no money.</summary>
    public Invoice? Issued => Invoice is { State: InvoiceState.Issued } ? Invoice : null;

    /// <summary>"INV-2026-0001 for Discovery and strategy"</summary>
    public string Bill => $"{Issued?.Number() ?? "The invoice"} for {Name}";
}
