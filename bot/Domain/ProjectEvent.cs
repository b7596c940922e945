namespace MilestoneBot.Domain;

/// <summary>Something that happened to a project: the closed set of what can be written. Who and when stand beside it.</summary>
public abstract record ProjectEvent
{
    /// <summary>The milestone whose card this changes; null when it concerns the project as a whole.</summary>
    public virtual int? Subject => null;

    /// <summary>Positions change, and buttons name positions: every milestone card drawn before is old.</summary>
    public virtual bool Reorders => false;
}

/// <summary>An event with its signature, as the journal keeps it.</summary>
public sealed record Happening(ProjectEvent What, Signature Signed);

public sealed record ProjectCreated(string Id, string Workspace, string Key, string Name, string Client, string Contact, Money Contract, Percent Vat, DateOnly? Starts, string Zone, int DueDays, GatePolicy Policy) : ProjectEvent;

public sealed record PlaceTied(string Channel, string Conversation) : ProjectEvent;

public sealed record RoleGiven(string Actor, Role Role, bool ByCreation) : ProjectEvent;

public sealed record RoleTaken(string Actor, Role Role) : ProjectEvent;

/// <summary>An event of one milestone.</summary>
public abstract record MilestoneEvent(int Milestone) : ProjectEvent
{
    public sealed override int? Subject => Milestone;
}

public sealed record MilestoneAdded(int Milestone, int Position, string Name, Amount Amount, DateOnly? Starts, DateOnly? Expected, int DueDays, Criterion? Criterion, string Note) : MilestoneEvent(Milestone);

public sealed record MilestoneChanged(int Milestone, string Name, Amount Amount, DateOnly? Starts, DateOnly? Expected, int DueDays, Criterion? Criterion) : MilestoneEvent(Milestone);

/// <param name="From">The 0-based place in the order of all milestones, dropped ones included.</param>
public sealed record MilestoneMoved(int Milestone, int From, int To) : MilestoneEvent(Milestone)
{
    public override bool Reorders => true;
}

public sealed record MilestoneDropped(int Milestone) : MilestoneEvent(Milestone)
{
    public override bool Reorders => true;
}

public sealed record TermsSent(int Version) : ProjectEvent;

public sealed record TermsAgreed(int Version, string ClientName, string Evidence, bool HeldByTeam) : ProjectEvent;

public sealed record StageStarted(int Milestone) : MilestoneEvent(Milestone);

public sealed record StageSubmitted(int Milestone, string Deliverable, string Url) : MilestoneEvent(Milestone);

public sealed record ChangesRequested(int Milestone, string Missing) : MilestoneEvent(Milestone);

public sealed record EvidenceAttached(int Milestone, string ClientName, string Reference) : MilestoneEvent(Milestone);

public sealed record StageConfirmed(int Milestone, string ConfirmedBy, string Reference, bool HeldByTeam) : MilestoneEvent(Milestone);

public sealed record GateOverridden(int Milestone, string Reason) : MilestoneEvent(Milestone);

public sealed record InvoiceDrafted(int Invoice, int Milestone, Money Net, Percent Rate, Money Vat, int DueDays, DateOnly CompletedOn, string Note) : MilestoneEvent(Milestone);

public sealed record InvoiceDiscarded(int Invoice, int Milestone) : MilestoneEvent(Milestone);

public sealed record InvoiceIssued(int Invoice, int Milestone, string Number, DateOnly On, DateOnly Due, Party Seller, Party Buyer, bool IsSample) : MilestoneEvent(Milestone);

public sealed record PaymentRecorded(int Payment, int Invoice, int Milestone, Money Amount, Money Surplus, DateOnly On, string Reference, string Source) : MilestoneEvent(Milestone);

public sealed record ProjectClosed : ProjectEvent;
