namespace MilestoneBot.Connectors;

/// <summary>For whom a source is asked.</summary>
/// <param name="IsOnlyWorkspace">The bot has no other workspace, so what names none is this one's.</param>
/// <param name="KnownFingerprints">The marks of the batches that were taken in before.</param>
public sealed record PaymentQuery(
    string Workspace,
    bool IsOnlyWorkspace,
    IReadOnlyCollection<string> KnownFingerprints
);
