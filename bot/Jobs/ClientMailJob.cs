using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Runs every few seconds: mails to clients that are owed.</summary>
[DisallowConcurrentExecution]
internal sealed class ClientMailJob(ClientMailRunner runner, AccountCodeRunner codes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await codes.RunAsync(cancellationToken);
        await runner.RunAsync(cancellationToken);
    }
}
