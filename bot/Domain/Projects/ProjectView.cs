using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Projects;

/// <summary>
/// A project as it is shown to somebody: with the names of its people, the current time and the seller's time zone.
/// </summary>
public sealed record ProjectView(
    Project Project,
    IReadOnlyDictionary<string, string> Names,
    DateTimeOffset Now,
    string SellerZone
)
{
    /// <summary>The current seller of this workspace; null when none is set.</summary>
    public Seller? Seller { get; init; }

    /// <summary>What the workspace has said of its seller, also while a sample seller stands in for it.</summary>
    public SellerSettings SellerSettings { get; init; } = SellerSettings.None;

    /// <summary>
    /// The workspace's first project, whose approvers accept an account, while one waits for that; null otherwise.
    /// </summary>
    public Project? FirstProject { get; init; }

    /// <summary>A trial, in which a sample seller sends the invoices until a real one is set.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Whether mails reach the client.</summary>
    public ClientMailMode Mail { get; init; }

    /// <summary>The VAT of new projects of this workspace that say none; null where each says its own.</summary>
    public VatTreatment? DefaultVat { get; init; }

    /// <summary>The person who alone sees it; null when everybody in a conversation sees it.</summary>
    public Actor? Viewer { get; init; }

    /// <summary>
    /// A payment source of this workspace does not answer, so that money may have arrived that is not recorded. Null
    /// while all answer.
    /// </summary>
    public SourceOutage? SourceOutage { get; init; }

    /// <summary>Role holders who can no longer act, as the platform reports, and why.</summary>
    public IReadOnlyDictionary<string, string> InactiveHolders { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The name, with a note if the person can no longer act. Used where it matters whether they can.
    /// </summary>
    public string DescribeHolder(string actor) =>
        InactiveHolders.TryGetValue(actor, out var why) ? $"{NameOf(actor)} ({why})" : NameOf(actor);

    /// <summary>Bank returns without a certain payment that may concern this client.</summary>
    public IReadOnlyList<UnmatchedPayment> UntiedReturns { get; init; } = [];

    /// <summary>
    /// The name of a person; "a former member" after the name was erased, on cards and in exports alike.
    /// </summary>
    public string NameOf(string actor) =>
        Names.TryGetValue(actor, out var name) && name.Length > 0 ? name : "a former member";

    /// <summary>The date in the seller's time zone: for issue dates, due dates and days late.</summary>
    public DateOnly SellerToday => ZonedCalendar.GetDate(Now, SellerZone);

    /// <summary>The date in the project's time zone: for expected dates and completion.</summary>
    public DateOnly Today => Project.Today(Now);
}
