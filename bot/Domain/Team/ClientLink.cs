using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A link for the client's contact to their own project page. The token itself is never stored.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset ExpiresAt, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>For that long a mailed link itself shows that its reader reads the contact's mail.</summary>
    public const int ProvesHours = 24;

    /// <summary>It was mailed to the contact. Any other link was handed out by the team, who can read it too.</summary>
    public bool IsMailed { get; init; }

    /// <summary>The number of the mail that it went with; null for none.</summary>
    public long? Mail { get; init; }

    /// <summary>Who closed it before it expired; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    /// <summary>Whether holding the link shows that the contact got it, without a code.</summary>
    public bool IsProof(DateTimeOffset now) => IsMailed && now < Signed.At.AddHours(ProvesHours);

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < ExpiresAt;
}
