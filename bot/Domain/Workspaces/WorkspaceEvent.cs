using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Naming;

namespace MilestoneBot.Domain.Workspaces;

/// <summary>
/// Something that happened to a whole workspace. A closed set of everything that can be recorded. Who and when are
/// recorded beside it.
/// </summary>
public abstract record WorkspaceEvent;

/// <param name="Milestones">What a project created from it begins with. An older template of that name is
/// replaced.</param>
public sealed record TemplateSaved(string Name, IReadOnlyList<NewMilestone> Milestones) : WorkspaceEvent
{
    public bool Equals(TemplateSaved? other) =>
        other is not null && Name == other.Name && Milestones.SequenceEqual(other.Milestones);

    public override int GetHashCode() => HashCode.Combine(Name, Milestones.Count);
}

/// <param name="Zone">The seller's time zone for issue dates and due dates; null leaves it as it is.</param>
public sealed record SellerSet(string Name, string Address, string VatId, string? Zone) : WorkspaceEvent
{
    /// <summary>What else is said of the seller, without the account; null leaves it as it is.</summary>
    public PartyDetails? Details { get; init; }
}

/// <summary>An account is to be printed on invoices from now on. It waits until somebody else accepts it.</summary>
/// <param name="Iban">"" when no account is to be named any more.</param>
public sealed record SellerAccountProposed(int Proposal, string Iban, string Holder, string Bic) : WorkspaceEvent;

/// <param name="Solo">One person holds every role and typed the last four characters again.</param>
public sealed record SellerAccountAccepted(int Proposal, bool Solo) : WorkspaceEvent;

public sealed record SellerAccountDeclined(int Proposal, string Why) : WorkspaceEvent;

/// <summary>The VAT of new projects that say none.</summary>
public sealed record DefaultVatSet(VatTreatment Vat) : WorkspaceEvent;

/// <param name="Label">An existing label of that name is replaced, whatever its spelling.</param>
public sealed record LabelSaved(Label Label) : WorkspaceEvent;

public sealed record LabelRemoved(string Name) : WorkspaceEvent;

/// <summary>One value of how the books are exported.</summary>
/// <param name="Name">The setting: <c>consultant</c>, <c>revenue 19</c>.</param>
public sealed record DatevSet(string Name, string Value) : WorkspaceEvent;

/// <summary>A project's client got an account number in the exported books, for good.</summary>
public sealed record DebtorNumbered(string Project, string Client, int Number) : WorkspaceEvent;

/// <summary>A series begins with another number than 1.</summary>
/// <param name="Prefix">INV or CN.</param>
public sealed record SeriesStarted(string Prefix, int Year, int First) : WorkspaceEvent;
