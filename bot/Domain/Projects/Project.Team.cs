using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>
    /// Gives a role to a staff member. A role that the creator holds only by creating the project passes to the first
    /// person who gets it; giving it to the creator explicitly keeps it.
    /// </summary>
    public Decision GiveRole(string actor, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!Accounts.IsActive(actor))
            return new Refusal.NotStaff(actor, Accounts.IsGuest(actor));
        if (CheckNotContact(actor, context) is { } contact)
            return contact;
        var held = RoleHolders.Find(h => h.Actor == actor && h.Role == role);
        if (held is { ByCreation: false })
            return new Refusal.RoleAlreadyHeld(actor, role);
        var isThemselves =
            IsSamePerson(actor, context.Actor.Id)
            || Deputies.Exists(d =>
                d.Holder == actor && Today(context.At) <= d.Until && IsSamePerson(d.Actor, context.Actor.Id)
            );
        if (role == Role.Approver && isThemselves && CheckOwnApprover(context) is { } own)
            return own;
        return CheckOwnSecondAccount(actor, role) is { } second
            ? second
            : GiveRoleEvents(actor, role, context).ToArray();
    }

    /// <summary>
    /// Takes a role away. The last approver who can still act must do this themselves, because nobody could issue
    /// invoices after them.
    /// </summary>
    public Decision RemoveRole(string actor, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!RoleHolders.Any(h => h.Actor == actor && h.Role == role))
            return new Refusal.RoleNotHeld(actor, role);
        // Removing a person who can no longer act costs nothing, and they cannot do it themselves.
        var isWorking = Accounts.IsActive(actor);
        if (
            role == Role.Approver
            && isWorking
            && actor != context.Actor.Id
            && !HoldersOf(Role.Approver).Any(a => a != actor && Accounts.IsActive(a))
        )
            return new Refusal.LastApprover(IsOwnWord: false);
        // Somebody must remain who can give roles. Otherwise the project is locked.
        var left = RoleHolders.Any(h =>
            h.Role is Role.Lead or Role.Approver
            && (h.Actor, h.Role) != (actor, role)
            && (Accounts.IsActive(h.Actor) || !isWorking)
        );
        return left ? new RoleRemoved(actor, role) : new Refusal.NoManagerLeft();
    }

    /// <summary>
    /// Lets a person act with another's roles until a day, that day included. The role holder names them, or a second
    /// person who may give roles by a role of their own.
    /// </summary>
    public Decision AddDeputy(string actor, string holder, DateOnly until, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        var held = RoleHolders.Where(h => h.Actor == holder).Select(h => h.Role).ToList();
        if (IsSamePerson(actor, holder))
            return new Refusal.OwnDeputy();
        if (held.Count == 0 || Accounts.IsGuest(holder))
            return new Refusal.DeputyOfNobody(holder);
        if (!Accounts.IsActive(actor))
            return new Refusal.NotStaff(actor, Accounts.IsGuest(actor));
        if (CheckNotContact(actor, context) is { } contact)
            return contact;
        if (until < Today(context.At))
            return new Refusal.DateIsPast(FutureDate.DeputyEnd, until, Today(context.At));
        if (Deputies.Exists(d => (d.Actor, d.Holder, d.Until) == (actor, holder, until)))
            return Array.Empty<ProjectEvent>();
        if (context.Actor.Id != holder && (IsSamePerson(context.Actor.Id, actor) || !IsManager(context.Actor.Id)))
            return new Refusal.DeputyNeedsConsent(
                actor,
                holder,
                [.. ActiveManagers.Where(a => a == holder || !IsSamePerson(a, actor))]
            );
        return new DeputyNamed(
            actor,
            holder,
            until,
            EndsSolo: actor != Created.By && held.Exists(r => r is Role.Approver or Role.Finance)
        );
    }

    /// <summary>Ends a deputy's period, for everybody for whom they act.</summary>
    public Decision RemoveDeputy(string actor, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        var named = Deputies.Where(d => d.Actor == actor).ToList();
        return named.Count == 0
            ? new Refusal.NoDeputy(actor)
            : named.Select(d => (ProjectEvent)new DeputyRemoved(d.Actor, d.Holder)).ToArray();
    }

    /// <summary>
    /// A staff member takes over a project in which nobody can give roles any more, because none of its leads and
    /// approvers is staff. They become a lead and name the approver; nobody loses a role.
    /// </summary>
    public Decision Claim(DecisionContext context)
    {
        if (CheckStaff(context) is { } no)
            return no;
        if (CheckNotOver() is { } over)
            return over;
        if (ListedManagers is { Count: > 0 } managers)
            return new Refusal.ProjectStillManaged(managers);
        if (CheckNotContact(context.Actor.Id, context) is { } contact)
            return contact;
        return context.Actor.IsInProjectConversation
            ? new ProjectClaimed(context.Actor.Id)
            : new Refusal.ClaimInConversation(Key);
    }

    /// <summary>
    /// Reserves a role for a person of the other platform, known there by that address. This is possible only in the
    /// project's own workspace, so that a person who joined by a code cannot name their own second account as the
    /// reviewer.
    /// </summary>
    public Decision AppointByAddress(string address, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!context.IsHomeWorkspace)
            return new Refusal.AppointmentElsewhere(address, role, Key);
        if (CheckNotContactAddress(address, context) is { } contact)
            return contact;
        var before = Appointments.Find(a => a.Address == address && a.Role == role);
        if (before is { IsOpen: true })
            return new Refusal.AppointmentAlreadyMade(address, role);
        if (before?.Actor is { } actor && RoleHolders.Exists(h => h.Actor == actor && h.Role == role))
            return new Refusal.RoleAlreadyHeld(actor, role);
        if (
            role == Role.Approver
            && Accounts.EmailOf(context.Actor.Id) == address
            && CheckOwnApprover(context) is { } own
        )
            return own;
        if (EndsSolo(role) && Accounts.EmailOf(Created.By) == address)
            return new Refusal.OwnSecondAccount(Created.By);
        return new RoleAppointed(address, role);
    }

    /// <summary>Ends the reservation of a role for that address.</summary>
    public Decision EndAppointment(string address, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        var found = Appointments.Find(a => a.Address == address && a.Role == role);
        return found is { IsOpen: true }
            ? new AppointmentEnded(address, role)
            : new Refusal.NoAppointment(address, role, found?.Actor);
    }

    /// <summary>
    /// A person of the other platform has arrived, and the platform reports this address: they get the roles reserved
    /// for it, once.
    /// </summary>
    public IReadOnlyList<ProjectEvent> BindAppointments(string address, DecisionContext context)
    {
        if (
            CheckStaff(context) is not null
            || context.IsHomeWorkspace
            || CheckNotOver() is not null
            || !Accounts.IsActive(context.Actor.Id)
            || CheckNotContactAddress(address, context) is not null
        )
            return [];
        var by = context.Actor.Id;
        var appointments = Appointments.Where(a => a.IsOpen && a.Address == address && !IsForOwnAccount(a, by));
        return
        [
            .. appointments.SelectMany(a =>
                GiveRoleEvents(by, a.Role, context).Prepend(new AppointmentBound(a.Address, a.Role, by))
            ),
        ];
    }

    /// <summary>
    /// Ties another conversation to the project: its people become members, and commands there mean this project.
    /// </summary>
    public Decision TieConversation(string channel, string workspace, string conversation, DecisionContext context) =>
        Permissions.Check(this, Permission.See, context.Actor, context.At) is { } no
            ? no
            : TieEvent(channel, workspace, conversation);

    /// <summary>Whether a person may invite a conversation of another workspace.</summary>
    public Refusal? CheckInvite(DecisionContext context) => CheckPermission(Permission.ManageRoles, context);

    /// <summary>
    /// Ties a conversation of another workspace to the project, by an invitation of a person who may give roles.
    /// Nobody there holds a role yet, so the person who uses the code becomes a lead and can name others; nobody
    /// loses a role.
    /// </summary>
    /// <param name="inviter">Who created the invitation. Nothing proves that somebody else uses it, so the two count as
    /// one person from then on.</param>
    public Decision Join(string channel, string workspace, string conversation, string inviter, DecisionContext context)
    {
        if (CheckStaff(context) is { } no)
            return no;
        if (CheckNotOver() is { } over)
            return over;
        var isLead = RoleHolders.Any(h => h.Actor == context.Actor.Id && h.Role == Role.Lead);
        return new ProjectEvent[] { TieEvent(channel, workspace, conversation) }
            .Concat(isLead ? [] : [new RoleGiven(context.Actor.Id, Role.Lead, ByCreation: false)])
            .Concat(
                inviter == context.Actor.Id || InvitationUses.Contains(new(context.Actor.Id, inviter))
                    ? []
                    : [new InvitationUsed(context.Actor.Id, inviter)]
            )
            .ToArray();
    }

    private IEnumerable<ProjectEvent> GiveRoleEvents(string actor, Role role, DecisionContext context)
    {
        if (RoleHolders.Exists(h => h.Actor == actor && h.Role == role && !h.ByCreation))
            return [];
        var passed = RoleHolders.Find(h => h.ByCreation && h.Role == role && h.Actor != actor);
        return new ProjectEvent[] { new RoleGiven(actor, role, ByCreation: false) }
            .Concat(passed is null ? [] : [new RoleRemoved(passed.Actor, role)])
            .Concat(DeputyEvents(actor, role, context));
    }

    /// <summary>
    /// A deputy of a person also gets that person's new role. A second person ends solo mode, however they got the
    /// role.
    /// </summary>
    private IEnumerable<ProjectEvent> DeputyEvents(string actor, Role role, DecisionContext context)
    {
        if (SoloEnded || role is not (Role.Approver or Role.Finance))
            return [];
        var acting = Deputies.Where(d =>
            d.Holder == actor && d.Actor != Created.By && Accounts.IsActive(d.Actor) && Today(context.At) <= d.Until
        );
        return acting.Select(d => new DeputyNamed(d.Actor, d.Holder, d.Until, EndsSolo: true));
    }

    /// <summary>
    /// Nobody makes themselves an approver: an approver or another lead has to do it. A person who created a project
    /// and was always alone in it has nobody to ask; their actions are marked solo.
    /// </summary>
    private Refusal.OwnApprover? CheckOwnApprover(DecisionContext context)
    {
        if (RoleHolders.Exists(h => h.Actor == context.Actor.Id && h.Role == Role.Approver))
            return null;
        if (
            context.Actor.Id == Created.By
            && !SoloEnded
            && !RoleHolders.Exists(h => h.Actor != context.Actor.Id && Accounts.IsActive(h.Actor))
        )
            return null;
        return new([.. ActiveManagers.Where(a => !IsSamePerson(a, context.Actor.Id))]);
    }

    /// <summary>
    /// A person who holds every role alone gains nothing by a second account of their own: each account's work would
    /// be the other's own work, and nobody could issue invoices any more.
    /// </summary>
    private Refusal.OwnSecondAccount? CheckOwnSecondAccount(string actor, Role role) =>
        EndsSolo(role) && actor != Created.By && IsSamePerson(actor, Created.By) ? new(Created.By) : null;

    /// <summary>
    /// Whether that role, held by another account than the creator's, ends solo mode while the creator can still act.
    /// </summary>
    private bool EndsSolo(Role role) =>
        !SoloEnded && role is (Role.Approver or Role.Finance) && Accounts.IsActive(Created.By);

    /// <summary>
    /// A role for a second account of the lead who reserved it and is no approver, or of the person who holds every
    /// role alone. It waits until the account is known to be somebody else's.
    /// </summary>
    private bool IsForOwnAccount(Appointment appointments, string actor)
    {
        var (namer, bound) = (
            appointments.Signed.By,
            this with
            {
                Appointments = Appointments.Replace(appointments, appointments with { Actor = actor }),
            }
        );
        if (bound.CheckOwnSecondAccount(actor, appointments.Role) is not null)
            return true;
        if (appointments.Role != Role.Approver || RoleHolders.Exists(h => h.Actor == namer && h.Role == Role.Approver))
            return false;
        return bound.IsSamePerson(actor, namer);
    }

    private static Refusal? CheckStaff(DecisionContext context) =>
        context.Actor.Kind switch
        {
            ActorKind.Staff => null,
            ActorKind.Unknown => new Refusal.MembershipUnknown(),
            _ => new Refusal.NotAllowed(
                Permission.ManageRoles,
                Permissions.GetRoles(Permission.ManageRoles),
                [],
                IsGuest: true
            ),
        };

    /// <summary>Has a role of their own that may give roles, not only as a deputy.</summary>
    private bool IsManager(string actor) =>
        RoleHolders.Exists(h => h.Actor == actor && h.Role is Role.Lead or Role.Approver);

    /// <summary>
    /// A conversation was recorded under a workspace that it does not belong to, as the platform now states. The
    /// project leaves it there. A project of another workspace is tied to it in the right one, unless another project
    /// is there. A project of the wrong workspace stays with its people.
    /// </summary>
    /// <param name="isFree">No other project is tied to the conversation.</param>
    public Decision MoveConversation(
        string channel,
        string conversation,
        string wrong,
        string right,
        bool isFree,
        DecisionContext context
    )
    {
        var roles = Permissions.GetRoles(Permission.ManageRoles);
        if (context.Actor.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Permission.ManageRoles,
                roles,
                Permissions.GetHolders(this, roles, context.At),
                IsGuest: false
            );
        var left = new ConversationLeft(channel, conversation, wrong == Workspace ? null : wrong);
        return wrong == Workspace || !isFree
            ? left
            : new ProjectEvent[] { left, TieEvent(channel, right, conversation) };
    }

    private ConversationTied TieEvent(string channel, string workspace, string conversation) =>
        new(channel, conversation, workspace == Workspace ? null : workspace);
}
