using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace MilestoneBot.Chat;

/// <summary>How lines of the outbox are carried: each thread in its order, the threads beside each other.</summary>
public sealed partial class Courier
{
    /// <summary>So many messages are on the way at once, and so many threads in hand.</summary>
    private const int MostHands = 16,
        MostLanes = 400,
        AtOnce = 50;

    /// <summary>A bug is given up after so many tries.</summary>
    private const int MostTries = 8;

    /// <summary>
    /// What the platform did not take is tried for so long, and what it may have taken so often again.
    /// </summary>
    private static readonly TimeSpan LongestTrying = TimeSpan.FromHours(24),
        BetweenCopies = TimeSpan.FromHours(1);

    /// <summary>A longer wait for the platform's windows is spent in the outbox, not in hand.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(5);

    /// <summary>Well within a lease, so that nobody else takes what is still in hand.</summary>
    private static readonly TimeSpan LongestInHand = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim hands = new(MostHands);
    private readonly OneAtATime oneAtATime = new(clock);

    public void Dispose()
    {
        hands.Dispose();
        oneAtATime.Dispose();
    }

    /// <summary>
    /// Sends what is due, until nothing is and nothing is in hand. Returns how many lines were taken in hand.
    /// </summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var (taken, inHand) = (0, 0);
        var lanes = new List<Task>();
        var ended = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        Task rings = Task.CompletedTask,
            ends = Task.CompletedTask;
        try
        {
            while (true)
            {
                lanes.RemoveAll(lane => lane.IsCompleted);
                // Read before looking, so that what an ending lane leaves behind is seen.
                var isIdle = Volatile.Read(ref inHand) == 0;
                if (
                    Volatile.Read(ref inHand) < MostLanes
                    && await outbox.ClaimAsync(AtOnce, cancel) is { Count: > 0 } lines
                )
                {
                    taken += lines.Count;
                    // A line that has nowhere to go any more stands in nobody's way.
                    foreach (var lane in lines.GroupBy(line => (object?)line.Lane ?? line))
                    {
                        Interlocked.Increment(ref inHand);
                        lanes.Add(CarryInOrderAsync([.. lane], Ended, cancel));
                    }
                    continue;
                }
                if (isIdle)
                    return taken;
                if (rings.IsCompleted)
                    rings = bell.Reader.WaitToReadAsync(cancel).AsTask();
                if (ends.IsCompleted)
                    ends = ended.Reader.WaitToReadAsync(cancel).AsTask();
                await await Task.WhenAny(rings, ends);
                if (rings.IsCompleted)
                    bell.Reader.TryRead(out _);
                if (ends.IsCompleted)
                    ended.Reader.TryRead(out _);
            }
        }
        finally
        {
            await Task.WhenAll(lanes);
        }

        void Ended()
        {
            Interlocked.Decrement(ref inHand);
            ended.Writer.TryWrite(true);
        }
    }

    /// <summary>
    /// The due lines of one thread. The first that is put off ends it, and the others are given back.
    /// </summary>
    private async Task CarryInOrderAsync(IReadOnlyList<Line> lines, Action ended, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        var at = 0;
        try
        {
            while (
                at < lines.Count
                && clock.GetElapsedTime(begun) < LongestInHand
                && await CarryAtPaceAsync(lines[at], cancel)
            )
                at++;
            if (at < lines.Count)
                await outbox.GiveBackAsync([.. lines.Skip(at).Select(line => line.Id)], cancel);
        }
        catch (Exception e) when (!IsStop(e, cancel))
        {
            // Not even the put-off could be noted: the lease ends by itself, and the other threads are carried
            // meanwhile.
            LogBroken(e, lines[at].Id);
        }
        catch (OperationCanceledException)
        {
            // The program ends; whoever starts next has the lines.
        }
        finally
        {
            ended();
        }
    }

    /// <summary>
    /// Carries a line when the windows have room. False if it was put off or its place is closed, and the thread waits
    /// with it.
    /// </summary>
    private async Task<bool> CarryAtPaceAsync(Line line, CancellationToken cancel)
    {
        if (line.Lane is not { } lane)
            return await CarryAsync(line, _ => { }, cancel);
        while (true)
        {
            var (wait, mayGoOn) = await TryToCarryAsync(line, lane, cancel);
            if (wait <= TimeSpan.Zero)
                return mayGoOn;
            if (wait > LongestHold)
            {
                await outbox.LaterAsync(line.Id, wait, cancel);
                return false;
            }
            await Task.Delay(wait, clock, cancel);
        }
    }

    /// <returns>How long to wait if there was no room; else whether the thread may go on.</returns>
    private async Task<(TimeSpan Wait, bool MayGoOn)> TryToCarryAsync(Line line, Lane lane, CancellationToken cancel)
    {
        // An edit that comes twice is the same edit.
        using var alone = line.Errand == Errand.Redraw ? null : await oneAtATime.EnterAsync(lane.Place);
        if (alone is null && line.Errand != Errand.Redraw)
            return (LongestHold + TimeSpan.FromSeconds(1), false);
        var limits = LimitsOf(lane);
        await hands.WaitAsync(cancel);
        try
        {
            if (pace.Enter(lane, limits, isAwaited: false, mayProbe: !line.IsDoubtful) is { Ticks: > 0 } wait)
                return (wait, false);
            var how = (Used: Used.Not, Pause: (TimeSpan?)null);
            try
            {
                // What has begun is ended when the program is asked to stop, so that nobody has to doubt it.
                return (
                    TimeSpan.Zero,
                    await CarryAsync(
                        line,
                        fault => how = fault is null ? (Used.Well, null) : HowOf(fault, line.Attempts),
                        CancellationToken.None
                    )
                );
            }
            finally
            {
                pace.Leave(lane, limits, how.Used, how.Pause);
            }
        }
        finally
        {
            hands.Release();
        }
    }

    /// <param name="used">Told when the platform was asked, and how it went.</param>
    private async Task<bool> CarryAsync(Line line, Action<DeliveryException?> used, CancellationToken cancel)
    {
        Sent sent;
        var isWords = false;
        try
        {
            sent = line switch
            {
                { Errand: Errand.Answer, Turn: { } turn } => await SpeakAgainAsync(
                    line,
                    turn,
                    says => isWords = says.Card is null,
                    cancel
                ),
                { Errand: Errand.Redraw, Post: { } post } => new(await RedrawAsync(post, cancel)),
                { Errand: Errand.Post or Errand.News, Post: { } fresh } => await PostAsync(line, fresh, cancel),
                _ => Sent.Nothing,
            };
            if (sent.IsSent)
                used(null);
        }
        catch (Exception e) when (!IsStop(e, cancel))
        {
            if (e is DeliveryException delivery)
                used(delivery);
            else
                LogBroken(e, line.Id);
            return await PutOffAsync(line, e, isWords, cancel);
        }
        // If this breaks, the line stays in hand until its lease ends, and is doubtful then.
        await outbox.DoneAsync(line.Id, sent.Arrived, cancel);
        if (sent.Card is { } posted && line.Lane is { } at)
            await HandAsync(at.Place, posted, "", cancel);
        if (sent.Arrived is { Revision: not null })
            Wake();
        if (sent.IsSent && line is { IsProbe: true, Lane: { } open })
            await outbox.OpenAsync(open.Place, cancel);
        return true;
    }

    /// <param name="IsSent">There may be nothing to say any more.</param>
    private readonly record struct Sent(bool IsSent, Arrived? Arrived = null, Card? Card = null)
    {
        public static Sent Nothing => default;
    }

    /// <summary>
    /// What becomes of a line that did not arrive: what was certainly not taken is tried for a day, a card that may
    /// have arrived comes again at long intervals, and words that may have are left for somebody to look at. True if
    /// the thread may go on without it.
    /// </summary>
    private async Task<bool> PutOffAsync(Line line, Exception e, bool isWords, CancellationToken cancel)
    {
        var fault = (e as DeliveryException)?.Fault;
        if (fault == DeliveryFault.Closed && line.Lane is { } lane)
        {
            await CloseAsync(lane.Place, Why(e), cancel);
            return false;
        }
        var isTooLate = fault is null
            ? line.Attempts + 1 >= MostTries
            : line.Since is { } since && clock.GetUtcNow() - since >= LongestTrying;
        if (isTooLate || fault == DeliveryFault.Final || (fault == DeliveryFault.Uncertain && isWords))
        {
            LogParked(line.Id, Why(e));
            await outbox.ParkAsync(line.Id, Why(e), cancel);
            return true;
        }
        var wait = fault switch
        {
            null => Pace.WaitAfter(line.Attempts),
            DeliveryFault.Uncertain => Pace.Jittered(BetweenCopies),
            _ => Pace.LongWaitAfter(line.Attempts, (e as DeliveryException)?.RetryAfter),
        };
        await outbox.AgainAsync(line.Id, wait, Why(e), cancel);
        // An edit that fails again and again may come late, and so may a second copy.
        return fault == DeliveryFault.Uncertain || (line.Errand == Errand.Redraw && line.Attempts + 1 >= MostTries);
    }

    /// <summary>
    /// The place is closed to the bot. It is said once; the people of its projects find it in their inbox.
    /// </summary>
    private async Task CloseAsync(Place place, string why, CancellationToken cancel)
    {
        if (await outbox.CloseAsync(place, why, cancel))
            LogClosed(place.Channel, place.Conversation, why);
    }

    private async Task<Sent> SpeakAgainAsync(Line line, Turn turn, Action<Reply> says, CancellationToken cancel)
    {
        turn = turn with { Resumed = true };
        if (await desk.AnswerAsync(turn, cancel) is not { } reply)
            return Sent.Nothing;
        reply = await desk.PresentAsync(turn, reply, cancel);
        says(reply);
        // A card that comes twice does no harm, for its buttons know what they mean; words have nothing of the kind.
        if (line.IsDoubtful && reply.Card is null)
            throw new DeliveryException(DeliveryFault.Uncertain, "it may have arrived, and words are not said twice");
        await outbox.BeginAsync(line.Id, cancel);
        return new(true, await PostAsync(turn, reply, cancel));
    }

    /// <returns>Whether an edit was sent.</returns>
    private async Task<bool> RedrawAsync(Post post, CancellationToken cancel)
    {
        if (ChannelOf(post.Place) is not { } channel)
            return false;
        if (await DrawAsync(post, cancel) is not { } card)
            return false;
        var shown = Fingerprint(card);
        if (shown == post.Shown && !card.IsSettled)
            return false;
        try
        {
            if (shown != post.Shown)
                await channel.UpdateAsync(
                    new(post.Place, post.Thread, "", await places.ReferenceAsync(post.Place, cancel)),
                    post.MessageId,
                    card,
                    cancel
                );
        }
        catch (DeliveryException e) when (e.Fault is DeliveryFault.Final or DeliveryFault.Closed)
        {
            // The message is gone or closed to the bot: no later change could be shown on it either, unless the bot is
            // let in again.
            LogGone(post.MessageId, e.Message);
            await (
                e.Fault == DeliveryFault.Final
                    ? posts.ShownAsync(post, settled: true, cancel)
                    : posts.RestAsync(post, cancel)
            );
            return true;
        }
        await posts.ShownAsync(post with { Shown = shown }, card.IsSettled, cancel);
        return shown != post.Shown;
    }

    /// <summary>
    /// Posts a card as it stands now; what the bot says of itself and has been settled since is not said any more.
    /// </summary>
    private async Task<Sent> PostAsync(Line line, Post fresh, CancellationToken cancel)
    {
        var channel =
            ChannelOf(fresh.Place)
            ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {fresh.Place.Channel}");
        if (await DrawAsync(fresh, cancel) is not { } card || (card.IsSettled && line.Errand == Errand.Post))
            return Sent.Nothing;
        var reference = await places.ReferenceAsync(fresh.Place, cancel);
        await outbox.BeginAsync(line.Id, cancel);
        var id = await channel.SendAsync(new(fresh.Place, fresh.Thread, "", reference), Reply.Show(card), cancel);
        return new(
            true,
            card.IsSettled
                ? null
                : ArrivedOf(
                    fresh with
                    {
                        MessageId = id,
                        Thread = channel.ThreadAfter(fresh.Place, fresh.Thread, id),
                    },
                    card
                ),
            card
        );
    }

    /// <summary>The card for everybody in the post's place.</summary>
    private Task<Card?> DrawAsync(Post post, CancellationToken cancel) =>
        desk.DrawAsync(
            post.Card,
            new Turn("", Place.OfProject(post.Place.Workspace, ProjectOf(post.Card)), new("", ""), "", default)
            {
                Resumed = true,
            },
            mine: false,
            cancel
        );

    private static string ProjectOf(string card) => card.Split('/') is [_, var project, ..] ? project : "";

    /// <summary>
    /// A button carries the revision, so that a card with buttons is another one when only its revision is.
    /// </summary>
    private static string Fingerprint(Card card)
    {
        var inputs = string.Join('|', card.Inputs.Select(i => i.Name));
        var seen = $"{card.Tone}|{card.PlainText()}|{inputs}";
        if (card.Buttons.Count > 0)
            seen += $"|{card.Revision}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}
