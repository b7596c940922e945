namespace MilestoneBot.Domain.Team;

/// <summary>What can be done in a project. Each permission has the roles that include it.</summary>
public enum Permission
{
    See,
    Define,
    RecordAgreement,
    Deliver,
    AttachEvidence,
    AcceptEvidence,
    ConfirmForTeam,
    RequestChanges,
    Reopen,
    DraftInvoice,
    IssueInvoice,
    RecordPayment,
    IssueCredit,
    Refund,
    WriteOff,
    ChangeVat,
    AskForVat,
    AskForMoney,
    FollowUp,
    OverrideGate,
    AskForOverride,
    Decide,
    ManageRoles,
    LinkClient,
    Pause,
    Close,
}
