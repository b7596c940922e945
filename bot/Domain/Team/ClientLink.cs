using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A way for the client's contact to his own project page; the token itself is never kept.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset ExpiresAt, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>Who closed it before its time; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < ExpiresAt;
}
