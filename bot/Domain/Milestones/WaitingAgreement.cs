using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// Somebody agreed on the client's page, and nothing shows that it was the client. It counts only when an approver
/// accepts it.
/// </summary>
/// <param name="ClientName">The name that was written.</param>
/// <param name="Evidence">By which link it came.</param>
/// <param name="SentAt">The moment at which the terms on the page were sent. It is for those terms alone.</param>
/// <param name="Link">The number of the link.</param>
/// <param name="Signed">The client's page, and when.</param>
public sealed record WaitingAgreement(
    int Version,
    string ClientName,
    string Evidence,
    DateTimeOffset SentAt,
    int Link,
    Signature Signed
);
