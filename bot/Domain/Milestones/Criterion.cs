namespace MilestoneBot.Domain.Milestones;

/// <summary>What counts as completion. Each milestone has exactly one, agreed before work starts.</summary>
public enum Criterion
{
    ClientSignOff,
    PortalApproval,
    WrittenEmail,
    FileDelivery,
    SignedChecklist,
}
