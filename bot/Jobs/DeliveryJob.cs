using MilestoneBot.Chat.Delivery;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>
/// Every few seconds: what the outbox still owes after a crash or a platform's refusal is tried again.
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
