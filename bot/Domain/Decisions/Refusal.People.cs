using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>Refusals about people: who may not do something, and why.</summary>
public abstract partial record Refusal
{
    public sealed record NotAllowed(
        Permission Permission,
        IReadOnlyList<Role> Roles,
        IReadOnlyList<string> Holders,
        bool IsGuest
    ) : Refusal;

    public sealed record OwnDraft(Invoice Invoice, IReadOnlyList<string> OtherApprovers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    public sealed record OwnSubmission(Milestone Milestone, IReadOnlyList<string> Approvers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    /// <summary>Who handed the client's link out cannot take what came by it as the client's word.</summary>
    public sealed record OwnClientLink(string ClientName, IReadOnlyList<string> OtherApprovers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    /// <summary>No agreement of the client waits for an approver.</summary>
    public sealed record NoAgreementWaits(Agreement? Agreement, bool IsSent) : Refusal;

    public sealed record LastApprover(bool IsOwnWord) : Refusal;

    public sealed record NoManagerLeft : Refusal;

    public sealed record RoleNotHeld(string Actor, Role Role) : Refusal;

    public sealed record RoleAlreadyHeld(string Actor, Role Role) : Refusal;

    /// <summary>
    /// The platform has not stated yet whether this person is a guest, and the action cannot be undone.
    /// </summary>
    public sealed record MembershipUnknown : Refusal;

    /// <summary>The platform no longer lists this person in the conversation from which they write.</summary>
    public sealed record SenderNoLongerMember : Refusal;

    /// <summary>A person may not approve their own request while somebody else could.</summary>
    public sealed record OwnRequest(IReadOnlyList<string> OtherApprovers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    /// <summary>
    /// Roles are for the staff of a workspace. The platform calls this person a guest, or no longer lists them.
    /// </summary>
    public sealed record NotStaff(string Actor, bool IsGuest) : Refusal;

    /// <summary>The project still has somebody in charge, so nobody can take it over.</summary>
    public sealed record ProjectStillManaged(IReadOnlyList<string> Managers) : Refusal;

    /// <summary>
    /// Taking over a project is possible only in a conversation of the project, where its people read it.
    /// </summary>
    public sealed record ClaimInConversation(string Key) : Refusal;

    /// <summary>A role can be given by e-mail address only in the project's own workspace.</summary>
    public sealed record AppointmentElsewhere(string Address, Role Role, string Key) : Refusal;

    /// <summary>The role is reserved for that address already.</summary>
    public sealed record AppointmentAlreadyMade(string Address, Role Role) : Refusal;

    /// <summary>No role is reserved for that address.</summary>
    /// <param name="Actor">The person who arrived with that address and has the role; null when nobody did.</param>
    public sealed record NoAppointment(string Address, Role Role, string? Actor) : Refusal;

    /// <summary>A person may not make themselves an approver, and neither may their deputy for them.</summary>
    /// <param name="Others">The people who may give that role.</param>
    public sealed record OwnApprover(IReadOnlyList<string> Others) : Refusal;

    /// <summary>
    /// It would be a second account of the person who holds every role alone, and nobody could check anything any
    /// more.
    /// </summary>
    public sealed record OwnSecondAccount(string Alone) : Refusal;

    /// <summary>Nobody becomes a deputy by their own decision, nor by that of another deputy.</summary>
    /// <param name="Others">The people who may name the deputy.</param>
    public sealed record DeputyNeedsConsent(string Actor, string Holder, IReadOnlyList<string> Others) : Refusal;

    public sealed record OwnDeputy : Refusal;

    public sealed record DeputyOfNobody(string Holder) : Refusal;

    public sealed record NoDeputy(string Actor) : Refusal;

    public sealed record DateIsPast(FutureDate What, DateOnly On, DateOnly Today) : Refusal;

    /// <summary>Nobody is named as the client's contact, so a link would be nobody's.</summary>
    public sealed record NoClientContact : Refusal;

    public sealed record NoClientLink : Refusal;

    /// <summary>The sender is not the client's contact by an open link of this project.</summary>
    public sealed record ClientLinkClosed : Refusal;

    /// <summary>The client's page showed something that has changed since, or offers nothing of the kind.</summary>
    public sealed record ClientPageOutdated : Refusal;
}
