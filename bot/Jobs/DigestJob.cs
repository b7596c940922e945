using MilestoneBot.Store.Projects;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Runs every few minutes, because each project has its own Monday morning: sends the weekly digest.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(DueNoticesRunner dueNoticesRunner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dueNoticesRunner.RunAsync(NoticeJob.Digest, cancellationToken);
}
