using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Naming;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Team;

namespace MilestoneBot.Domain.Decisions;

/// <summary>
/// Everything a decision needs from outside the project: who, when, the seller, and the next number of a gapless
/// series.
/// </summary>
/// <param name="Seller">Null when nobody has said who sends the invoices; then nothing can be issued.</param>
/// <param name="NextNumber">Takes the next number of a series in the same transaction; calling it and then refusing
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
    /// <summary>
    /// All that has happened to the project, oldest first, as it stands in the same transaction; few rules need it.
    /// </summary>
    public Func<IReadOnlyList<RecordedEvent>> History { get; init; } = () => [];

    /// <summary>Said in the project's own workspace; else in one that was let in.</summary>
    public bool IsHomeWorkspace { get; init; } = true;

    /// <summary>What is wrong with a milestone name; null when it is good.</summary>
    public NameFault? FindNameFault(string name) => MilestoneName.FindFault(name) ?? NameSense(name);

    /// <summary>The calendar date on which the seller's books stand now.</summary>
    public DateOnly SellerToday => ZonedCalendar.GetDate(At, SellerZone);
}
