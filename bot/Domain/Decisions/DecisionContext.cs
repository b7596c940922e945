using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Everything a decision needs from outside the project: who acts, when, the seller, and the next number of a gapless
/// series.
/// </summary>
/// <param name="Seller">Null when no seller is set; then nothing can be issued.</param>
/// <param name="NextNumber">Takes the next number of a series in the same transaction. A refusal after calling it
/// leaves no gap.</param>
/// <param name="NameSense">Asked of every milestone name; every ruling has it, so that no way leads around it.</param>
public sealed record DecisionContext(
    Actor Actor,
    DateTimeOffset At,
    string SellerZone,
    Seller? Seller,
    Func<NumberSeries, string> NextNumber,
    NameSense NameSense
)
{
    /// <summary>All events of the project, oldest first, read in the same transaction. Few rules need it.</summary>
    public Func<IReadOnlyList<RecordedEvent>> History { get; init; } = () => [];

    /// <summary>True in the project's own workspace, false in another workspace that was invited.</summary>
    public bool IsHomeWorkspace { get; init; } = true;

    /// <summary>
    /// True in a trial, where a sample seller sends the invoices and no client gets them. What protects real invoices does
    /// not stand in the way there.
    /// </summary>
    public bool IsTrial { get; init; }

    /// <summary>The actor's e-mail address as the platform reports it, where a project begins; "" when unknown.</summary>
    public string ActorAddress { get; init; } = "";

    /// <summary>What is wrong with a milestone name; null when it is good.</summary>
    public NameFault? FindNameFault(string name) => MilestoneName.FindFault(name) ?? NameSense(name);

    /// <summary>The current date in the seller's time zone, which counts for the books.</summary>
    public DateOnly SellerToday => ZonedCalendar.GetDate(At, SellerZone);
}
