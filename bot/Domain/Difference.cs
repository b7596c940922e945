namespace MilestoneBot.Domain;

/// <summary>What is kept in the tables beside the journal.</summary>
public enum AuditedTable
{
    Project,
    Conversation,
    Role,
    Account,
    Deputy,
    InvitationUse,
    Appointment,
    Milestone,
    Invoice,
    Payment,
    CreditNote,
    Reminder,
    LastNotice,
    Dismissal,
    BankReturn,
    Settlement,
    Announcement,
    Request,
    ClientLink,
    Seller,
    Template,
    Label,
    Series,
}

/// <summary>How the tables differ from the journal, which has the say.</summary>
public enum MismatchKind
{
    /// <summary>Both have it, and they say different things of it.</summary>
    Changed,

    /// <summary>The journal has it, the tables do not.</summary>
    Missing,

    /// <summary>The tables have it, the journal does not.</summary>
    Added,

    /// <summary>The tables hold something that is no value at all.</summary>
    Unreadable,
}

/// <summary>
/// One thing that the tables say otherwise than the journal: somebody changed the database outside the bot.
/// </summary>
/// <param name="Name">As people name it: <c>2 (Design approval)</c>, <c>INV-2026-0001</c>, <c>P2</c>.</param>
/// <param name="Part">Which part of it; "" where all of it differs.</param>
public sealed record Difference(AuditedTable Table, MismatchKind Kind, string Name, string Part = "")
{
    /// <summary>Whose role it is, or who the deputy is; "" for things of nobody.</summary>
    public string Actor { get; init; } = "";
}
