using System.Security.Cryptography;

namespace MilestoneBot.Chat;

/// <summary>
/// One thread of a place. What is owed to it is carried in order, and platforms count what is said in it.
/// </summary>
public sealed record Lane(Place Place, string Thread);

/// <summary>At most so many messages within so long a time.</summary>
public sealed record Window(int Most, TimeSpan Within);

/// <summary>
/// How much a platform takes, edits included: in one thread, in a place with all its threads, and in all of a
/// workspace.
/// </summary>
public sealed record Limits(IReadOnlyList<Window> Thread, IReadOnlyList<Window> Workspace)
{
    public IReadOnlyList<Window> Place { get; init; } = [];

    public static Limits None { get; } = new([], []);
}

/// <summary>How a place in the windows was used.</summary>
public enum Used
{
    /// <summary>Nothing had to be sent.</summary>
    Not,

    /// <summary>The platform answered, if only that it does not want this message.</summary>
    Well,

    /// <summary>The platform asked to slow down, was out of order, or gave no answer.</summary>
    InVain,
}

/// <summary>
/// Keeps what is sent within the platforms' limits. A message counts from before it is sent until its window has passed
/// since the platform answered, so that no delay on the way can crowd two windows into one. After a start the windows
/// are empty although the platform's are not, so it begins gently. When three threads of a workspace fail with no
/// success between, the service is in trouble: it is then asked by one message at a time, at growing intervals, instead
/// of by every thread. An idle thread is forgotten.
/// </summary>
public sealed class Pace(TimeProvider clock)
{
    private const int ThreadsInTrouble = 3;

    /// <summary>So long the windows of a process that ran before may still hold messages.</summary>
    private static readonly TimeSpan Gentle = TimeSpan.FromSeconds(30);

    /// <summary>When only others on the way fill a window, nobody knows how long they take.</summary>
    private static readonly TimeSpan ASip = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1),
        LongestPause = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<Lane, Flow> lanes = [];
    private readonly Dictionary<Place, Flow> places = [];
    private readonly Dictionary<(string Channel, string Workspace), Service> services = [];
    private readonly long begun = clock.GetTimestamp();
    private long cleaned = clock.GetTimestamp();

    /// <summary>How many threads are remembered.</summary>
    public int Threads
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
    public static TimeSpan WaitAfter(int attempts) =>
        Jittered(TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempts + 1))));

    /// <summary>
    /// The same for what is tried for a day: the waits go on growing, up to a quarter of an hour. What the platform
    /// asks for is a wait at the least.
    /// </summary>
    public static TimeSpan LongWaitAfter(int attempts, TimeSpan? asked)
    {
        var wait = Jittered(TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Min(attempts, 20) + 1))));
        return asked > wait ? Jittered(asked.Value) : wait;
    }

    public static TimeSpan Jittered(TimeSpan wait) => wait * (1 + RandomNumberGenerator.GetInt32(250) / 1000.0);

    /// <summary>
    /// Takes a place in the windows, to be left when the platform has answered. If there is none, the time after which
    /// it is worth asking again, in whole milliseconds.
    /// </summary>
    /// <param name="isAwaited">Somebody waits for it: a part of every window is kept for such, and it also goes while
    /// the service is in trouble.</param>
    /// <param name="mayProbe">Whether it may be the one to find out if the trouble is over; what is sent once more at
    /// the most had better not.</param>
    public TimeSpan Enter(Lane lane, Limits limits, bool isAwaited, bool mayProbe = true) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Look(lane, limits, isAwaited, mayProbe).TotalMilliseconds));

    private TimeSpan Look(Lane lane, Limits limits, bool isAwaited, bool mayProbe)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            Clean(now);
            var flow = lanes.TryGetValue(lane, out var known) ? known : lanes[lane] = new();
            var (place, service) = (PlaceOf(lane.Place), ServiceOf(lane.Place));
            if (Until(flow.PausedUntil, now) is { Ticks: > 0 } paused)
                return paused;
            var isYoung = clock.GetElapsedTime(begun, now) < Gentle;
            int Allowed(Window window)
            {
                if (isAwaited)
                    return window.Most;
                var kept = isYoung ? window.Most / 4 : window.Most - Math.Max(1, window.Most / 10);
                return Math.Max(1, kept);
            }

            foreach (
                var (way, window) in limits
                    .Thread.Select(w => (flow, w))
                    .Concat(limits.Place.Select(w => (place, w)))
                    .Concat(limits.Workspace.Select(w => (service.Flow, w)))
            )
                if (Wait(way, window, Allowed(window), now) is { Ticks: > 0 } wait)
                    return wait;
            if (service.Failing.Count >= ThreadsInTrouble && !isAwaited)
            {
                if (Until(service.Flow.PausedUntil, now) is { Ticks: > 0 } trouble)
                    return trouble;
                if (service.Probe is not null)
                    return TimeSpan.FromSeconds(1);
                if (!mayProbe && clock.GetElapsedTime(service.Flow.PausedUntil, now) < LongestPause)
                    return LongestPause / 10;
                service.Probe = lane;
            }
            flow.Underway++;
            place.Underway++;
            service.Flow.Underway++;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Leaves the windows.</summary>
    /// <param name="pause">How long the platform wants no more in this thread.</param>
    public void Leave(Lane lane, Limits limits, Used used, TimeSpan? pause = null)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var (flow, service) = (lanes[lane], ServiceOf(lane.Place));
            flow.Leave(used, limits.Thread, now);
            PlaceOf(lane.Place).Leave(used, limits.Place, now);
            service.Flow.Leave(used, limits.Workspace, now);
            if (pause is { } rest)
                flow.PausedUntil = Math.Max(flow.PausedUntil, After(now, rest));
            var wasProbe = service.Probe == lane;
            if (wasProbe)
                service.Probe = null;
            if (used == Used.Well)
            {
                service.Failing.Clear();
                (service.Flow.PausedUntil, service.Failures) = (0, 0);
            }
            else if (used == Used.InVain)
            {
                service.Failing.Add(lane);
                // What was on the way when the others failed says nothing new.
                if (
                    service.Failing.Count >= ThreadsInTrouble
                    && (wasProbe || Until(service.Flow.PausedUntil, now) <= TimeSpan.Zero)
                )
                    service.Flow.PausedUntil = After(now, WaitAfter(service.Failures++));
            }
        }
    }

    private TimeSpan Wait(Flow way, Window window, int allowed, long now)
    {
        var left = allowed - way.Underway;
        if (left <= 0)
            return ASip;
        return way.Sent.Count < left ? TimeSpan.Zero : window.Within - clock.GetElapsedTime(way.Sent[^left], now);
    }

    private Flow PlaceOf(Place place) => places.TryGetValue(place, out var known) ? known : places[place] = new();

    private Service ServiceOf(Place place) =>
        services.TryGetValue((place.Channel, place.Workspace), out var known)
            ? known
            : services[(place.Channel, place.Workspace)] = new();

    private TimeSpan Until(long then, long now) => then == 0 ? TimeSpan.Zero : clock.GetElapsedTime(now, then);

    private long After(long now, TimeSpan wait) => now + (long)(wait.TotalSeconds * clock.TimestampFrequency);

    private void Clean(long now)
    {
        if (clock.GetElapsedTime(cleaned, now) < BetweenCleanings)
            return;
        cleaned = now;
        bool IsIdle(Flow flow) =>
            flow.Underway == 0
            && Until(flow.PausedUntil, now) <= TimeSpan.Zero
            && (flow.Sent.Count == 0 || clock.GetElapsedTime(flow.Sent[^1], now) >= flow.Longest);
        foreach (var (lane, flow) in lanes)
            if (IsIdle(flow))
                lanes.Remove(lane);
        foreach (var (place, flow) in places)
            if (IsIdle(flow))
                places.Remove(place);
        foreach (var (key, service) in services)
            if (service.Failing.Count == 0 && IsIdle(service.Flow))
                services.Remove(key);
    }

    /// <summary>What went one way of late.</summary>
    private sealed class Flow
    {
        /// <summary>When the platform answered, oldest first; no more than the largest window asks for.</summary>
        public List<long> Sent { get; } = [];

        public int Underway { get; set; }

        public long PausedUntil { get; set; }

        public TimeSpan Longest { get; private set; }

        public void Leave(Used used, IReadOnlyList<Window> windows, long now)
        {
            Underway--;
            if (used == Used.Not || windows.Count == 0)
                return;
            Longest = windows.Max(w => w.Within);
            Sent.Add(now);
            var most = windows.Max(w => w.Most);
            if (Sent.Count >= 2 * most)
                Sent.RemoveRange(0, Sent.Count - most);
        }
    }

    /// <summary>How the service of a workspace does.</summary>
    private sealed class Service
    {
        public Flow Flow { get; } = new();

        /// <summary>The threads that failed since the last success.</summary>
        public HashSet<Lane> Failing { get; } = [];

        public int Failures { get; set; }

        /// <summary>Who finds out whether the trouble is over.</summary>
        public Lane? Probe { get; set; }
    }
}
