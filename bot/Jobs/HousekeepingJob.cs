using MilestoneBot.Store;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Once a night: bookkeeping that has served its time is taken out.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(Housekeeping housekeeping) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await housekeeping.DeleteExpiredAsync(cancellationToken);
}
