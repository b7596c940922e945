using System.Globalization;

namespace MilestoneBot.Domain;

/// <summary>What <c>project new</c> says, checked for form.</summary>
public sealed record NewProject(
    string Id,
    string Workspace,
    string Key,
    string Name,
    string Client,
    string Contact,
    Money Contract,
    Percent Vat,
    DateOnly? Starts,
    string Zone,
    int DueDays,
    GatePolicy Policy,
    string Channel,
    string Conversation,
    IReadOnlyList<NewMilestone> Milestones
);

/// <summary>One milestone as somebody defines it; nulls take the project's defaults.</summary>
public sealed record NewMilestone(
    string Name,
    Amount Amount,
    DateOnly? Starts = null,
    DateOnly? Expected = null,
    int? DueDays = null,
    Criterion? Criterion = null,
    string Note = ""
);

/// <summary>What <c>set</c> changes; nulls leave a field as it is.</summary>
public sealed record MilestoneChange(
    string? Name,
    Amount? Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int? DueDays,
    Criterion? Criterion
)
{
    /// <summary>The line for its invoice that comes with a standard name; nobody types it here.</summary>
    public string? Note { get; init; }

    public bool IsEmpty =>
        this is { Name: null, Amount: null, Starts: null, Expected: null, DueDays: null, Criterion: null };
}

public sealed partial record Project
{
    /// <summary>
    /// Begins a project: its creator holds every role in it, and the place it was said in is tied to it.
    /// </summary>
    public static Decision Begin(NewProject wanted, Stamp stamp)
    {
        if (stamp.By.Kind == ActorKind.Unknown)
            return new Refusal.StandingUnknown();
        if (stamp.By.Kind != ActorKind.Staff)
            return new Refusal.NotAllowed(Act.Define, [], [], IsGuest: true);
        foreach (
            var (what, text, least) in new[]
            {
                ("project name", wanted.Name, 1),
                ("client", wanted.Client, 1),
                ("contact", wanted.Contact, 0),
            }
        )
            if (Plain(what, text, least) is { } bad)
                return bad;
        if (!wanted.Contract.IsPositive)
            return new Refusal.BadMoney("the contract total must be above 0, e.g. total 12000 EUR");
        if (Calendar.ZoneOf(wanted.Zone) is not { } zone)
            return new Refusal.BadText("zone", Calendar.NoZone(wanted.Zone));
        var events = new List<ProjectEvent>
        {
            new ProjectCreated(
                wanted.Id,
                wanted.Workspace,
                wanted.Key,
                wanted.Name.Trim(),
                wanted.Client.Trim(),
                wanted.Contact.Trim(),
                wanted.Contract,
                wanted.Vat,
                wanted.Starts,
                zone,
                wanted.DueDays,
                wanted.Policy
            ),
            new RoleGiven(stamp.By.Id, Role.Lead, ByCreation: true),
            new RoleGiven(stamp.By.Id, Role.Approver, ByCreation: true),
            new RoleGiven(stamp.By.Id, Role.Finance, ByCreation: true),
            new PlaceTied(wanted.Channel, wanted.Conversation),
        };
        var project = Fold(events.Select(e => new Happening(e, new(stamp.By.Id, stamp.At, Solo: true))));
        if (wanted.Milestones.Count == 0)
            return events.ToArray();
        return project.AddAll(wanted.Milestones, stamp) is Decision.Accepted(var added)
            ? new Decision.Accepted([.. events, .. added])
            : project.AddAll(wanted.Milestones, stamp);
    }

    /// <summary>Puts milestones at the end of the schedule, all of them or none.</summary>
    public Decision AddAll(IReadOnlyList<NewMilestone> wanted, Stamp stamp)
    {
        if (MayDefine(stamp) is { } no)
            return no;
        if (Live.Count() + wanted.Count > MostMilestones)
            return new Refusal.TooManyMilestones(MostMilestones);
        var (project, events) = (this, new List<ProjectEvent>());
        foreach (var one in wanted)
        {
            var id = project.Milestones.Count == 0 ? 1 : project.Milestones.Max(m => m.Id) + 1;
            if (project.CheckName(one.Name, except: null) is { } bad)
                return bad;
            if (project.CheckAmount(one.Amount, except: null, one.Name) is { } wrong)
                return wrong;
            var added = new MilestoneAdded(
                id,
                project.Milestones.Count,
                MilestoneName.Tidy(one.Name),
                one.Amount,
                one.Starts,
                one.Expected,
                one.DueDays ?? DueDays,
                one.Criterion,
                one.Note
            );
            events.Add(added);
            project = project.Apply(new(added, new(stamp.By.Id, stamp.At, IsSolo)));
        }
        return events.ToArray();
    }

    /// <summary>Changes a milestone before its terms are agreed.</summary>
    public Decision Set(Milestone milestone, MilestoneChange change, Stamp stamp)
    {
        if (MayDefine(stamp, milestone) is { } no)
            return no;
        if (change.IsEmpty)
            return new Refusal.NothingToChange(milestone, "set");
        if (change.Name is { } name && CheckName(name, milestone) is { } bad)
            return bad;
        if (change.Amount is { } amount && CheckAmount(amount, milestone, milestone.Name) is { } wrong)
            return wrong;
        return new MilestoneChanged(
            milestone.Id,
            change.Name is null ? milestone.Name : MilestoneName.Tidy(change.Name),
            change.Amount ?? milestone.Amount,
            change.Starts ?? milestone.Starts,
            change.Expected ?? milestone.Expected,
            change.DueDays ?? milestone.DueDays,
            change.Criterion ?? milestone.Criterion,
            change.Note
        );
    }

    /// <summary>Changes several milestones before their terms are agreed, all of them or none.</summary>
    public Decision SetAll(IReadOnlyList<(Milestone Milestone, MilestoneChange Change)> changes, Stamp stamp)
    {
        var (project, events) = (this, new List<ProjectEvent>());
        foreach (var (milestone, change) in changes)
        {
            if (project.Set(project.MilestoneOf(milestone.Id), change, stamp) is not Decision.Accepted(var set))
                return project.Set(project.MilestoneOf(milestone.Id), change, stamp);
            events.AddRange(set);
            project = set.Aggregate(project, (p, e) => p.Apply(new(e, new(stamp.By.Id, stamp.At, IsSolo))));
        }
        return events.ToArray();
    }

    public Decision Move(Milestone milestone, Milestone beside, bool before, Stamp stamp)
    {
        // An amendment changes what a milestone is, never where it stands.
        if (MayDefine(stamp, milestone) is { } no)
            return no is Refusal.TermsFrozen(var version, _, _) ? new Refusal.OrderFrozen(version) : no;
        if (milestone.Id == beside.Id)
            return new Refusal.NothingToChange(milestone, "move");
        var from = Milestones.FindIndex(m => m.Id == milestone.Id);
        var without = Milestones.RemoveAt(from);
        var to = without.FindIndex(m => m.Id == beside.Id) + (before ? 0 : 1);
        return from == to ? new Refusal.NothingToChange(milestone, "move") : new MilestoneMoved(milestone.Id, from, to);
    }

    /// <summary>
    /// Takes a milestone out of the schedule; once the terms are agreed, by an amendment that waits for the client.
    /// </summary>
    public Decision Drop(Milestone milestone, Stamp stamp)
    {
        if (Agreement is not null)
            return Amend(milestone, TermsChange.Of(milestone) with { IsDropped = true }, stamp);
        return MayDefine(stamp, milestone) is { } no ? no : new MilestoneDropped(milestone.Id);
    }

    /// <summary>The schedule without its dates, as another project may begin with it.</summary>
    public IReadOnlyList<NewMilestone> AsTemplate =>
        [.. Live.Select(m => new NewMilestone(m.Name, m.Amount, null, null, m.DueDays, m.Criterion, m.Note))];

    /// <summary>What every milestone's terms still lack.</summary>
    public IReadOnlyList<Gap> Gaps =>
        [
            .. Live.Select((m, i) => new Gap(i + 1, m.Name, m.Expected is null, m.Criterion is null))
                .Where(g => g.Expected || g.Criterion),
        ];

    /// <summary>
    /// Sends the schedule to the client for agreement: it must close to the contract and be complete.
    /// </summary>
    public Decision SendTerms(Stamp stamp)
    {
        if (MayAct(Act.Define, stamp) is { } no)
            return no;
        if (CheckProposal(stamp.At) is { } wrong)
            return wrong;
        return Proposed is null ? new TermsSent(NextTermsVersion) : new Refusal.TermsAlreadySent(NextTermsVersion);
    }

    /// <summary>
    /// Records the client's agreement from evidence that the team holds; the terms are frozen from here.
    /// </summary>
    public Decision AgreeTerms(string clientName, string evidence, Stamp stamp)
    {
        if (MayAct(Act.RecordAgreement, stamp) is { } no)
            return no;
        if (CheckProposal(stamp.At) is { } wrong)
            return wrong;
        // His yes was to what he was sent.
        if (Outdated is { } sent)
            return new Refusal.TermsOutdated(NextTermsVersion, sent);
        if ((Plain("by", clientName, 1) ?? Plain("ref", evidence, 1)) is { } bad)
            return bad;
        var agreed = new TermsAgreed(NextTermsVersion, clientName.Trim(), evidence.Trim(), HeldByTeam: true);
        return new ProjectEvent[] { agreed }
            .Concat(Amendment?.Changes.Select(c => c.Happens) ?? [])
            .ToArray();
    }

    private Refusal? CheckSchedule()
    {
        if (!Live.Any())
            return new Refusal.NoMilestones();
        if (!Allocation.Closes)
            return new Refusal.DoesNotClose(Allocation, Contract);
        return Gaps.Count > 0 ? new Refusal.TermsIncomplete(Gaps) : null;
    }

    private Refusal? MayDefine(Stamp stamp, Milestone? milestone = null) => MayDefine(stamp.By, stamp.At, milestone);

    /// <summary>Why somebody cannot change the schedule now; null when he can.</summary>
    public Refusal? MayDefine(Actor by, DateTimeOffset now, Milestone? milestone = null) =>
        Rights.Check(this, Act.Define, by, now)
        ?? Over()
        ?? (
            Agreement is { } agreed
                ? new Refusal.TermsFrozen(
                    agreed.Version,
                    milestone?.Name ?? "",
                    milestone is null ? "" : $"amend {PositionOf(milestone)} …"
                )
                : null
        );

    private Refusal? CheckName(string name, Milestone? except)
    {
        if (MilestoneName.Check(name) is { } problem)
            return new Refusal.VagueName(name, problem);
        var key = MilestoneName.Key(name);
        var same = Live.FirstOrDefault(m => m.Id != except?.Id && MilestoneName.Key(m.Name) == key);
        return same is null ? null : new Refusal.NameTaken(same.Name, PositionOf(same));
    }

    /// <summary>
    /// An amount that alone or with the others goes beyond the contract is refused; one that leaves a gap may still be
    /// filled.
    /// </summary>
    private Refusal? CheckAmount(Amount amount, Milestone? except, string name)
    {
        if (amount is Amount.Sum(var sum))
        {
            if (sum.Currency != Currency)
                return new Refusal.BadMoney($"this project is in {Currency.Code}; write the amount in {Currency.Code}");
            if (!sum.IsPositive)
                return new Refusal.BadMoney("the amount must be above 0");
        }
        if (
            amount is Amount.Rest
            && Live.FirstOrDefault(m => m.Id != except?.Id && m.Amount is Amount.Rest) is { } other
        )
            return new Refusal.SecondRest(other.Name);
        var amounts = Live.Select(m => m.Id == except?.Id ? amount : m.Amount).ToList();
        if (except is null)
            amounts.Add(amount);
        var split = Allocation.Split(Contract, amounts);
        if (split.Closes || split.Unassigned.Minor > 0 || split.PercentTotal < Percent.Whole)
            return null;
        return amounts.Any(a => a is Amount.Rest)
            ? new Refusal.NothingLeftForRest(Contract)
            : new Refusal.TooMuch(split, Contract);
    }

    /// <summary>
    /// Free text of one line: trimmed, at most 120 characters as people count them, no control characters.
    /// </summary>
    internal static Refusal? Plain(string what, string text, int least, int most = 120)
    {
        var length = new StringInfo(text.Trim()).LengthInTextElements;
        if (length < least)
            return new Refusal.BadText(what, $"{what} is empty");
        if (length > most || text.Length > most * 12)
            return new Refusal.BadText(what, $"{what} has {length} characters; at most {most} are kept");
        return text.Any(c => char.IsControl(c))
            ? new Refusal.BadText(what, $"{what} must be one line of plain text")
            : null;
    }
}
