namespace MilestoneBot.Domain.Milestones;

/// <summary>Why the days of silence ended without an end, and begin again only with another notice.</summary>
public enum SilenceStop
{
    /// <summary>The project was on hold.</summary>
    OnHold,

    /// <summary>A mail to the contact was refused, or may not have arrived.</summary>
    MailRefused,

    /// <summary>Another contact, another address, or the client is a business or a consumer since.</summary>
    ClientChanged,

    /// <summary>The client agreed to another number of days.</summary>
    TermsChanged,

    /// <summary>A confirmation was undone.</summary>
    ConfirmationUndone,

    /// <summary>The project has another time zone, in which the named day ends at another moment.</summary>
    ZoneChanged,
}

/// <summary>Why silence cannot count now.</summary>
public enum SilenceObstacle
{
    /// <summary>The terms are not agreed.</summary>
    NotAgreed,

    /// <summary>
    /// The team recorded the agreement, and no mail with the terms was taken before: nothing shows that the client read the rule.
    /// </summary>
    NotToldInTerms,

    /// <summary>The milestone is confirmed by the team, so the client's silence says nothing.</summary>
    TeamCriterion,

    /// <summary>Nothing is delivered for an advance.</summary>
    Advance,

    /// <summary>The client is a consumer.</summary>
    Consumer,

    /// <summary>Nobody has said that the client is a business.</summary>
    NotKnownAsBusiness,

    /// <summary>Nobody has said one address of the contact.</summary>
    NoAddress,

    /// <summary>The project is on hold.</summary>
    OnHold,

    /// <summary>The project is closed or cancelled.</summary>
    Over,

    /// <summary>The client has answered: their word waits for an approver.</summary>
    Answered,
}

/// <summary>A notice that named the day of silence, and that the mail server took.</summary>
/// <param name="At">When the server took it.</param>
/// <param name="To">The contact's address.</param>
/// <param name="Days">The agreed days.</param>
/// <param name="Until">The last day for an answer, that day included.</param>
public sealed record SilenceNotice(DateTimeOffset At, string To, int Days, DateOnly Until);

/// <summary>What a mail about a submission says of silence.</summary>
/// <param name="Submitted">When what it is about was submitted.</param>
/// <param name="Days">The agreed days.</param>
/// <param name="Until">The day that the mail names.</param>
/// <param name="IsSecond">It is the notice before the end.</param>
public sealed record NamedSilence(DateTimeOffset Submitted, int Days, DateOnly Until, bool IsSecond);

/// <summary>How far the days of silence are for what was submitted.</summary>
public sealed record SilenceClock
{
    /// <summary>Nothing has been told yet.</summary>
    public static SilenceClock New { get; } = new();

    /// <summary>The notice from which the days run; null until the mail server took one.</summary>
    public SilenceNotice? First { get; init; }

    /// <summary>The second notice is on its way, or was taken.</summary>
    public bool IsSecondAsked { get; init; }

    /// <summary>The notice before the end; without it nothing ends by silence.</summary>
    public SilenceNotice? Second { get; init; }

    /// <summary>Null while nothing stopped the days.</summary>
    public SilenceStop? Stopped { get; init; }

    /// <summary>When they were stopped last.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The last day for an answer, that day included; null until the first notice.</summary>
    public DateOnly? Until => Second?.Until ?? First?.Until;
}

/// <summary>What an acceptance by silence rests on.</summary>
/// <param name="Version">The terms that hold the rule.</param>
/// <param name="Days">The agreed days.</param>
/// <param name="To">The address of both notices.</param>
/// <param name="FirstAt">When the mail server took the first notice.</param>
/// <param name="SecondAt">When it took the second.</param>
/// <param name="Until">The last day for an answer.</param>
public sealed record SilenceProof(
    int Version,
    int Days,
    string To,
    DateTimeOffset FirstAt,
    DateTimeOffset SecondAt,
    DateOnly Until
);
