namespace MilestoneBot.Domain.Milestones;

/// <summary>How the gate treats an unpaid previous stage.</summary>
public enum GatePolicy
{
    Paid,
    NotOverdue,
    Advise,
}
