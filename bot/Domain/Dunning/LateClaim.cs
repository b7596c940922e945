using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Domain.Dunning;

/// <summary>Days in a row with the same open sum and the same yearly rate.</summary>
/// <param name="Rate">Per year, in hundredths of a percent.</param>
/// <param name="DaysOfYear">365 or 366: a day costs that part of the yearly rate.</param>
public sealed record InterestPeriod(DateOnly From, DateOnly To, Money Open, int Rate, int DaysOfYear)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Why a formal reminder asks for no interest and no flat fee.</summary>
public enum NoInterestReason
{
    /// <summary>The project's setting is off.</summary>
    Off,

    /// <summary>The client is a consumer.</summary>
    Consumer,

    /// <summary>Nobody has said that the client is a business.</summary>
    NotKnownAsBusiness,

    /// <summary>The invoice does not say in which country the seller is.</summary>
    SellerCountryUnknown,

    /// <summary>This version knows no rate for the seller's country.</summary>
    NoLawForCountry,

    /// <summary>The day after the due date, or after the days off that follow it, has not come yet.</summary>
    NotLateByLaw,
}

/// <summary>What is asked for in a formal reminder of one invoice on one day.</summary>
/// <param name="Open">What is open of the invoice.</param>
/// <param name="DaysLate">Days past the due date.</param>
/// <param name="Law">Null where no interest is asked for.</param>
/// <param name="Periods">Oldest first; empty where no interest is asked for.</param>
/// <param name="Interest">The sum of all periods, rounded once, half away from zero.</param>
/// <param name="FlatFee">0 where none is asked for.</param>
/// <param name="NoRateFrom">The first late day for which no rate is known here; null where all have one.</param>
public sealed record LateClaim(
    Money Open,
    DateOnly Due,
    int DaysLate,
    LateInterestLaw? Law,
    NoInterestReason? NoInterest,
    IReadOnlyList<InterestPeriod> Periods,
    Money Interest,
    Money FlatFee,
    DateOnly? NoRateFrom,
    DateOnly? NoRateTo
)
{
    /// <summary>
    /// Interest and flat fee of this invoice that had arrived by then. Null in letters of a time when it was not deducted.
    /// </summary>
    public Money? Received { get; init; }

    /// <summary>The first late day, where the due date was a day off and interest begins later for that; null otherwise.</summary>
    public DateOnly? LateFrom { get; init; }

    /// <summary>What of the interest and the flat fee is paid already. More than both is never deducted.</summary>
    public Money AlreadyPaid => Received is { } received && received < Late ? received : PaidInFull;

    /// <summary>Interest and flat fee that are still owed.</summary>
    public Money StillLate => Late - AlreadyPaid;

    /// <summary>All that is to be paid.</summary>
    public Money Total => Open + StillLate;

    /// <summary>It names interest or a flat fee, paid or not.</summary>
    public bool AsksForLate => Late.IsPositive;

    private Money Late => Interest + FlatFee;

    private Money PaidInFull => Received is null ? Money.Zero(Open.Currency) : Late;

    /// <summary>A business owes a flat fee, and this version does not know it in the invoice's currency.</summary>
    public bool HasNoFlatFeeInCurrency => Law is not null && Open.Currency != Currency.Eur;

    public bool Equals(LateClaim? other) =>
        other is not null
        && (Open, Due, DaysLate, Law, NoInterest, Interest, FlatFee)
            == (other.Open, other.Due, other.DaysLate, other.Law, other.NoInterest, other.Interest, other.FlatFee)
        && (NoRateFrom, NoRateTo, Received, LateFrom)
            == (other.NoRateFrom, other.NoRateTo, other.Received, other.LateFrom)
        && Periods.SequenceEqual(other.Periods);

    public override int GetHashCode() => HashCode.Combine(Open, Due, Interest, FlatFee);
}
