namespace MilestoneBot.Connectors;

/// <summary>The workspace for which a payment source is queried.</summary>
/// <param name="IsOnlyWorkspace">The bot has no other workspace, so data that names no workspace belongs to this
/// one.</param>
/// <param name="KnownFingerprints">The fingerprints of the batches that were imported before.</param>
/// <param name="Zone">The time zone of the seller, in which a time is a day.</param>
public sealed record PaymentQuery(
    string Workspace,
    bool IsOnlyWorkspace,
    IReadOnlyCollection<string> KnownFingerprints,
    string Zone = "UTC"
);
