namespace MilestoneBot.Domain;

/// <summary>Why a project stands still or was given up, and by whom.</summary>
public sealed record Pause(string Reason, Signature Signed);

/// <summary>How a project is reminded of its money: hours of the day, days off, digest. Times are of the project's zone.</summary>
/// <param name="From">The first hour in which something may be posted, 0 to 23.</param>
/// <param name="To">The hour from which nothing is posted any more, 1 to 24, above <paramref name="From"/>.</param>
/// <param name="Quiet">Hours within them in which nothing is posted ("12-13"); "" for none.</param>
/// <param name="Holidays">Days that are no working days, beside Saturday and Sunday.</param>
/// <param name="Digest">Whether the weekly digest is posted.</param>
public sealed record Habits(int From, int To, string Quiet, IReadOnlyList<DateOnly> Holidays, bool Digest)
{
    public const int MostHolidays = 100;

    public static Habits Usual { get; } = new(9, 17, "", [], Digest: true);

    public bool Equals(Habits? other) => other is not null && (From, To, Quiet, Digest) == (other.From, other.To, other.Quiet, other.Digest) && Holidays.SequenceEqual(other.Holidays);

    public override int GetHashCode() => HashCode.Combine(From, To, Quiet, Digest, Holidays.Count);
}

/// <summary>Somebody who holds another's roles until a day, that day included.</summary>
public sealed record Deputy(string Actor, string For, DateOnly Until, Signature Signed);

/// <summary>A way for the client's contact to his own project page; the token itself is never kept.</summary>
/// <param name="TokenHash">SHA-256 of the token, in hexadecimal.</param>
public sealed record ClientLink(int Id, string TokenHash, string Contact, DateTimeOffset Expires, Signature Signed)
{
    public const int DaysOfLife = 30;

    /// <summary>Who closed it before its time; null while nobody has.</summary>
    public Signature? Revoked { get; init; }

    public bool IsOpen(DateTimeOffset now) => Revoked is null && now < Expires;
}
