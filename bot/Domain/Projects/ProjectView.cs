using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// A project as somebody looks at it: with the names behind the ids, the present instant and the seller's zone.
/// </summary>
public sealed record ProjectView(
    Project Project,
    IReadOnlyDictionary<string, string> Names,
    DateTimeOffset Now,
    string SellerZone
)
{
    /// <summary>Who sends the invoices of this workspace now; null when nobody has said so.</summary>
    public Seller? Seller { get; init; }

    /// <summary>The one for whose eyes alone it is shown; null when it is shown to everybody in a place.</summary>
    public Actor? Viewer { get; init; }

    /// <summary>
    /// A payment source of this workspace does not answer, so money may have arrived that is not recorded; null while
    /// all answer.
    /// </summary>
    public SourceOutage? SourceOutage { get; init; }

    /// <summary>Who holds something and cannot act any more, as the platform says, and why.</summary>
    public IReadOnlyDictionary<string, string> InactiveHolders { get; init; } = new Dictionary<string, string>();

    /// <summary>The same, where it matters whether they can act: whom something waits for, and who may do it.</summary>
    public string DescribeHolder(string actor) =>
        InactiveHolders.TryGetValue(actor, out var why) ? $"{NameOf(actor)} ({why})" : NameOf(actor);

    /// <summary>What the bank took back of no certain payment, and which may have been this client's.</summary>
    public IReadOnlyList<UnmatchedPayment> UntiedReturns { get; init; } = [];

    /// <summary>
    /// What to call somebody; a name that was erased leaves "a former member", on cards and in exports alike.
    /// </summary>
    public string NameOf(string actor) =>
        Names.TryGetValue(actor, out var name) && name.Length > 0 ? name : "a former member";

    /// <summary>The date in the seller's books: issue dates, due dates, days late.</summary>
    public DateOnly SellerToday => ZonedCalendar.GetDate(Now, SellerZone);

    /// <summary>The date where the project is worked on: expected dates, completion.</summary>
    public DateOnly Today => Project.Today(Now);
}
