using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Projects;

/// <summary>The input of <c>project new</c>, checked for its form.</summary>
public sealed record NewProject(
    string Id,
    string Workspace,
    string Key,
    string Name,
    string Client,
    string Contact,
    Money Contract,
    VatTreatment Vat,
    DateOnly? Starts,
    string Zone,
    int DueDays,
    GatePolicy Policy,
    string Channel,
    string Conversation,
    IReadOnlyList<NewMilestone> Milestones
)
{
    /// <summary>The cash discount that new milestones get; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance, of new milestones; null for never.</summary>
    public int? SilenceDays { get; init; }
}
