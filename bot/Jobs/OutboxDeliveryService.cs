using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Jobs;

/// <summary>Sends the messages of the outbox. It sleeps until a turn or a job signals work.</summary>
internal sealed partial class OutboxDeliveryService(MessageDelivery delivery, ILogger<OutboxDeliveryService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Messages that are left from before the start are sent without a signal.
        delivery.SignalWork();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.WaitForWorkAsync(stoppingToken);
                await delivery.SendDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The messages keep their lease and are retried; the loop must survive any error.
                LogBroken(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Sending what the outbox holds broke; it is tried again")]
    private partial void LogBroken(Exception error);
}
