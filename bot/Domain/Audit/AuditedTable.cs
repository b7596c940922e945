namespace MilestoneBot.Domain.Audit;

/// <summary>The kinds of data that the tables hold and the journal can confirm.</summary>
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
    SettledAmount,
    CreditApplication,
    Request,
    ClientLink,
    Seller,
    DefaultVat,
    Datev,
    Debtor,
    Template,
    Label,
    Series,
}
