using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Jobs;

/// <summary>Passes each due notice to the command dispatcher as a turn, which handles it like any other.</summary>
internal sealed partial class DueNoticesRunner(
    ScheduledNoticeStore scheduledNoticeStore,
    CommandDispatcher dispatcher,
    IInternalHandler<DueNotice> handler,
    MessageDelivery delivery,
    TimeProvider clock,
    ILogger<DueNoticesRunner> log
)
{
    private const int BatchSize = 200;

    private bool isPlanned;

    /// <summary>Sends all notices of a job that are due. Returns how many turns were dispatched.</summary>
    public async Task<int> RunAsync(NoticeJob job, CancellationToken cancel)
    {
        // Every change schedules its project's notices. Projects from before there was a scheduler are scheduled once,
        // here.
        while (!isPlanned)
            isPlanned = await scheduledNoticeStore.PlanAsync(BatchSize, cancel) < BatchSize;
        var (sent, failed) = (0, 0);
        var handled = new HashSet<DueNotice>();
        while (await scheduledNoticeStore.FindDueAsync(job, BatchSize, failed, cancel) is { Count: > 0 } found)
        {
            foreach (var dueNotice in found)
            {
                cancel.ThrowIfCancellationRequested();
                // A notice that was sent and is still due is not sent again and blocks no other notice.
                if (handled.Add(dueNotice) && await SendAsync(dueNotice, cancel))
                    sent++;
                else
                    failed++;
            }
            delivery.SignalWork();
        }
        return sent;
    }

    private async Task<bool> SendAsync(DueNotice dueNotice, CancellationToken cancel)
    {
        try
        {
            // A notice that lost a race to a concurrent change is still due and is checked again by the next run.
            var turn = dueNotice.ToTurn(clock.GetUtcNow());
            return await dispatcher.HandleAsync(handler, turn, dueNotice, cancel) is { IsStale: false };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(e, dueNotice);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Due} could not be said; it is tried again")]
    private partial void LogBroken(Exception error, DueNotice due);
}
