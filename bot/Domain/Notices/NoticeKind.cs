namespace MilestoneBot.Domain.Notices;

/// <summary>What the clock has to say of a project.</summary>
public enum NoticeKind
{
    /// <summary>An open invoice is reminded, by the ladder.</summary>
    Reminder,

    /// <summary>A stage is planned to start soon, and its gate is not open.</summary>
    Ahead,

    /// <summary>A stage was confirmed a working day ago and is not billed.</summary>
    Unbilled,

    /// <summary>The expected date of a stage has passed, and it is not confirmed.</summary>
    Expected,

    /// <summary>The client has not answered to the terms.</summary>
    Terms,

    /// <summary>A draft waits for an approver.</summary>
    Draft,

    /// <summary>Attached evidence waits for an approver.</summary>
    Evidence,

    /// <summary>A request waits for an approver.</summary>
    Request,

    /// <summary>A request's time is over.</summary>
    RequestExpired,

    /// <summary>An amendment's time is over.</summary>
    AmendmentExpired,

    /// <summary>The week's list.</summary>
    Digest,

    /// <summary>Announced money is booked on its value date.</summary>
    Announced,
}
