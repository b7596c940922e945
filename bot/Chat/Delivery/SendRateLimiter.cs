using System.Security.Cryptography;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Keeps sending within the platforms' rate limits. A message counts from before it is sent until a period after the
/// platform answered, so that delays on the way cannot put two periods' messages into one. After a start the history is
/// empty although the platform's is not, so it begins slowly. When three threads of a workspace fail without a success
/// between them, the service is considered down: it is then probed with one message at a time, at growing intervals,
/// instead of by every thread. Idle threads are forgotten.
/// </summary>
public sealed class SendRateLimiter(TimeProvider clock)
{
    private const int ThreadsInTrouble = 3;

    /// <summary>How long messages of an earlier process may still count for the platform.</summary>
    private static readonly TimeSpan WarmUpPeriod = TimeSpan.FromSeconds(30);

    /// <summary>The wait when messages in flight use up a limit: nobody knows how long they take.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan CleanInterval = TimeSpan.FromMinutes(1),
        LongestPause = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<ThreadKey, SendHistory> threads = [];
    private readonly Dictionary<Conversation, SendHistory> conversations = [];
    private readonly Dictionary<(string Channel, string Workspace), WorkspaceState> workspaces = [];
    private readonly long started = clock.GetTimestamp();
    private long lastCleaned = clock.GetTimestamp();

    /// <summary>The number of threads that are remembered.</summary>
    public int ThreadCount
    {
        get
        {
            lock (gate)
                return threads.Count;
        }
    }

    /// <summary>
    /// The wait after so many failed attempts: 2, 4, 8 … 60 seconds, plus up to a quarter of random jitter.
    /// </summary>
    public static TimeSpan GetRetryDelay(int attempts) =>
        AddJitter(TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempts + 1))));

    /// <summary>
    /// The wait for messages that are retried for a day: it grows up to 15 minutes. The wait that the platform asked
    /// for is the minimum.
    /// </summary>
    public static TimeSpan GetLongRetryDelay(int attempts, TimeSpan? requested)
    {
        var wait = AddJitter(TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Min(attempts, 20) + 1))));
        return requested > wait ? AddJitter(requested.Value) : wait;
    }

    public static TimeSpan AddJitter(TimeSpan wait) => wait * (1 + RandomNumberGenerator.GetInt32(250) / 1000.0);

    /// <summary>
    /// Acquires a permit, which is released when the platform has answered. If a limit is reached, returns the time
    /// after which to ask again, in whole milliseconds; otherwise zero.
    /// </summary>
    /// <param name="isAwaited">A person waits for the message: a share of every limit is reserved for such messages,
    /// and they are also sent while the service is down.</param>
    /// <param name="mayProbe">Whether the message may be the probe that finds out if the service is up again; a message
    /// that should be sent only once more had better not be.</param>
    public TimeSpan Acquire(ThreadKey threadKey, RateLimits limits, bool isAwaited, bool mayProbe = true) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(AcquireCore(threadKey, limits, isAwaited, mayProbe).TotalMilliseconds));

    private TimeSpan AcquireCore(ThreadKey threadKey, RateLimits limits, bool isAwaited, bool mayProbe)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            Clean(now);
            var sendHistory = threads.TryGetValue(threadKey, out var known) ? known : threads[threadKey] = new();
            var (conversationHistory, workspaceState) = (
                HistoryOf(threadKey.Conversation),
                WorkspaceOf(threadKey.Conversation)
            );
            if (TimeLeft(sendHistory.PausedUntil, now) is { Ticks: > 0 } untilResumed)
                return untilResumed;
            var isWarmingUp = clock.GetElapsedTime(started, now) < WarmUpPeriod;
            int Allowed(RateWindow window)
            {
                if (isAwaited)
                    return window.MaxMessages;
                var usable = isWarmingUp
                    ? window.MaxMessages / 4
                    : window.MaxMessages - Math.Max(1, window.MaxMessages / 10);
                return Math.Max(1, usable);
            }

            foreach (
                var (history, window) in limits
                    .Thread.Select(w => (sendHistory, w))
                    .Concat(limits.Conversation.Select(w => (conversationHistory, w)))
                    .Concat(limits.Workspace.Select(w => (workspaceState.History, w)))
            )
                if (Wait(history, window, Allowed(window), now) is { Ticks: > 0 } wait)
                    return wait;
            if (workspaceState.FailingThreads.Count >= ThreadsInTrouble && !isAwaited)
            {
                if (TimeLeft(workspaceState.History.PausedUntil, now) is { Ticks: > 0 } untilProbe)
                    return untilProbe;
                if (workspaceState.Probe is not null)
                    return TimeSpan.FromSeconds(1);
                if (!mayProbe && clock.GetElapsedTime(workspaceState.History.PausedUntil, now) < LongestPause)
                    return LongestPause / 10;
                workspaceState.Probe = threadKey;
            }
            sendHistory.InFlight++;
            conversationHistory.InFlight++;
            workspaceState.History.InFlight++;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Releases a permit.</summary>
    /// <param name="pause">How long the platform wants no more messages in this thread.</param>
    public void Release(ThreadKey threadKey, RateLimits limits, PermitOutcome permitOutcome, TimeSpan? pause = null)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var (sendHistory, workspaceState) = (threads[threadKey], WorkspaceOf(threadKey.Conversation));
            sendHistory.Record(permitOutcome, limits.Thread, now);
            HistoryOf(threadKey.Conversation).Record(permitOutcome, limits.Conversation, now);
            workspaceState.History.Record(permitOutcome, limits.Workspace, now);
            if (pause is { } pauseTime)
                sendHistory.PausedUntil = Math.Max(sendHistory.PausedUntil, AddToTimestamp(now, pauseTime));
            var wasProbe = workspaceState.Probe == threadKey;
            if (wasProbe)
                workspaceState.Probe = null;
            if (permitOutcome == PermitOutcome.Succeeded)
            {
                workspaceState.FailingThreads.Clear();
                (workspaceState.History.PausedUntil, workspaceState.Failures) = (0, 0);
            }
            else if (permitOutcome == PermitOutcome.Failed)
            {
                workspaceState.FailingThreads.Add(threadKey);
                // A message that was in flight when the others failed tells nothing new.
                if (
                    workspaceState.FailingThreads.Count >= ThreadsInTrouble
                    && (wasProbe || TimeLeft(workspaceState.History.PausedUntil, now) <= TimeSpan.Zero)
                )
                    workspaceState.History.PausedUntil = AddToTimestamp(now, GetRetryDelay(workspaceState.Failures++));
            }
        }
    }

    private TimeSpan Wait(SendHistory history, RateWindow window, int allowed, long now)
    {
        var left = allowed - history.InFlight;
        if (left <= 0)
            return ShortWait;
        return history.Sent.Count < left
            ? TimeSpan.Zero
            : window.Period - clock.GetElapsedTime(history.Sent[^left], now);
    }

    private SendHistory HistoryOf(Conversation conversation) =>
        conversations.TryGetValue(conversation, out var known) ? known : conversations[conversation] = new();

    private WorkspaceState WorkspaceOf(Conversation conversation) =>
        workspaces.TryGetValue((conversation.Channel, conversation.Workspace), out var known)
            ? known
            : workspaces[(conversation.Channel, conversation.Workspace)] = new();

    private TimeSpan TimeLeft(long then, long now) => then == 0 ? TimeSpan.Zero : clock.GetElapsedTime(now, then);

    private long AddToTimestamp(long now, TimeSpan wait) => now + (long)(wait.TotalSeconds * clock.TimestampFrequency);

    private void Clean(long now)
    {
        if (clock.GetElapsedTime(lastCleaned, now) < CleanInterval)
            return;
        lastCleaned = now;
        bool IsIdle(SendHistory sendHistory) =>
            sendHistory.InFlight == 0
            && TimeLeft(sendHistory.PausedUntil, now) <= TimeSpan.Zero
            && (
                sendHistory.Sent.Count == 0
                || clock.GetElapsedTime(sendHistory.Sent[^1], now) >= sendHistory.LongestPeriod
            );
        foreach (var (threadKey, sendHistory) in threads)
            if (IsIdle(sendHistory))
                threads.Remove(threadKey);
        foreach (var (conversation, sendHistory) in conversations)
            if (IsIdle(sendHistory))
                conversations.Remove(conversation);
        foreach (var (key, workspaceState) in workspaces)
            if (workspaceState.FailingThreads.Count == 0 && IsIdle(workspaceState.History))
                workspaces.Remove(key);
    }

    /// <summary>The recent messages of one thread, conversation or workspace.</summary>
    private sealed class SendHistory
    {
        /// <summary>When the platform answered, oldest first; no more than the largest limit needs.</summary>
        public List<long> Sent { get; } = [];

        public int InFlight { get; set; }

        public long PausedUntil { get; set; }

        public TimeSpan LongestPeriod { get; private set; }

        public void Record(PermitOutcome permitOutcome, IReadOnlyList<RateWindow> windows, long now)
        {
            InFlight--;
            if (permitOutcome == PermitOutcome.Unused || windows.Count == 0)
                return;
            LongestPeriod = windows.Max(w => w.Period);
            Sent.Add(now);
            var most = windows.Max(w => w.MaxMessages);
            if (Sent.Count >= 2 * most)
                Sent.RemoveRange(0, Sent.Count - most);
        }
    }

    /// <summary>The state of the platform's service for one workspace.</summary>
    private sealed class WorkspaceState
    {
        public SendHistory History { get; } = new();

        /// <summary>The threads that failed since the last success.</summary>
        public HashSet<ThreadKey> FailingThreads { get; } = [];

        public int Failures { get; set; }

        /// <summary>The thread whose message finds out whether the service is up again.</summary>
        public ThreadKey? Probe { get; set; }
    }
}
