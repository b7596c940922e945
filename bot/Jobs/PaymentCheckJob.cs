using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Runs every few minutes: records incoming payments from outside on their invoices.</summary>
[DisallowConcurrentExecution]
internal sealed class PaymentCheckJob(PaymentCheck check) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await check.RunAsync(cancellationToken);
}
