using MilestoneBot.Store.Projects;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>
/// Every few minutes: reminders, gates ahead, what is not billed, passed dates, and what waits for somebody.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RemindersJob(DueNoticesRunner dueNoticesRunner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dueNoticesRunner.RunAsync(NoticeJob.Reminders, cancellationToken);
}
