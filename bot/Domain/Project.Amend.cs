namespace MilestoneBot.Domain;

public sealed partial record Project
{
    /// <summary>The version that the client is or would be asked to agree to.</summary>
    public int NextTermsVersion => Agreement is { } agreed ? agreed.Version + 1 : 1;

    /// <summary>The project as it would be once the client agrees to the waiting amendment; itself without one.</summary>
    public Project Amended => Amendment is not { } amendment ? this : amendment.Changes
        .Aggregate(this, (project, change) => project.Milestones.Exists(m => m.Id == change.Milestone) ? project.Apply(new(change.Happens, amendment.Signed)) : project);

    /// <summary>Proposes other terms for a milestone; the agreed ones hold until the client agrees to the new version.</summary>
    public Decision Amend(Milestone milestone, MilestoneChange change, Stamp stamp)
    {
        if (MayAct(Act.Define, stamp) is { } no) return no;
        if (Agreement is null) return new Refusal.NotAgreedYet(milestone);
        if (change.IsEmpty) return CheckAmendable(milestone, stamp.At) is { } never ? never : new Refusal.NothingToChange(milestone, "amend");
        var before = Waiting(stamp.At).FirstOrDefault(c => c.Milestone == milestone.Id) ?? TermsChange.Of(milestone);
        return Amend(milestone, before with
        {
            Name = change.Name is { } name ? MilestoneName.Tidy(name) : before.Name,
            Amount = change.Amount ?? before.Amount,
            Starts = change.Starts ?? before.Starts,
            Expected = change.Expected ?? before.Expected,
            DueDays = change.DueDays ?? before.DueDays,
            Criterion = change.Criterion ?? before.Criterion,
            IsDropped = false,
        }, stamp);
    }

    /// <summary>Whether a proposal for the milestone could be made at all: agreed, under way at the most, and not billed.</summary>
    public bool MayAmend(Milestone milestone, DateTimeOffset now) => Agreement is not null && !IsOver && milestone.IsLive && CheckAmendable(milestone, now) is null;

    private Refusal.TooLateToAmend? CheckAmendable(Milestone milestone, DateTimeOffset now) => TooLate(milestone, TermsChange.Of(milestone) with { Name = "" }, now);

    /// <summary>What the client is or would be asked to agree to for the milestone; null when nothing is.</summary>
    public TermsChange? WaitingFor(Milestone milestone, DateTimeOffset now) => Waiting(now).FirstOrDefault(c => c.Milestone == milestone.Id && !c.IsDropped);

    /// <summary>Takes the waiting amendment back before the client has agreed to it.</summary>
    public Decision WithdrawAmendment(Stamp stamp)
    {
        if (MayAct(Act.Define, stamp) is { } no) return no;
        return Amendment is { } amendment ? new AmendmentWithdrawn(amendment.Version) : new Refusal.NoAmendment();
    }

    private Decision Amend(Milestone milestone, TermsChange change, Stamp stamp)
    {
        if (MayAct(Act.Define, stamp) is { } no) return no;
        var (waiting, isAsAgreed) = (Waiting(stamp.At), change == TermsChange.Of(milestone));
        // A change may always be taken out of the amendment again, whatever became of its milestone meanwhile.
        if (!isAsAgreed && TooLate(milestone, change, stamp.At) is { } late) return late;
        if (change.Name != milestone.Name && CheckName(change.Name, milestone) is { } vague) return vague;
        var others = waiting.Where(c => c.Milestone != milestone.Id).ToList();
        if (others.Find(c => MilestoneName.Key(c.Name) == MilestoneName.Key(change.Name)) is { } taken) return new Refusal.NameTaken(taken.Name, PositionOf(MilestoneOf(taken.Milestone)));
        // What leaves the schedule has no amount in it.
        if (!change.IsDropped && CheckKind(change.Amount, milestone, others) is { } wrong) return wrong;
        if (isAsAgreed ? others.Count == waiting.Count : waiting.Contains(change)) return new Refusal.NothingToAmend(milestone.Name);
        List<TermsChange> changes = isAsAgreed ? others : [.. others, change];
        return changes.Count > 0 ? new TermsAmended(NextTermsVersion, changes) : new AmendmentWithdrawn(Amendment!.Version);
    }

    /// <summary>What is done stays as it was agreed: a confirmed or billed stage, and a submitted one cannot be dropped.</summary>
    private Refusal.TooLateToAmend? TooLate(Milestone milestone, TermsChange change, DateTimeOffset now) =>
        (milestone.Stage == Stage.Confirmed || InvoiceOf(milestone) is not null || (change.IsDropped && milestone.Stage is not (Stage.Planned or Stage.Started))) && !IsAsBilled(milestone, change)
            ? new(milestone, InvoiceOf(milestone), Amendment is { } amendment && !amendment.IsExpired(now))
            : null;

    /// <summary>A share written as the sum that it was billed as: nothing of it changes, and no other share can move it by rounding any more.</summary>
    private bool IsAsBilled(Milestone milestone, TermsChange change) =>
        InvoiceOf(milestone) is { } invoice && change == TermsChange.Of(milestone) with { Amount = new Amount.Sum(invoice.Net) };

    /// <summary>The changes that still wait; an expired amendment waits for nothing any more.</summary>
    private IReadOnlyList<TermsChange> Waiting(DateTimeOffset now) => Amendment is { } amendment && !amendment.IsExpired(now) ? amendment.Changes : [];

    private Refusal? CheckKind(Amount amount, Milestone milestone, IReadOnlyList<TermsChange> others)
    {
        if (amount is Amount.Sum(var sum) && sum.Currency != Currency) return new Refusal.BadMoney($"this project is in {Currency.Code}; write the amount in {Currency.Code}");
        if (amount is Amount.Sum { Money.IsPositive: false }) return new Refusal.BadMoney("the amount must be above 0");
        if (amount is not Amount.Rest) return null;
        var rest = Live.FirstOrDefault(m => m.Id != milestone.Id && (others.FirstOrDefault(c => c.Milestone == m.Id) is { } c ? c is { IsDropped: false, Amount: Amount.Rest } : m.Amount is Amount.Rest));
        return rest is null ? null : new Refusal.SecondRest(rest.Name);
    }

    /// <summary>Why the schedule, amended or not, cannot be put to the client as it stands; null when it can.</summary>
    public Refusal? CheckProposal(DateTimeOffset now)
    {
        if (Agreement is not { } agreed) return CheckSchedule();
        if (Amendment is not { } amendment) return new Refusal.TermsAlreadyAgreed(agreed);
        if (amendment.IsExpired(now)) return new Refusal.AmendmentExpired(amendment.Version, Today(amendment.Expires));
        foreach (var change in amendment.Changes)
            if (TooLate(MilestoneOf(change.Milestone), change, now) is { } late) return late;
        var after = Amended;
        if (after.CheckSchedule() is { } incomplete) return incomplete;
        var moved = Invoices.Find(i => i.IsLive && after.NetOf(after.MilestoneOf(i)) != i.Net);
        return moved is null ? null : new Refusal.WouldMoveBilled(MilestoneOf(moved), moved, after.NetOf(after.MilestoneOf(moved)));
    }
}
