namespace MilestoneBot.Domain.Team;

/// <summary>What can be done to a project; each has the roles that may do it.</summary>
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
