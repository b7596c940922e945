namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>
    /// Gives somebody of the staff a role. What the creator held only by creating the project passes to the first
    /// person named for it; naming the creator keeps it.
    /// </summary>
    public Decision GiveRole(string actor, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        if (!Who.IsWorking(actor))
            return new Refusal.NotStaff(actor, Who.IsGuest(actor));
        var held = Holders.Find(h => h.Actor == actor && h.Role == role);
        if (held is { ByCreation: false })
            return new Refusal.RoleHeld(actor, role);
        var isThemselves =
            IsOnePerson(actor, stamp.By.Id)
            || Deputies.Exists(d => d.For == actor && Today(stamp.At) <= d.Until && IsOnePerson(d.Actor, stamp.By.Id));
        if (role == Role.Approver && isThemselves && OwnApprover(stamp) is { } own)
            return own;
        return OwnSecond(actor, role) is { } second ? second : Giving(actor, role, stamp).ToArray();
    }

    /// <summary>
    /// Takes a role away. The last approver who can still act goes only by their own word: nobody could issue after
    /// them.
    /// </summary>
    public Decision TakeRole(string actor, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        if (!Holders.Any(h => h.Actor == actor && h.Role == role))
            return new Refusal.RoleNotHeld(actor, role);
        // Who can act no more is no loss, and can say nothing.
        var isWorking = Who.IsWorking(actor);
        if (
            role == Role.Approver
            && isWorking
            && actor != stamp.By.Id
            && !HoldersOf(Role.Approver).Any(a => a != actor && Who.IsWorking(a))
        )
            return new Refusal.LastApprover(IsOwnWord: false);
        // Somebody must be left who can give roles, or the project is locked.
        var left = Holders.Any(h =>
            h.Role is Role.Lead or Role.Approver
            && (h.Actor, h.Role) != (actor, role)
            && (Who.IsWorking(h.Actor) || !isWorking)
        );
        return left ? new RoleTaken(actor, role) : new Refusal.NobodyWouldManage();
    }

    /// <summary>
    /// Lets somebody act with another's roles until a day, that day included: by the word of the one stood in for, or
    /// of a second person who gives roles by a role of their own.
    /// </summary>
    public Decision NameDeputy(string actor, string holder, DateOnly until, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        var held = Holders.Where(h => h.Actor == holder).Select(h => h.Role).ToList();
        if (IsOnePerson(actor, holder))
            return new Refusal.BadText(
                "deputy",
                "nobody is their own deputy, nor with another account; name somebody else to act for them"
            );
        if (held.Count == 0 || Who.IsGuest(holder))
            return new Refusal.DeputyOfNobody(holder);
        if (!Who.IsWorking(actor))
            return new Refusal.NotStaff(actor, Who.IsGuest(actor));
        if (until < Today(stamp.At))
            return new Refusal.DateIsPast("a deputy's last day", until, Today(stamp.At));
        if (Deputies.Exists(d => (d.Actor, d.For, d.Until) == (actor, holder, until)))
            return Array.Empty<ProjectEvent>();
        if (stamp.By.Id != holder && (IsOnePerson(stamp.By.Id, actor) || !Manages(stamp.By.Id)))
            return new Refusal.DeputyNeedsWord(
                actor,
                holder,
                [.. WorkingManagers.Where(a => a == holder || !IsOnePerson(a, actor))]
            );
        return new DeputyNamed(
            actor,
            holder,
            until,
            EndsSolo: actor != Created.By && held.Exists(r => r is Role.Approver or Role.Finance)
        );
    }

    /// <summary>Ends a deputy's time, for everybody whom he stands in for.</summary>
    public Decision RemoveDeputy(string actor, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        var named = Deputies.Where(d => d.Actor == actor).ToList();
        return named.Count == 0
            ? new Refusal.NoDeputy(actor)
            : named.Select(d => (ProjectEvent)new DeputyRemoved(d.Actor, d.For)).ToArray();
    }

    /// <summary>
    /// Somebody of the staff takes over a project that nobody can give roles in any more: none of its leads and
    /// approvers is staff. They become a lead and name who approves; nobody loses a role by it.
    /// </summary>
    public Decision Claim(Stamp stamp)
    {
        if (NotStaff(stamp) is { } no)
            return no;
        if (Over() is { } over)
            return over;
        if (Keepers is { Count: > 0 } managers)
            return new Refusal.HeldBy(managers);
        return stamp.By.InPlace ? new ProjectClaimed(stamp.By.Id) : new Refusal.ClaimInPlace(Key);
    }

    /// <summary>
    /// Keeps a role for somebody of the other platform, who is known there by that address. It is said at home, so that
    /// whoever joined by a code cannot name their own eyes.
    /// </summary>
    public Decision Appoint(string address, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        if (!stamp.IsAtHome)
            return new Refusal.AppointmentElsewhere(address, role, Key);
        var before = Appointments.Find(a => a.Address == address && a.Role == role);
        if (before is { IsOpen: true })
            return new Refusal.AppointmentStands(address, role);
        if (before?.Actor is { } actor && Holders.Exists(h => h.Actor == actor && h.Role == role))
            return new Refusal.RoleHeld(actor, role);
        if (role == Role.Approver && Who.AddressOf(stamp.By.Id) == address && OwnApprover(stamp) is { } own)
            return own;
        if (EndsSolo(role) && Who.AddressOf(Created.By) == address)
            return new Refusal.OwnSecond(Created.By);
        return new RoleAppointed(address, role);
    }

    /// <summary>Keeps a role for that address no longer.</summary>
    public Decision EndAppointment(string address, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no)
            return no;
        var found = Appointments.Find(a => a.Address == address && a.Role == role);
        return found is { IsOpen: true }
            ? new AppointmentEnded(address, role)
            : new Refusal.NoAppointment(address, role, found?.Actor);
    }

    /// <summary>
    /// Somebody of the other platform has come, of whom it reports this address: what is kept for it is theirs, once.
    /// </summary>
    public IReadOnlyList<ProjectEvent> Bind(string address, Stamp stamp)
    {
        if (NotStaff(stamp) is not null || stamp.IsAtHome || Over() is not null || !Who.IsWorking(stamp.By.Id))
            return [];
        var by = stamp.By.Id;
        var kept = Appointments.Where(a => a.IsOpen && a.Address == address && !IsByOneself(a, by));
        return
        [
            .. kept.SelectMany(a => Giving(by, a.Role, stamp).Prepend(new AppointmentBound(a.Address, a.Role, by))),
        ];
    }

    /// <summary>
    /// Ties another room to the project, so that its people are members and its words mean this project.
    /// </summary>
    public Decision Tie(string channel, string workspace, string conversation, Stamp stamp) =>
        Rights.Check(this, Act.See, stamp.By, stamp.At) is { } no ? no : TiedTo(channel, workspace, conversation);

    /// <summary>Whether somebody may let a place of another workspace in.</summary>
    public Refusal? MayInvite(Stamp stamp) => MayAct(Act.ManageRoles, stamp);

    /// <summary>
    /// Ties a room of another workspace to the project by an invitation that somebody who may give roles has made.
    /// Nobody there holds a role yet, so whoever brings it becomes a lead and can name the others; nobody loses one by
    /// it.
    /// </summary>
    /// <param name="maker">Who made the invitation. Nothing says that somebody else brings it, so the two are one
    /// person from then on.</param>
    public Decision Join(string channel, string workspace, string conversation, string maker, Stamp stamp)
    {
        if (NotStaff(stamp) is { } no)
            return no;
        if (Over() is { } over)
            return over;
        var isLead = Holders.Any(h => h.Actor == stamp.By.Id && h.Role == Role.Lead);
        return new ProjectEvent[] { TiedTo(channel, workspace, conversation) }
            .Concat(isLead ? [] : [new RoleGiven(stamp.By.Id, Role.Lead, ByCreation: false)])
            .Concat(
                maker == stamp.By.Id || CodeLinks.Contains(new(stamp.By.Id, maker))
                    ? []
                    : [new CodeBrought(stamp.By.Id, maker)]
            )
            .ToArray();
    }

    private IEnumerable<ProjectEvent> Giving(string actor, Role role, Stamp stamp)
    {
        if (Holders.Exists(h => h.Actor == actor && h.Role == role && !h.ByCreation))
            return [];
        var passed = Holders.Find(h => h.ByCreation && h.Role == role && h.Actor != actor);
        return new ProjectEvent[] { new RoleGiven(actor, role, ByCreation: false) }
            .Concat(passed is null ? [] : [new RoleTaken(passed.Actor, role)])
            .Concat(StandingIn(actor, role, stamp));
    }

    /// <summary>
    /// Whoever stands in for somebody holds the new role with him; a second person ends solo however he came to it.
    /// </summary>
    private IEnumerable<ProjectEvent> StandingIn(string actor, Role role, Stamp stamp)
    {
        if (SoloEnded || role is not (Role.Approver or Role.Finance))
            return [];
        var acting = Deputies.Where(d =>
            d.For == actor && d.Actor != Created.By && Who.IsWorking(d.Actor) && Today(stamp.At) <= d.Until
        );
        return acting.Select(d => new DeputyNamed(d.Actor, d.For, d.Until, EndsSolo: true));
    }

    /// <summary>
    /// Nobody makes themselves an approver: that is for somebody who is one, or for another lead. Whoever began a
    /// project and was always alone in it has nobody to ask; what they do is marked solo.
    /// </summary>
    private Refusal.OwnApprover? OwnApprover(Stamp stamp)
    {
        if (Holders.Exists(h => h.Actor == stamp.By.Id && h.Role == Role.Approver))
            return null;
        if (
            stamp.By.Id == Created.By
            && !SoloEnded
            && !Holders.Exists(h => h.Actor != stamp.By.Id && Who.IsWorking(h.Actor))
        )
            return null;
        return new([.. WorkingManagers.Where(a => !IsOnePerson(a, stamp.By.Id))]);
    }

    /// <summary>
    /// Whoever holds everything alone gains nothing by a second account of theirs: with the roles on both, each would
    /// be the other's own work and nobody could issue any more.
    /// </summary>
    private Refusal.OwnSecond? OwnSecond(string actor, Role role) =>
        EndsSolo(role) && actor != Created.By && IsOnePerson(actor, Created.By) ? new(Created.By) : null;

    /// <summary>
    /// Whether that role, held by another account than the creator's, ends solo while the creator can still act.
    /// </summary>
    private bool EndsSolo(Role role) =>
        !SoloEnded && role is (Role.Approver or Role.Finance) && Who.IsWorking(Created.By);

    /// <summary>
    /// A role for another account of the lead who named it and is no approver, or of whoever holds everything alone; it
    /// waits until that is known to be somebody else.
    /// </summary>
    private bool IsByOneself(Appointment kept, string actor)
    {
        var (namer, bound) = (
            kept.Signed.By,
            this with
            {
                Appointments = Appointments.Replace(kept, kept with { Actor = actor }),
            }
        );
        if (bound.OwnSecond(actor, kept.Role) is not null)
            return true;
        if (kept.Role != Role.Approver || Holders.Exists(h => h.Actor == namer && h.Role == Role.Approver))
            return false;
        return bound.IsOnePerson(actor, namer);
    }

    private static Refusal? NotStaff(Stamp stamp) =>
        stamp.By.Kind switch
        {
            ActorKind.Staff => null,
            ActorKind.Unknown => new Refusal.StandingUnknown(),
            _ => new Refusal.NotAllowed(Act.ManageRoles, Rights.For(Act.ManageRoles), [], IsGuest: true),
        };

    /// <summary>Gives roles by a role of their own, and not only in somebody's stead.</summary>
    private bool Manages(string actor) => Holders.Exists(h => h.Actor == actor && h.Role is Role.Lead or Role.Approver);

    /// <summary>
    /// A place was noted under a workspace that it does not belong to, as the platform now says. The project leaves it
    /// there; what is not of that workspace is tied to it in the right one, unless another project is there. A project
    /// of the wrong one stays with its people.
    /// </summary>
    /// <param name="isFree">Whether no other project has the place.</param>
    public Decision MovePlace(string channel, string conversation, string wrong, string right, bool isFree, Stamp stamp)
    {
        var roles = Rights.For(Act.ManageRoles);
        if (stamp.By.Kind != ActorKind.Source)
            return new Refusal.NotAllowed(
                Act.ManageRoles,
                roles,
                Rights.Holders(this, roles, stamp.At),
                IsGuest: false
            );
        var left = new PlaceLeft(channel, conversation, wrong == Workspace ? null : wrong);
        return wrong == Workspace || !isFree ? left : new ProjectEvent[] { left, TiedTo(channel, right, conversation) };
    }

    private PlaceTied TiedTo(string channel, string workspace, string conversation) =>
        new(channel, conversation, workspace == Workspace ? null : workspace);
}
