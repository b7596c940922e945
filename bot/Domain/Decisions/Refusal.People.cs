using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>Who may not, and why.</summary>
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

    public sealed record LastApprover(bool IsOwnWord) : Refusal;

    public sealed record NoManagerLeft : Refusal;

    public sealed record RoleNotHeld(string Actor, Role Role) : Refusal;

    public sealed record RoleAlreadyHeld(string Actor, Role Role) : Refusal;

    /// <summary>
    /// The platform has not said yet whether this person is a guest, and the act cannot be taken back.
    /// </summary>
    public sealed record MembershipUnknown : Refusal;

    /// <summary>The platform no longer lists this person in the place he speaks from.</summary>
    public sealed record SenderNoLongerMember : Refusal;

    /// <summary>Approving a wish of one's own, though somebody else could.</summary>
    public sealed record OwnRequest(IReadOnlyList<string> OtherApprovers) : Refusal
    {
        public OwnWorkReason? OwnWorkReason { get; init; }
    }

    /// <summary>
    /// Roles are for the staff of a workspace: the platform calls this one a guest, or no longer lists them.
    /// </summary>
    public sealed record NotStaff(string Actor, bool IsGuest) : Refusal;

    /// <summary>The project is in somebody's hands, so nobody takes it over.</summary>
    public sealed record ProjectStillManaged(IReadOnlyList<string> Managers) : Refusal;

    /// <summary>Taking a project over is said where its people read it.</summary>
    public sealed record ClaimInConversation(string Key) : Refusal;

    /// <summary>Somebody is named by address in the project's own workspace only.</summary>
    public sealed record AppointmentElsewhere(string Address, Role Role, string Key) : Refusal;

    /// <summary>The role is kept for that address already.</summary>
    public sealed record AppointmentAlreadyMade(string Address, Role Role) : Refusal;

    /// <summary>No role is kept for that address.</summary>
    /// <param name="Actor">Who came with it and has the role; null where nobody did.</param>
    public sealed record NoAppointment(string Address, Role Role, string? Actor) : Refusal;

    /// <summary>Somebody would make themselves an approver, or the one in whose stead they act.</summary>
    /// <param name="Others">Who may give that role all the same.</param>
    public sealed record OwnApprover(IReadOnlyList<string> Others) : Refusal;

    /// <summary>
    /// It would be another account of the one who holds everything alone, and nobody could check anything any more.
    /// </summary>
    public sealed record OwnSecondAccount(string Alone) : Refusal;

    /// <summary>Nobody becomes a deputy by their own word, nor by that of another deputy.</summary>
    /// <param name="Others">Whose word is needed.</param>
    public sealed record DeputyNeedsConsent(string Actor, string Holder, IReadOnlyList<string> Others) : Refusal;

    public sealed record OwnDeputy : Refusal;

    public sealed record DeputyOfNobody(string Holder) : Refusal;

    public sealed record NoDeputy(string Actor) : Refusal;

    public sealed record DateIsPast(FutureDate What, DateOnly On, DateOnly Today) : Refusal;

    /// <summary>Nobody is named as the client's contact, so a link would be nobody's.</summary>
    public sealed record NoClientContact : Refusal;

    public sealed record NoClientLink : Refusal;
}
