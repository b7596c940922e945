using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Projects;

// One fact that changes several projects.
public sealed partial class ProjectStore
{
    /// <summary>
    /// Decides changes of several projects in one transaction: all are saved, or none is. The rules are pure and may run
    /// again.
    /// </summary>
    /// <param name="changes">For each project a turn of its own, whose conversation stands for it.</param>
    /// <returns>The outcomes up to the first that is not saved; all of them when all are.</returns>
    public async Task<IReadOnlyList<Outcome>> ChangeTogetherAsync(
        IReadOnlyList<(Turn Turn, Func<Project, DecisionContext, Decision> Rule)> changes,
        CancellationToken cancel
    )
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return await database.WriteAsync(
                    async db =>
                    {
                        var outcomes = new List<Outcome>();
                        foreach (var (turn, rule) in changes)
                        {
                            outcomes.Add(await ChangeAsync(db, turn, "", rule));
                            if (!IsSaved(outcomes[^1]))
                                break;
                        }
                        return outcomes;
                    },
                    outcomes => outcomes.TrueForAll(IsSaved),
                    Durability.Durable,
                    cancel
                );
            }
            catch (Exception e) when (IsConcurrentChange(e))
            {
                if (first)
                    continue;
                LogOvertaken(changes[0].Turn.Id, e.Message);
                return [new Outcome.Overtaken(null)];
            }
        }
    }
}
