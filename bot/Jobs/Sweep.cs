using MilestoneBot.Chat;
using MilestoneBot.Store;

namespace MilestoneBot.Jobs;

/// <summary>What is due is said to the desk, one turn each; the desk rules on it as on everything else.</summary>
internal sealed partial class Sweep(Dues dues, Desk desk, Courier courier, TimeProvider clock, ILogger<Sweep> log)
{
    private const int AtOnce = 200;

    private bool isPlanned;

    /// <summary>Says everything that a job has to say now. Returns how many turns were spoken.</summary>
    public async Task<int> RunAsync(DueJob job, CancellationToken cancel)
    {
        // Every change plans its project, so what was recorded before there was a clock is planned once.
        while (!isPlanned)
            isPlanned = await dues.PlanAsync(AtOnce, cancel) < AtOnce;
        var (spoken, broken) = (0, 0);
        var before = new HashSet<Due>();
        while (await dues.FindAsync(job, AtOnce, broken, cancel) is { Count: > 0 } found)
        {
            foreach (var due in found)
            {
                cancel.ThrowIfCancellationRequested();
                // What was said and is due all the same stands in nobody's way.
                if (before.Add(due) && await SayAsync(due, cancel))
                    spoken++;
                else
                    broken++;
            }
            courier.Wake();
        }
        return spoken;
    }

    private async Task<bool> SayAsync(Due due, CancellationToken cancel)
    {
        try
        {
            // What lost its race to somebody is due still, and looked at again by the next sweep.
            return await desk.AnswerAsync(due.Turn(clock.GetUtcNow()), cancel) is { IsOld: false };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBroken(e, due);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Due} could not be said; it is tried again")]
    private partial void LogBroken(Exception error, Due due);
}
