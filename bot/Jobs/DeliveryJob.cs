using MilestoneBot.Chat.Delivery;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>
/// Runs every few seconds: sends outbox messages that are left after a crash or a platform's refusal, and decides
/// reported payments for which something has changed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class DeliveryJob(MessageDelivery delivery, PaymentCheck payments) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        delivery.SignalWork();
        await payments.LookAgainAsync(cancellationToken);
    }
}
