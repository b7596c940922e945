using MilestoneBot.Store.Projects;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Every few minutes too, since each project has its own Monday morning: the list of the week.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(DueNoticesRunner dueNoticesRunner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dueNoticesRunner.RunAsync(NoticeJob.Digest, cancellationToken);
}
