using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Jobs;

/// <summary>What is due is said to the desk, one turn each; the desk rules on it as on everything else.</summary>
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

    /// <summary>Says everything that a job has to say now. Returns how many turns were spoken.</summary>
    public async Task<int> RunAsync(NoticeJob job, CancellationToken cancel)
    {
        // Every change plans its project, so what was recorded before there was a clock is planned once.
        while (!isPlanned)
            isPlanned = await scheduledNoticeStore.PlanAsync(BatchSize, cancel) < BatchSize;
        var (spoken, broken) = (0, 0);
        var before = new HashSet<DueNotice>();
        while (await scheduledNoticeStore.FindDueAsync(job, BatchSize, broken, cancel) is { Count: > 0 } found)
        {
            foreach (var dueNotice in found)
            {
                cancel.ThrowIfCancellationRequested();
                // What was said and is due all the same stands in nobody's way.
                if (before.Add(dueNotice) && await SendAsync(dueNotice, cancel))
                    spoken++;
                else
                    broken++;
            }
            delivery.SignalWork();
        }
        return spoken;
    }

    private async Task<bool> SendAsync(DueNotice dueNotice, CancellationToken cancel)
    {
        try
        {
            // What lost its race to somebody is due still, and looked at again by the next sweep.
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
