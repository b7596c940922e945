namespace MilestoneBot.Domain.Milestones;

/// <summary>What counts as completion; exactly one for each milestone, agreed before work.</summary>
public enum Criterion
{
    ClientSignOff,
    PortalApproval,
    WrittenEmail,
    FileDelivery,
    SignedChecklist,
}
