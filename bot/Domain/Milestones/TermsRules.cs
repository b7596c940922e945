namespace MilestoneBot.Domain.Milestones;

/// <summary>What the terms of a milestone may be.</summary>
public static class TermsRules
{
    public const int MaxDueDays = 180;
    public const int DefaultDueDays = 14;

    /// <summary>The first three are confirmed by the client; the team's own opinion does not replace them.</summary>
    public static bool IsConfirmedByClient(this Criterion criterion) =>
        criterion is Criterion.ClientSignOff or Criterion.PortalApproval or Criterion.WrittenEmail;
}
