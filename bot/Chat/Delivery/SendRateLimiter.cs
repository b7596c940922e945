using System.Security.Cryptography;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Keeps what is sent within the platforms' limits. A message counts from before it is sent until its window has passed
/// since the platform answered, so that no delay on the way can crowd two windows into one. After a start the windows
/// are empty although the platform's are not, so it begins gently. When three threads of a workspace fail with no
/// success between, the service is in trouble: it is then asked by one message at a time, at growing intervals, instead
/// of by every thread. An idle thread is forgotten.
/// </summary>
public sealed class SendRateLimiter(TimeProvider clock)
{
    private const int ThreadsInTrouble = 3;

    /// <summary>So long the windows of a process that ran before may still hold messages.</summary>
    private static readonly TimeSpan WarmUpPeriod = TimeSpan.FromSeconds(30);

    /// <summary>When only others on the way fill a window, nobody knows how long they take.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1),
        LongestPause = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<ThreadKey, SendHistory> lanes = [];
    private readonly Dictionary<Conversation, SendHistory> places = [];
    private readonly Dictionary<(string Channel, string Workspace), WorkspaceState> services = [];
    private readonly long begun = clock.GetTimestamp();
    private long cleaned = clock.GetTimestamp();

    /// <summary>How many threads are remembered.</summary>
    public int ThreadCount
    {
        get
        {
            lock (gate)
                return lanes.Count;
        }
    }

    /// <summary>
    /// How long to wait after so many tries in vain: 2, 4, 8 .. 60 seconds, and up to a quarter more, so that not all
    /// come again at once.
    /// </summary>
    public static TimeSpan GetRetryDelay(int attempts) =>
        AddJitter(TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempts + 1))));

    /// <summary>
    /// The same for what is tried for a day: the waits go on growing, up to a quarter of an hour. What the platform
    /// asks for is a wait at the least.
    /// </summary>
    public static TimeSpan GetLongRetryDelay(int attempts, TimeSpan? asked)
    {
        var wait = AddJitter(TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Min(attempts, 20) + 1))));
        return asked > wait ? AddJitter(asked.Value) : wait;
    }

    public static TimeSpan AddJitter(TimeSpan wait) => wait * (1 + RandomNumberGenerator.GetInt32(250) / 1000.0);

    /// <summary>
    /// Takes a place in the windows, to be left when the platform has answered. If there is none, the time after which
    /// it is worth asking again, in whole milliseconds.
    /// </summary>
    /// <param name="isAwaited">Somebody waits for it: a part of every window is kept for such, and it also goes while
    /// the service is in trouble.</param>
    /// <param name="mayProbe">Whether it may be the one to find out if the trouble is over; what is sent once more at
    /// the most had better not.</param>
    public TimeSpan Acquire(ThreadKey threadKey, RateLimits limits, bool isAwaited, bool mayProbe = true) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(AcquireCore(threadKey, limits, isAwaited, mayProbe).TotalMilliseconds));

    private TimeSpan AcquireCore(ThreadKey threadKey, RateLimits limits, bool isAwaited, bool mayProbe)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            Clean(now);
            var sendHistory = lanes.TryGetValue(threadKey, out var known) ? known : lanes[threadKey] = new();
            var (place, workspaceState) = (HistoryOf(threadKey.Conversation), WorkspaceOf(threadKey.Conversation));
            if (TimeLeft(sendHistory.PausedUntil, now) is { Ticks: > 0 } paused)
                return paused;
            var isYoung = clock.GetElapsedTime(begun, now) < WarmUpPeriod;
            int Allowed(RateWindow window)
            {
                if (isAwaited)
                    return window.MaxMessages;
                var kept = isYoung ? window.MaxMessages / 4 : window.MaxMessages - Math.Max(1, window.MaxMessages / 10);
                return Math.Max(1, kept);
            }

            foreach (
                var (way, window) in limits
                    .Thread.Select(w => (sendHistory, w))
                    .Concat(limits.Conversation.Select(w => (place, w)))
                    .Concat(limits.Workspace.Select(w => (workspaceState.History, w)))
            )
                if (Wait(way, window, Allowed(window), now) is { Ticks: > 0 } wait)
                    return wait;
            if (workspaceState.FailingThreads.Count >= ThreadsInTrouble && !isAwaited)
            {
                if (TimeLeft(workspaceState.History.PausedUntil, now) is { Ticks: > 0 } trouble)
                    return trouble;
                if (workspaceState.Probe is not null)
                    return TimeSpan.FromSeconds(1);
                if (!mayProbe && clock.GetElapsedTime(workspaceState.History.PausedUntil, now) < LongestPause)
                    return LongestPause / 10;
                workspaceState.Probe = threadKey;
            }
            sendHistory.InFlight++;
            place.InFlight++;
            workspaceState.History.InFlight++;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Leaves the windows.</summary>
    /// <param name="pause">How long the platform wants no more in this thread.</param>
    public void Release(ThreadKey threadKey, RateLimits limits, PermitOutcome permitOutcome, TimeSpan? pause = null)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var (sendHistory, workspaceState) = (lanes[threadKey], WorkspaceOf(threadKey.Conversation));
            sendHistory.Record(permitOutcome, limits.Thread, now);
            HistoryOf(threadKey.Conversation).Record(permitOutcome, limits.Conversation, now);
            workspaceState.History.Record(permitOutcome, limits.Workspace, now);
            if (pause is { } rest)
                sendHistory.PausedUntil = Math.Max(sendHistory.PausedUntil, AddToTimestamp(now, rest));
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
                // What was on the way when the others failed says nothing new.
                if (
                    workspaceState.FailingThreads.Count >= ThreadsInTrouble
                    && (wasProbe || TimeLeft(workspaceState.History.PausedUntil, now) <= TimeSpan.Zero)
                )
                    workspaceState.History.PausedUntil = AddToTimestamp(now, GetRetryDelay(workspaceState.Failures++));
            }
        }
    }

    private TimeSpan Wait(SendHistory way, RateWindow window, int allowed, long now)
    {
        var left = allowed - way.InFlight;
        if (left <= 0)
            return ShortWait;
        return way.Sent.Count < left ? TimeSpan.Zero : window.Period - clock.GetElapsedTime(way.Sent[^left], now);
    }

    private SendHistory HistoryOf(Conversation conversation) =>
        places.TryGetValue(conversation, out var known) ? known : places[conversation] = new();

    private WorkspaceState WorkspaceOf(Conversation conversation) =>
        services.TryGetValue((conversation.Channel, conversation.Workspace), out var known)
            ? known
            : services[(conversation.Channel, conversation.Workspace)] = new();

    private TimeSpan TimeLeft(long then, long now) => then == 0 ? TimeSpan.Zero : clock.GetElapsedTime(now, then);

    private long AddToTimestamp(long now, TimeSpan wait) => now + (long)(wait.TotalSeconds * clock.TimestampFrequency);

    private void Clean(long now)
    {
        if (clock.GetElapsedTime(cleaned, now) < BetweenCleanings)
            return;
        cleaned = now;
        bool IsIdle(SendHistory sendHistory) =>
            sendHistory.InFlight == 0
            && TimeLeft(sendHistory.PausedUntil, now) <= TimeSpan.Zero
            && (
                sendHistory.Sent.Count == 0
                || clock.GetElapsedTime(sendHistory.Sent[^1], now) >= sendHistory.LongestPeriod
            );
        foreach (var (threadKey, sendHistory) in lanes)
            if (IsIdle(sendHistory))
                lanes.Remove(threadKey);
        foreach (var (conversation, sendHistory) in places)
            if (IsIdle(sendHistory))
                places.Remove(conversation);
        foreach (var (key, workspaceState) in services)
            if (workspaceState.FailingThreads.Count == 0 && IsIdle(workspaceState.History))
                services.Remove(key);
    }

    /// <summary>What went one way of late.</summary>
    private sealed class SendHistory
    {
        /// <summary>When the platform answered, oldest first; no more than the largest window asks for.</summary>
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

    /// <summary>How the service of a workspace does.</summary>
    private sealed class WorkspaceState
    {
        public SendHistory History { get; } = new();

        /// <summary>The threads that failed since the last success.</summary>
        public HashSet<ThreadKey> FailingThreads { get; } = [];

        public int Failures { get; set; }

        /// <summary>Who finds out whether the trouble is over.</summary>
        public ThreadKey? Probe { get; set; }
    }
}
