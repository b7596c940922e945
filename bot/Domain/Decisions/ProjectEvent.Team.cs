using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

public sealed record RoleGiven(string Actor, Role Role, bool ByCreation) : ProjectEvent;

public sealed record RoleRemoved(string Actor, Role Role) : ProjectEvent;

/// <summary>A person has a new id. Everything recorded under the former id belongs to the new one.</summary>
/// <param name="EndedSolo">A second person had held approver or finance by then. That remains true, even if both turn
/// out to be the same person.</param>
public sealed record PersonRekeyed(string Former, string Person, bool EndedSolo) : ProjectEvent;

/// <summary>
/// A person joined from another workspace with an invitation code that a member of the project created.
/// </summary>
public sealed record InvitationUsed(string Actor, string Maker) : ProjectEvent;

/// <summary>A staff member became lead of a project that had no staff member in charge any more.</summary>
public sealed record ProjectClaimed(string Actor) : ProjectEvent;

/// <summary>A role is reserved for a person on the other platform.</summary>
/// <param name="Address">The e-mail address, lower case.</param>
public sealed record RoleAppointed(string Address, Role Role) : ProjectEvent;

public sealed record AppointmentEnded(string Address, Role Role) : ProjectEvent;

/// <summary>
/// The person for whom a role was reserved has arrived. The role itself is given by a separate event.
/// </summary>
public sealed record AppointmentBound(string Address, Role Role, string Actor) : ProjectEvent;

/// <param name="Until">The last day, in the project's time zone.</param>
public sealed record DeputyNamed(string Actor, string For, DateOnly Until, bool EndsSolo) : ProjectEvent;

public sealed record DeputyRemoved(string Actor, string For) : ProjectEvent;

public sealed record ClientLinkMade(int Link, string TokenHash, string Contact, DateTimeOffset Expires) : ProjectEvent
{
    /// <summary>True for a link that was mailed to the contact; null for one that the team handed out.</summary>
    public bool? IsMailed { get; init; }

    /// <summary>The number of the mail that it goes with, in the list of mails; null for none.</summary>
    public long? Mail { get; init; }

    /// <summary>The account in the chat that speaks for the contact from now on; null for a link to the page.</summary>
    public string? Account { get; init; }

    /// <summary>True where the account entered a code that was mailed to the contact.</summary>
    public bool? IsByCode { get; init; }
}

/// <summary>Every open client link of the project was closed.</summary>
public sealed record ClientLinksRevoked(int Count) : ProjectEvent
{
    /// <summary>Only the links of this mail were closed, since nobody got it; null for all links.</summary>
    public long? Mail { get; init; }
}
