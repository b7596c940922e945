using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Every few minutes: what money has arrived outside, and is recorded on its invoice.</summary>
[DisallowConcurrentExecution]
internal sealed class PaymentCheckJob(PaymentCheck check) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await check.RunAsync(cancellationToken);
}
