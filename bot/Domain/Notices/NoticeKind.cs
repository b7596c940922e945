namespace MilestoneBot.Domain.Notices;

/// <summary>The kinds of notices that the scheduler posts about a project.</summary>
public enum NoticeKind
{
    /// <summary>A reminder of an open invoice, by the reminder plan.</summary>
    Reminder,

    /// <summary>A stage is planned to start soon, and its gate is not open.</summary>
    Ahead,

    /// <summary>A stage was confirmed a working day ago and is not billed.</summary>
    Unbilled,

    /// <summary>The expected date of a stage has passed, and it is not confirmed.</summary>
    Expected,

    /// <summary>The client has not answered to the terms that were sent.</summary>
    Terms,

    /// <summary>A draft waits for an approver.</summary>
    Draft,

    /// <summary>Attached evidence waits for an approver.</summary>
    Evidence,

    /// <summary>A request waits for an approver.</summary>
    Request,

    /// <summary>A request has expired.</summary>
    RequestExpired,

    /// <summary>An amendment has expired.</summary>
    AmendmentExpired,

    /// <summary>The weekly digest.</summary>
    Digest,

    /// <summary>An announced payment is booked on its value date.</summary>
    Announced,

    /// <summary>A payment is short by so little that the scheduler settles the difference.</summary>
    SmallDifference,

    /// <summary>The next step of the days of silence: a notice to the client, or the acceptance.</summary>
    Silence,

    /// <summary>A mail to the client about an open invoice.</summary>
    ClientReminder,

    /// <summary>Work on a stage is no longer paused by an open invoice.</summary>
    PauseEnded,
}
