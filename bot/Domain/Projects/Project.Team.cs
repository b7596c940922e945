using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>
    /// Gives somebody of the staff a role. What the creator held only by creating the project passes to the first
    /// person named for it; naming the creator keeps it.
    /// </summary>
    public Decision GiveRole(string actor, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!Accounts.IsActive(actor))
            return new Refusal.NotStaff(actor, Accounts.IsGuest(actor));
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
    /// Takes a role away. The last approver who can still act goes only by their own word: nobody could issue after
    /// them.
    /// </summary>
    public Decision RemoveRole(string actor, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!RoleHolders.Any(h => h.Actor == actor && h.Role == role))
            return new Refusal.RoleNotHeld(actor, role);
        // Who can act no more is no loss, and can say nothing.
        var isWorking = Accounts.IsActive(actor);
        if (
            role == Role.Approver
            && isWorking
            && actor != context.Actor.Id
            && !HoldersOf(Role.Approver).Any(a => a != actor && Accounts.IsActive(a))
        )
            return new Refusal.LastApprover(IsOwnWord: false);
        // Somebody must be left who can give roles, or the project is locked.
        var left = RoleHolders.Any(h =>
            h.Role is Role.Lead or Role.Approver
            && (h.Actor, h.Role) != (actor, role)
            && (Accounts.IsActive(h.Actor) || !isWorking)
        );
        return left ? new RoleRemoved(actor, role) : new Refusal.NoManagerLeft();
    }

    /// <summary>
    /// Lets somebody act with another's roles until a day, that day included: by the word of the one stood in for, or
    /// of a second person who gives roles by a role of their own.
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

    /// <summary>Ends a deputy's time, for everybody whom he stands in for.</summary>
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
    /// Somebody of the staff takes over a project that nobody can give roles in any more: none of its leads and
    /// approvers is staff. They become a lead and name who approves; nobody loses a role by it.
    /// </summary>
    public Decision Claim(DecisionContext context)
    {
        if (CheckStaff(context) is { } no)
            return no;
        if (CheckNotOver() is { } over)
            return over;
        if (ListedManagers is { Count: > 0 } managers)
            return new Refusal.ProjectStillManaged(managers);
        return context.Actor.IsInProjectConversation
            ? new ProjectClaimed(context.Actor.Id)
            : new Refusal.ClaimInConversation(Key);
    }

    /// <summary>
    /// Keeps a role for somebody of the other platform, who is known there by that address. It is said at home, so that
    /// whoever joined by a code cannot name their own eyes.
    /// </summary>
    public Decision AppointByAddress(string address, Role role, DecisionContext context)
    {
        if (CheckPermission(Permission.ManageRoles, context) is { } no)
            return no;
        if (!context.IsHomeWorkspace)
            return new Refusal.AppointmentElsewhere(address, role, Key);
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

    /// <summary>Keeps a role for that address no longer.</summary>
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
    /// Somebody of the other platform has come, of whom it reports this address: what is kept for it is theirs, once.
    /// </summary>
    public IReadOnlyList<ProjectEvent> BindAppointments(string address, DecisionContext context)
    {
        if (
            CheckStaff(context) is not null
            || context.IsHomeWorkspace
            || CheckNotOver() is not null
            || !Accounts.IsActive(context.Actor.Id)
        )
            return [];
        var by = context.Actor.Id;
        var kept = Appointments.Where(a => a.IsOpen && a.Address == address && !IsForOwnAccount(a, by));
        return
        [
            .. kept.SelectMany(a =>
                GiveRoleEvents(by, a.Role, context).Prepend(new AppointmentBound(a.Address, a.Role, by))
            ),
        ];
    }

    /// <summary>
    /// Ties another room to the project, so that its people are members and its words mean this project.
    /// </summary>
    public Decision TieConversation(string channel, string workspace, string conversation, DecisionContext context) =>
        Permissions.Check(this, Permission.See, context.Actor, context.At) is { } no
            ? no
            : TieEvent(channel, workspace, conversation);

    /// <summary>Whether somebody may let a place of another workspace in.</summary>
    public Refusal? CheckInvite(DecisionContext context) => CheckPermission(Permission.ManageRoles, context);

    /// <summary>
    /// Ties a room of another workspace to the project by an invitation that somebody who may give roles has made.
    /// Nobody there holds a role yet, so whoever brings it becomes a lead and can name the others; nobody loses one by
    /// it.
    /// </summary>
    /// <param name="maker">Who made the invitation. Nothing says that somebody else brings it, so the two are one
    /// person from then on.</param>
    public Decision Join(string channel, string workspace, string conversation, string maker, DecisionContext context)
    {
        if (CheckStaff(context) is { } no)
            return no;
        if (CheckNotOver() is { } over)
            return over;
        var isLead = RoleHolders.Any(h => h.Actor == context.Actor.Id && h.Role == Role.Lead);
        return new ProjectEvent[] { TieEvent(channel, workspace, conversation) }
            .Concat(isLead ? [] : [new RoleGiven(context.Actor.Id, Role.Lead, ByCreation: false)])
            .Concat(
                maker == context.Actor.Id || InvitationUses.Contains(new(context.Actor.Id, maker))
                    ? []
                    : [new InvitationUsed(context.Actor.Id, maker)]
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
    /// Whoever stands in for somebody holds the new role with him; a second person ends solo however he came to it.
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
    /// Nobody makes themselves an approver: that is for somebody who is one, or for another lead. Whoever began a
    /// project and was always alone in it has nobody to ask; what they do is marked solo.
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
    /// Whoever holds everything alone gains nothing by a second account of theirs: with the roles on both, each would
    /// be the other's own work and nobody could issue any more.
    /// </summary>
    private Refusal.OwnSecondAccount? CheckOwnSecondAccount(string actor, Role role) =>
        EndsSolo(role) && actor != Created.By && IsSamePerson(actor, Created.By) ? new(Created.By) : null;

    /// <summary>
    /// Whether that role, held by another account than the creator's, ends solo while the creator can still act.
    /// </summary>
    private bool EndsSolo(Role role) =>
        !SoloEnded && role is (Role.Approver or Role.Finance) && Accounts.IsActive(Created.By);

    /// <summary>
    /// A role for another account of the lead who named it and is no approver, or of whoever holds everything alone; it
    /// waits until that is known to be somebody else.
    /// </summary>
    private bool IsForOwnAccount(Appointment kept, string actor)
    {
        var (namer, bound) = (
            kept.Signed.By,
            this with
            {
                Appointments = Appointments.Replace(kept, kept with { Actor = actor }),
            }
        );
        if (bound.CheckOwnSecondAccount(actor, kept.Role) is not null)
            return true;
        if (kept.Role != Role.Approver || RoleHolders.Exists(h => h.Actor == namer && h.Role == Role.Approver))
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

    /// <summary>Gives roles by a role of their own, and not only in somebody's stead.</summary>
    private bool IsManager(string actor) =>
        RoleHolders.Exists(h => h.Actor == actor && h.Role is Role.Lead or Role.Approver);

    /// <summary>
    /// A place was noted under a workspace that it does not belong to, as the platform now says. The project leaves it
    /// there; what is not of that workspace is tied to it in the right one, unless another project is there. A project
    /// of the wrong one stays with its people.
    /// </summary>
    /// <param name="isFree">Whether no other project has the place.</param>
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
