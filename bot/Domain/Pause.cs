namespace MilestoneBot.Domain;

/// <summary>Why a project stands still or was given up, and by whom.</summary>
public sealed record ProjectHalt(string Reason, Signature Signed);

/// <summary>Somebody who holds another's roles until a day, that day included.</summary>
public sealed record Deputy(string Actor, string Holder, DateOnly Until, Signature Signed);

/// <summary>A way for the client's contact to his own project page; the token itself is never kept.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset ExpiresAt, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>Who closed it before its time; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < ExpiresAt;
}
