namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>
    /// Gives somebody a role. What the creator held only by creating the project passes to the first person named for it;
    /// naming the creator keeps it.
    /// </summary>
    public Decision GiveRole(string actor, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no) return no;
        var held = Holders.Find(h => h.Actor == actor && h.Role == role);
        if (held is { ByCreation: false }) return new Refusal.RoleHeld(actor, role);
        var given = new RoleGiven(actor, role, ByCreation: false);
        var passed = Holders.Find(h => h.ByCreation && h.Role == role && h.Actor != actor);
        return new ProjectEvent[] { given }.Concat(passed is null ? [] : [new RoleTaken(passed.Actor, role)]).Concat(StandingIn(actor, role, stamp)).ToArray();
    }

    /// <summary>Whoever stands in for somebody holds the new role with him; a second person ends solo however he came to it.</summary>
    private IEnumerable<ProjectEvent> StandingIn(string actor, Role role, Stamp stamp) => SoloEnded || role is not (Role.Approver or Role.Finance)
        ? []
        : Deputies.Where(d => d.For == actor && d.Actor != Created.By && Today(stamp.At) <= d.Until).Select(d => new DeputyNamed(d.Actor, d.For, d.Until, EndsSolo: true));

    /// <summary>Takes a role away. The last approver goes only by his own word, since nobody could issue after him.</summary>
    public Decision TakeRole(string actor, Role role, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no) return no;
        if (!Holders.Any(h => h.Actor == actor && h.Role == role)) return new Refusal.RoleNotHeld(actor, role);
        if (role == Role.Approver && HoldersOf(Role.Approver).Count == 1 && actor != stamp.By.Id) return new Refusal.LastApprover(IsOwnWord: false);
        // Somebody must be left who can give roles, or the project is locked for good.
        var left = Holders.Any(h => h.Role is Role.Lead or Role.Approver && !(h.Actor == actor && h.Role == role));
        return left ? new RoleTaken(actor, role) : new Refusal.NobodyWouldManage();
    }

    /// <summary>Lets somebody act with another's roles until a day, that day included.</summary>
    public Decision NameDeputy(string actor, string holder, DateOnly until, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no) return no;
        var held = Holders.Where(h => h.Actor == holder).Select(h => h.Role).ToList();
        if (actor == holder) return new Refusal.BadText("deputy", "nobody is his own deputy; name somebody else to act for him");
        if (held.Count == 0) return new Refusal.DeputyOfNobody(holder);
        if (until < Today(stamp.At)) return new Refusal.DateIsPast("a deputy's last day", until, Today(stamp.At));
        if (Deputies.Exists(d => (d.Actor, d.For, d.Until) == (actor, holder, until))) return Array.Empty<ProjectEvent>();
        return new DeputyNamed(actor, holder, until, EndsSolo: actor != Created.By && held.Exists(r => r is Role.Approver or Role.Finance));
    }

    /// <summary>Ends a deputy's time, for everybody whom he stands in for.</summary>
    public Decision RemoveDeputy(string actor, Stamp stamp)
    {
        if (MayAct(Act.ManageRoles, stamp) is { } no) return no;
        var named = Deputies.Where(d => d.Actor == actor).ToList();
        return named.Count == 0 ? new Refusal.NoDeputy(actor) : named.Select(d => (ProjectEvent)new DeputyRemoved(d.Actor, d.For)).ToArray();
    }

    /// <summary>Ties another room to the project, so that its people are members and its words mean this project.</summary>
    public Decision Tie(string channel, string workspace, string conversation, Stamp stamp) =>
        Rights.Check(this, Act.See, stamp.By, stamp.At) is { } no ? no : TiedTo(channel, workspace, conversation);

    /// <summary>Whether somebody may let a place of another workspace in.</summary>
    public Refusal? MayInvite(Stamp stamp) => MayAct(Act.ManageRoles, stamp);

    /// <summary>
    /// Ties a room of another workspace to the project by an invitation that somebody who may give roles has made. Nobody there holds a role yet, so whoever
    /// brings it becomes a lead and can name the others; nobody loses one by it.
    /// </summary>
    public Decision Join(string channel, string workspace, string conversation, Stamp stamp)
    {
        if (stamp.By.Kind == ActorKind.Unknown) return new Refusal.StandingUnknown();
        if (stamp.By.Kind != ActorKind.Staff) return new Refusal.NotAllowed(Act.ManageRoles, Rights.For(Act.ManageRoles), [], IsGuest: true);
        if (Over() is { } over) return over;
        var tied = TiedTo(channel, workspace, conversation);
        return Holders.Any(h => h.Actor == stamp.By.Id && h.Role == Role.Lead) ? tied : new ProjectEvent[] { tied, new RoleGiven(stamp.By.Id, Role.Lead, ByCreation: false) };
    }

    /// <summary>
    /// A place was noted under a workspace that it does not belong to, as the platform now says. The project leaves it there; what is not
    /// of that workspace is tied to it in the right one, unless another project is there. A project of the wrong one stays with its people.
    /// </summary>
    /// <param name="isFree">Whether no other project has the place.</param>
    public Decision MovePlace(string channel, string conversation, string wrong, string right, bool isFree, Stamp stamp)
    {
        var roles = Rights.For(Act.ManageRoles);
        if (stamp.By.Kind != ActorKind.Source) return new Refusal.NotAllowed(Act.ManageRoles, roles, Rights.Holders(this, roles, stamp.At), IsGuest: false);
        var left = new PlaceLeft(channel, conversation, wrong == Workspace ? null : wrong);
        return wrong == Workspace || !isFree ? left : new ProjectEvent[] { left, TiedTo(channel, right, conversation) };
    }

    private PlaceTied TiedTo(string channel, string workspace, string conversation) => new(channel, conversation, workspace == Workspace ? null : workspace);
}
