namespace MilestoneBot.Domain.Milestones;

/// <summary>
/// The agreed term that a submission which the client does not answer counts as accepted (deemed acceptance): in calendar
/// days from the first notice that the mail server took.
/// </summary>
public static class SilenceTerm
{
    public const int MinDays = 5,
        MaxDays = 60;

    /// <summary>What stands in the place of a name where nobody confirmed: "confirmed by silence".</summary>
    public const string Confirmer = "silence";

    /// <summary>What a person says to have no such term on purpose.</summary>
    public const int None = 0;

    /// <summary>How many days before the end the second notice goes out: a third of the days, from 1 to 3.</summary>
    public static int LeadDays(int days) => Math.Clamp(days / 3, 1, 3);

    /// <summary>As terms keep it: null when there is none.</summary>
    public static int? OrNull(int? days) => days is null or None ? null : days;
}
