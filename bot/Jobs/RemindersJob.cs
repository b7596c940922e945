using MilestoneBot.Store.Projects;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>
/// Runs every few minutes: reminders, upcoming gates, unbilled milestones, passed dates, and items that wait for a
/// person.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RemindersJob(DueNoticesRunner dueNoticesRunner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dueNoticesRunner.RunAsync(NoticeJob.Reminders, cancellationToken);
}
