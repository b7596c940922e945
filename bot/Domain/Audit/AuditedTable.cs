namespace MilestoneBot.Domain.Audit;

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
