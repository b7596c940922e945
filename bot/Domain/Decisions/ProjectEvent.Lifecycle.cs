using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;

namespace MilestoneBot.Domain.Decisions;

public sealed record ProjectClosed : ProjectEvent;

public sealed record ProjectHeld(string Reason) : ProjectEvent;

public sealed record ProjectResumed(string Reason) : ProjectEvent;

public sealed record ProjectCancelled(string Reason) : ProjectEvent;

/// <summary>The client agreed to the end of the project: nothing more is delivered.</summary>
/// <param name="Fee">The milestone that bills the fee for it; null when there is none.</param>
public sealed record ProjectEnded(string Reason, int? Fee) : ProjectEvent;

/// <summary>A project that had ended goes on: the client agreed to new milestones.</summary>
public sealed record ProjectContinued : ProjectEvent;

/// <summary>The project's reminder settings, time zone and gate policy, complete as they are from now on.</summary>
public sealed record SettingsChanged(string Zone, GatePolicy Policy, ReminderSettings Habits) : ProjectEvent;

public sealed record ClientChanged(string Name, string Contact, string Address, string VatId) : ProjectEvent
{
    /// <summary>What else is said of the client, complete as it is from now on; null leaves it as it is.</summary>
    public PartyDetails? Details { get; init; }

    /// <summary>The contact who had agreed to the terms, where another takes their place; null otherwise.</summary>
    public string? FormerContact { get; init; }
}

/// <param name="Of">The milestone whose line is credited in part, or whose VAT is set; null otherwise.</param>
public sealed record RequestMade(
    int Request,
    RequestKind Kind,
    int Milestone,
    int? Invoice,
    Money? Amount,
    string Reason,
    VatTreatment? Vat = null,
    int? Of = null
) : MilestoneEvent(Milestone)
{
    /// <summary>As what the sum is to be settled; null for every other kind of request.</summary>
    public SettlementKind? Settles { get; init; }
}

public sealed record RequestDecided(int Request, int Milestone, bool IsApproved, string Why)
    : MilestoneEvent(Milestone);
