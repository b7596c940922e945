using System.Globalization;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

public sealed partial record Project
{
    /// <summary>
    /// Creates a project. Its creator holds every role in it, and the conversation of the command is tied to it.
    /// </summary>
    public static Decision Create(NewProject wanted, DecisionContext context)
    {
        if (context.Actor.Kind == ActorKind.Unknown)
            return new Refusal.MembershipUnknown();
        if (context.Actor.Kind != ActorKind.Staff)
            return new Refusal.NotAllowed(Permission.Define, [], [], IsGuest: true);
        foreach (
            var (what, text, least) in new[]
            {
                (TextField.ProjectName, wanted.Name, 1),
                (TextField.Client, wanted.Client, 1),
                (TextField.Contact, wanted.Contact, 0),
            }
        )
            if (CheckText(what, text, least) is { } bad)
                return bad;
        if (CheckIsAddress(wanted.Contact) is { } unreachable)
            return unreachable;
        if (CheckNewContact(wanted.Contact, context) is { } own)
            return own;
        if (!wanted.Contract.IsPositive)
            return new Refusal.InvalidMoney(new MoneyFault.ContractNotPositive());
        if (ZonedCalendar.FindZone(wanted.Zone) is not { } zone)
            return new Refusal.ZoneUnknown(wanted.Zone);
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
                wanted.Vat.Rate,
                wanted.Starts,
                zone,
                wanted.DueDays,
                wanted.Policy,
                wanted.Vat
            )
            {
                Discount = wanted.Discount,
                SilenceDays = SilenceTerm.OrNull(wanted.SilenceDays),
            },
            new RoleGiven(context.Actor.Id, Role.Lead, ByCreation: true),
            new RoleGiven(context.Actor.Id, Role.Approver, ByCreation: true),
            new RoleGiven(context.Actor.Id, Role.Finance, ByCreation: true),
            new ConversationTied(wanted.Channel, wanted.Conversation),
        };
        var project = FromEvents(
            events.Select(e => new RecordedEvent(e, new(context.Actor.Id, context.At, Solo: true)))
        );
        if (wanted.Milestones.Count == 0)
            return events.ToArray();
        return project.AddMilestones(wanted.Milestones, context) is Decision.Accepted(var added)
            ? new Decision.Accepted([.. events, .. added])
            : project.AddMilestones(wanted.Milestones, context);
    }

    /// <summary>Adds milestones at the end of the schedule, all of them or none.</summary>
    public Decision AddMilestones(IReadOnlyList<NewMilestone> wanted, DecisionContext context)
    {
        if (CheckDefine(context) is { } no)
            return no;
        if (LiveMilestones.Count() + wanted.Count > MaxMilestones)
            return new Refusal.TooManyMilestones(MaxMilestones);
        var (project, events) = (this, new List<ProjectEvent>());
        foreach (var one in wanted)
        {
            var id = project.Milestones.Count == 0 ? 1 : project.Milestones.Max(m => m.Id) + 1;
            if (project.CheckName(one.Name, except: null, context) is { } bad)
                return bad;
            if (project.CheckAmount(one.Amount, except: null, one.Name) is { } wrong)
                return wrong;
            var discount = one.Discount is null ? DiscountFor(one.Amount) : one.Discount.OrNull();
            if (CheckDiscount(discount, one.DueDays ?? DueDays, one.Name) is { } late)
                return late;
            var (silence, noSilence) = ReadSilence(
                one.Name,
                one.SilenceDays,
                UsualSilenceDays,
                one.Kind,
                one.Criterion
            );
            if (noSilence is not null)
                return noSilence;
            var added = new MilestoneAdded(
                id,
                project.Milestones.Count,
                MilestoneName.Normalize(one.Name),
                one.Amount,
                one.Starts,
                one.Expected,
                one.DueDays ?? DueDays,
                one.Criterion,
                one.Note,
                one.Kind,
                one.Vat
            )
            {
                Discount = discount,
                SilenceDays = silence,
            };
            events.Add(added);
            project = project.Apply(new(added, new(context.Actor.Id, context.At, IsSolo)));
        }
        return events.ToArray();
    }

    /// <summary>Changes a milestone before its terms are agreed.</summary>
    public Decision ChangeMilestone(Milestone milestone, MilestoneChange change, DecisionContext context)
    {
        if (CheckDefine(context, milestone) is { } no)
            return no;
        if (change.IsEmpty)
            return new Refusal.NothingToChange(milestone, "set");
        if (change.Name is { } name && CheckName(name, milestone, context) is { } bad)
            return bad;
        if (change.Amount is { } amount && CheckAmount(amount, milestone, milestone.Name) is { } wrong)
            return wrong;
        var discount = change.Discount is null ? milestone.Discount : change.Discount.OrNull();
        if (CheckDiscount(discount, change.DueDays ?? milestone.DueDays, milestone.Name) is { } late)
            return late;
        var (silence, noSilence) = ReadSilence(
            milestone.Name,
            change.SilenceDays,
            milestone.SilenceDays,
            change.Kind ?? milestone.Kind,
            change.Criterion ?? milestone.Criterion
        );
        if (noSilence is not null)
            return noSilence;
        return new MilestoneChanged(
            milestone.Id,
            change.Name is null ? milestone.Name : MilestoneName.Normalize(change.Name),
            change.Amount ?? milestone.Amount,
            change.Starts ?? milestone.Starts,
            change.Expected ?? milestone.Expected,
            change.DueDays ?? milestone.DueDays,
            change.Criterion ?? milestone.Criterion,
            change.Note,
            change.Kind ?? milestone.Kind,
            change.Vat
        )
        {
            Discount = discount,
            SilenceDays = silence,
        };
    }

    /// <summary>Changes several milestones before their terms are agreed, all of them or none.</summary>
    public Decision ChangeMilestones(
        IReadOnlyList<(Milestone Milestone, MilestoneChange Change)> changes,
        DecisionContext context
    )
    {
        var (project, events) = (this, new List<ProjectEvent>());
        foreach (var (milestone, change) in changes)
        {
            if (
                project.ChangeMilestone(project.MilestoneOf(milestone.Id), change, context)
                is not Decision.Accepted
                (var set)
            )
                return project.ChangeMilestone(project.MilestoneOf(milestone.Id), change, context);
            events.AddRange(set);
            project = set.Aggregate(project, (p, e) => p.Apply(new(e, new(context.Actor.Id, context.At, IsSolo))));
        }
        return events.ToArray();
    }

    public Decision MoveMilestone(Milestone milestone, Milestone neighbour, bool before, DecisionContext context)
    {
        // An amendment changes a milestone, but never its position.
        if (CheckDefine(context, milestone) is { } no)
            return no is Refusal.TermsFrozen(var version, _, _) ? new Refusal.OrderFrozen(version) : no;
        if (milestone.Id == neighbour.Id)
            return new Refusal.NothingToChange(milestone, "move");
        var from = Milestones.FindIndex(m => m.Id == milestone.Id);
        var without = Milestones.RemoveAt(from);
        var to = without.FindIndex(m => m.Id == neighbour.Id) + (before ? 0 : 1);
        return from == to ? new Refusal.NothingToChange(milestone, "move") : new MilestoneMoved(milestone.Id, from, to);
    }

    /// <summary>
    /// Drops a milestone from the schedule. Once the terms are agreed, this needs an amendment that the client agrees
    /// to.
    /// </summary>
    public Decision DropMilestone(Milestone milestone, DecisionContext context)
    {
        if (Agreement is not null)
            return Amend(
                milestone,
                (AddedChangeOf(milestone, context.At) ?? TermsChange.FromMilestone(milestone)) with
                {
                    IsDropped = true,
                },
                context
            );
        return CheckDefine(context, milestone) is { } no ? no : new MilestoneDropped(milestone.Id);
    }

    /// <summary>The schedule without its dates, as a template for other projects.</summary>
    public IReadOnlyList<NewMilestone> AsTemplate =>
        [
            .. LiveMilestones.Select(m => new NewMilestone(
                m.Name,
                m.Amount,
                null,
                null,
                m.DueDays,
                m.Criterion,
                m.Note,
                m.Kind,
                m.Vat
            )
            {
                Discount = m.Discount,
                SilenceDays = m.SilenceDays,
            }),
        ];

    /// <summary>What every milestone's terms still lack.</summary>
    public IReadOnlyList<MissingTerms> MissingTerms =>
        [
            .. LiveMilestones
                .Select((m, i) => new MissingTerms(i + 1, m.Name, m.Expected is null, m.Criterion is null))
                .Where(g => g.IsExpectedDateMissing || g.IsCriterionMissing),
        ];

    /// <summary>
    /// Sends the schedule to the client for agreement. It must add up to the contract and be complete.
    /// </summary>
    public Decision SendTerms(DecisionContext context)
    {
        if (CheckPermission(Permission.Define, context) is { } no)
            return no;
        if (CheckProposal(context.At) is { } wrong)
            return wrong;
        return Proposed is null ? new TermsSent(NextTermsVersion) : new Refusal.TermsAlreadySent(NextTermsVersion);
    }

    /// <summary>
    /// Records the client's agreement by evidence that the team holds. From then on the terms are frozen.
    /// </summary>
    public Decision AgreeTerms(string clientName, string evidence, DecisionContext context)
    {
        if (CheckPermission(Permission.RecordAgreement, context) is { } no)
            return no;
        return RecordAgreement(clientName, evidence, heldByTeam: true, context);
    }

    private Decision RecordAgreement(string clientName, string evidence, bool heldByTeam, DecisionContext context)
    {
        if (CheckProposal(context.At) is { } wrong)
            return wrong;
        // The client's agreement refers to the terms that were sent.
        if (OutdatedProposal is { } sent)
            return new Refusal.TermsOutdated(NextTermsVersion, sent);
        if ((CheckText(TextField.ConfirmedBy, clientName, 1) ?? CheckText(TextField.Reference, evidence, 1)) is { } bad)
            return bad;
        var agreed = new TermsAgreed(NextTermsVersion, clientName.Trim(), evidence.Trim(), heldByTeam)
        {
            SilenceKnown = FindSilenceKnown(heldByTeam),
        };
        if (Amendment is not { } amendment)
            return agreed;
        var changes = EventsOf(amendment).ToList();
        return new ProjectEvent[] { agreed }
            .Concat(changes)
            .Concat(EventsOfAgreement(amendment, agreed))
            .Concat(StopsOfAgreement(changes, agreed))
            .ToArray();
    }

    private Refusal? CheckSchedule()
    {
        // A project that ends with nothing confirmed has none left.
        if (!LiveMilestones.Any() && Amendment?.End is null)
            return new Refusal.NoMilestones();
        if (!Allocation.Closes)
            return new Refusal.AmountsDoNotAddUp(Allocation, Contract);
        if (AdvanceWithoutDelivery() is { } alone)
            return new Refusal.AdvanceWithoutDelivery(alone);
        if (FindMixedScope() is var (outside, other))
            return new Refusal.MixedVatScope(outside, other);
        return MissingTerms.Count > 0 ? new Refusal.TermsIncomplete(MissingTerms, Agreement is not null) : null;
    }

    private Refusal? CheckDefine(DecisionContext context, Milestone? milestone = null) =>
        CheckDefine(context.Actor, context.At, milestone);

    /// <summary>Why a person cannot change the schedule now; null when they can.</summary>
    public Refusal? CheckDefine(Actor by, DateTimeOffset now, Milestone? milestone = null) =>
        Permissions.Check(this, Permission.Define, by, now)
        ?? CheckNotOver()
        ?? (
            Agreement is { } agreed
                ? new Refusal.TermsFrozen(
                    agreed.Version,
                    milestone?.Name ?? "",
                    milestone is null ? "" : $"amend {PositionOf(milestone)} …"
                )
                : null
        );

    private Refusal? CheckName(string name, Milestone? except, DecisionContext context)
    {
        if (context.FindNameFault(name) is { } fault)
            return new Refusal.InvalidMilestoneName(name, fault);
        var key = MilestoneName.ToComparisonKey(name);
        var same = LiveMilestones.FirstOrDefault(m =>
            m.Id != except?.Id && MilestoneName.ToComparisonKey(m.Name) == key
        );
        return same is null ? null : new Refusal.NameTaken(same.Name, PositionOf(same));
    }

    /// <summary>What is not billed has no cash discount.</summary>
    private CashDiscount? DiscountFor(Amount amount) => amount is Amount.Unbilled ? null : Discount;

    /// <summary>A discount for paying early needs fewer days than the invoice has to be paid at all.</summary>
    private static Refusal.DiscountNotBelowDueDays? CheckDiscount(CashDiscount? discount, int dueDays, string name) =>
        discount is not null && discount.Days >= dueDays ? new(name, discount, dueDays) : null;

    /// <summary>
    /// An amount that exceeds the contract, alone or with the others, is refused. An amount that leaves a gap is
    /// allowed.
    /// </summary>
    private Refusal? CheckAmount(Amount amount, Milestone? except, string name)
    {
        if (amount is Amount.Sum(var sum))
        {
            if (sum.Currency != Currency)
                return new Refusal.InvalidMoney(new MoneyFault.NotProjectCurrency(Currency));
            if (!sum.IsPositive)
                return new Refusal.InvalidMoney(new MoneyFault.NotPositive());
        }
        if (
            amount is Amount.Rest
            && LiveMilestones.FirstOrDefault(m => m.Id != except?.Id && m.Amount is Amount.Rest) is { } other
        )
            return new Refusal.SecondRest(other.Name);
        var amounts = LiveMilestones.Select(m => m.Id == except?.Id ? amount : m.Amount).ToList();
        if (except is null)
            amounts.Add(amount);
        var split = Allocation.Split(Contract, amounts);
        if (split.Closes || split.Unassigned.Minor > 0 || split.PercentTotal < Percent.Whole)
            return null;
        return amounts.Any(a => a is Amount.Rest)
            ? new Refusal.NothingLeftForRest(Contract)
            : new Refusal.AmountsExceedContract(split, Contract);
    }

    /// <summary>
    /// Checks free text of one line: trimmed, at most 120 characters as people count them, no control characters.
    /// </summary>
    internal static Refusal? CheckText(TextField what, string text, int least, int most = 120)
    {
        var length = new StringInfo(text.Trim()).LengthInTextElements;
        if (length < least)
            return new Refusal.InvalidText(what, TextFault.Empty, length, most);
        if (length > most || text.Length > most * 12)
            return new Refusal.InvalidText(what, TextFault.TooLong, length, most);
        return text.Any(c => char.IsControl(c))
            ? new Refusal.InvalidText(what, TextFault.NotOneLine, length, most)
            : null;
    }
}
