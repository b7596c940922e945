namespace MilestoneBot.Domain.Notices;

/// <summary>Why something waits for a person, in the order in which an inbox shows it.</summary>
public enum InboxReason
{
    WithoutManager,
    Unreachable,
    Undelivered,
    Draft,
    Agreement,
    Evidence,
    Request,
    UnmatchedPayment,
    Announced,
    Statement,
    ClientWish,
    Terms,
    TermsUnfinished,
    TermsUnsent,
    Unbilled,
    Confirmation,
    Changes,
    ToStart,
    Dispute,
    Overdue,
    Expected,
    Postponed,
}
