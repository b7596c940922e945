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

    /// <summary>What is wrong with these hours or days, and how they are written; "" when they are right.</summary>
    public string Problem =>
        From < 0 || To > 24 || From >= To ? "hours go from a full hour to a later one on the same day, e.g. settings hours 9-17"
        : QuietHours is { } quiet && !(quiet.From < quiet.To && From <= quiet.From && quiet.To <= To) ? $"quiet hours lie within the hours {From}-{To}, e.g. settings quiet {Math.Min(From + 3, To - 1)}-{Math.Min(From + 4, To)}"
        : QuietHours == (From, To) ? "quiet hours that take all the hours leave no time to post; leave some, or say settings digest off"
        : Holidays.Count > MostHolidays ? $"at most {MostHolidays} holidays are kept; these would be {Holidays.Count}. Take past ones out with settings holidays remove"
        : "";

    private (int From, int To)? QuietHours => Quiet.Length == 0 ? null : Quiet.Split('-') is [var from, var to] && int.TryParse(from, out var first) && int.TryParse(to, out var last) ? (first, last) : (1, 0);

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
