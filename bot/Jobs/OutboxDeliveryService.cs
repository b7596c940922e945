using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Jobs;

/// <summary>The one sender of outbox lines: it sleeps until a turn or the clock rings.</summary>
internal sealed partial class OutboxDeliveryService(MessageDelivery delivery, ILogger<OutboxDeliveryService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was owed when the program ended waits for nobody to ring.
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
                // The lines keep their lease and come again; the loop must outlive any one of them.
                LogBroken(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Sending what the outbox holds broke; it is tried again")]
    private partial void LogBroken(Exception error);
}
