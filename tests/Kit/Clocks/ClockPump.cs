using System.Collections.Concurrent;

namespace MilestoneBot.Tests.Kit.Clocks;

/// <summary>
/// Runs a test on one thread and moves its clock to the next timer as soon as nobody has anything to do before it: hours
/// pass in seconds, and nothing waits for real time.
/// </summary>
public static class ClockPump
{
    /// <summary>Runs a test from timer to timer, until it has ended.</summary>
    public static void Run(this TestClock clock, Func<Task> test)
    {
        var work = new BlockingCollection<Action>();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new OneThread(work));
        try
        {
            var running = test();
            while (!running.IsCompleted)
            {
                if (work.TryTake(out var next))
                    next();
                else if (!IsSomethingOnAPoolThread(work))
                    RingNextTimer(clock);
            }
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>
    /// What hops over a pool thread comes back, and a messenger sent after it is back later. So nothing is awaited in
    /// real time: on a busy machine a moment may be too short for the hop, and the clock would run away from it.
    /// </summary>
    private static bool IsSomethingOnAPoolThread(BlockingCollection<Action> work)
    {
        for (var journeys = 0; journeys < 3; journeys++)
        {
            var isBack = false;
            ThreadPool.UnsafeQueueUserWorkItem(_ => work.Add(() => isBack = true), null);
            var others = 0;
            while (!isBack)
            {
                work.Take()();
                others++;
            }
            if (others > 1)
                return true;
        }
        return false;
    }

    /// <summary>Without the context, what the timer sets off goes on here and not on a pool thread.</summary>
    private static void RingNextTimer(TestClock clock)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        clock.PassToNextTimer();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    private sealed class OneThread(BlockingCollection<Action> work) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => work.Add(() => d(state));

        public override void Send(SendOrPostCallback d, object? state) => d(state);
    }
}
