using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A link for the client's contact to their own project page. The token itself is never stored.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset ExpiresAt, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>Who closed it before it expired; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < ExpiresAt;
}
