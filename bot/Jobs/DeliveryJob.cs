using MilestoneBot.Chat.Delivery;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>
/// Runs every few seconds: sends outbox messages that are left after a crash or a platform's refusal.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class DeliveryJob(MessageDelivery delivery) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        delivery.SignalWork();
        return ValueTask.CompletedTask;
    }
}
