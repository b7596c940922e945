using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Runs every few seconds: mails to clients that are owed.</summary>
[DisallowConcurrentExecution]
internal sealed class ClientMailJob(ClientMailRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(cancellationToken);
}
