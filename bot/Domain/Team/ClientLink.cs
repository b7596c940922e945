using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>
/// How the client's contact reaches their project: by a link to their own page, or by their account in the chat. The token
/// of a link is never stored; an account has none that anybody knows.
/// </summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset ExpiresAt, Signature Signed)
{
    public const int LifetimeDays = 30;

    /// <summary>An account in the chat speaks for the contact until somebody ends it, or another contact is set.</summary>
    public const int AccountYears = 20;

    /// <summary>For that long a mailed link itself shows that its reader reads the contact's mail.</summary>
    public const int ProvesHours = 24;

    /// <summary>It was mailed to the contact. Any other link was handed out by the team, who can read it too.</summary>
    public bool IsMailed { get; init; }

    /// <summary>The account in the chat that speaks for the contact; "" for a link to the page.</summary>
    public string Account { get; init; } = "";

    /// <summary>The account entered a code that was mailed to the contact; otherwise the platform states its address.</summary>
    public bool IsByCode { get; init; }

    /// <summary>The number of the mail that it went with; null for none.</summary>
    public long? Mail { get; init; }

    /// <summary>Who closed it before it expired; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    /// <summary>Whether holding the link shows that the contact got it, without a code.</summary>
    public bool IsProof(DateTimeOffset now) =>
        Account.Length > 0 || (IsMailed && now < Signed.At.AddHours(ProvesHours));

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < ExpiresAt;
}
