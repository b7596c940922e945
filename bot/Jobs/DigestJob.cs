using MilestoneBot.Store;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Every few minutes too, since each project has its own Monday morning: the list of the week.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(Sweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(DueJob.Digest, cancellationToken);
}
