using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Milestones;

namespace MilestoneBot.Domain.Decisions;

public sealed record MilestoneAdded(
    int Milestone,
    int Position,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string Note,
    MilestoneKind Kind = MilestoneKind.Delivery,
    VatTreatment? Vat = null
) : MilestoneEvent(Milestone)
{
    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance; null for never.</summary>
    public int? SilenceDays { get; init; }
}

/// <param name="Vat">Its own VAT treatment; null leaves it unchanged.</param>
/// <param name="Note">The text for its invoice; null leaves it unchanged.</param>
public sealed record MilestoneChanged(
    int Milestone,
    string Name,
    Amount Amount,
    DateOnly? Starts,
    DateOnly? Expected,
    int DueDays,
    Criterion? Criterion,
    string? Note = null,
    MilestoneKind Kind = MilestoneKind.Delivery,
    VatTreatment? Vat = null
) : MilestoneEvent(Milestone)
{
    /// <summary>The cash discount of its invoice; null for none.</summary>
    public CashDiscount? Discount { get; init; }

    /// <summary>The days after which silence counts as acceptance; null for never.</summary>
    public int? SilenceDays { get; init; }
}

/// <summary>
/// The law's VAT for a milestone that is not billed yet. It is no matter of agreement, so the terms stay as they are.
/// </summary>
/// <param name="Agreed">What the client had agreed to; null when there is nothing to tell them.</param>
public sealed record MilestoneVatChanged(int Milestone, VatTreatment Vat, string Reason, VatTreatment? Agreed = null)
    : MilestoneEvent(Milestone);

/// <summary>The VAT of every milestone of the project that has no treatment of its own and is not billed yet.</summary>
public sealed record ProjectVatChanged(VatTreatment Vat, string Reason) : ProjectEvent;

/// <param name="From">The 0-based position among all milestones, dropped ones included.</param>
public sealed record MilestoneMoved(int Milestone, int From, int To) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record MilestoneDropped(int Milestone) : MilestoneEvent(Milestone)
{
    public override bool ReordersMilestones => true;
}

public sealed record TermsSent(int Version) : ProjectEvent;

public sealed record TermsAgreed(int Version, string ClientName, string Evidence, bool HeldByTeam) : ProjectEvent
{
    /// <summary>
    /// The milestones whose rule of silence the client is known to have read; null where no milestone holds one, and in records
    /// from before this was kept.
    /// </summary>
    public IReadOnlyList<int>? SilenceKnown { get; init; }

    public bool Equals(TermsAgreed? other) =>
        other is not null
        && (Version, ClientName, Evidence, HeldByTeam)
            == (other.Version, other.ClientName, other.Evidence, other.HeldByTeam)
        && (SilenceKnown ?? []).SequenceEqual(other.SilenceKnown ?? [])
        && SilenceKnown is null == other.SilenceKnown is null;

    public override int GetHashCode() => HashCode.Combine(Version, ClientName, Evidence, HeldByTeam);
}

/// <summary>The complete amendment as it is from now on. The client has not agreed to any of it yet.</summary>
/// <param name="Total">The new contract, net; null when it stays.</param>
/// <param name="End">The project ends by it; null when it goes on.</param>
public sealed record TermsAmended(
    int Version,
    IReadOnlyList<TermsChange> Changes,
    Money? Total = null,
    ProjectEnd? End = null
) : ProjectEvent
{
    public bool Equals(TermsAmended? other) =>
        other is not null
        && (Version, Total, End) == (other.Version, other.Total, other.End)
        && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Version, Changes.Count);
}

public sealed record AmendmentWithdrawn(int Version) : ProjectEvent;

/// <summary>The client agreed to another total.</summary>
/// <param name="Total">The contract from now on, net; 0 where a project ended with nothing confirmed.</param>
public sealed record ContractChanged(Money Total) : ProjectEvent;
