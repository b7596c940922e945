using MilestoneBot.Store;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Runs once a night: deletes expired bookkeeping.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(Housekeeping housekeeping) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await housekeeping.DeleteExpiredAsync(cancellationToken);
}
