using System.Threading.Channels;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Delivery;

/// <summary>How lines of the outbox are carried: each thread in its order, the threads beside each other.</summary>
public sealed partial class MessageDelivery
{
    /// <summary>So many messages are on the way at once, and so many threads in hand.</summary>
    private const int MaxConcurrentSends = 16,
        MaxThreadsInFlight = 400,
        ClaimBatchSize = 50;

    /// <summary>A bug is given up after so many tries.</summary>
    private const int MaxAttempts = 8;

    /// <summary>
    /// What the platform did not take is tried for so long, and what it may have taken so often again.
    /// </summary>
    private static readonly TimeSpan MaxRetryPeriod = TimeSpan.FromHours(24),
        ResendInterval = TimeSpan.FromHours(1);

    /// <summary>A longer wait for the platform's windows is spent in the outbox, not in hand.</summary>
    private static readonly TimeSpan MaxInProcessWait = TimeSpan.FromSeconds(5);

    /// <summary>Well within a lease, so that nobody else takes what is still in hand.</summary>
    private static readonly TimeSpan MaxBatchTime = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim sendSlots = new(MaxConcurrentSends);
    private readonly WorkspaceSendLock workspaceSendLock = new(clock);

    public void Dispose()
    {
        sendSlots.Dispose();
        workspaceSendLock.Dispose();
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
                    Volatile.Read(ref inHand) < MaxThreadsInFlight
                    && await outbox.ClaimAsync(ClaimBatchSize, cancel) is { Count: > 0 } messages
                )
                {
                    taken += messages.Count;
                    // A line that has nowhere to go any more stands in nobody's way.
                    foreach (var lane in messages.GroupBy(message => (object?)message.ThreadKey ?? message))
                    {
                        Interlocked.Increment(ref inHand);
                        lanes.Add(DeliverInOrderAsync([.. lane], Ended, cancel));
                    }
                    continue;
                }
                if (isIdle)
                    return taken;
                if (rings.IsCompleted)
                    rings = workSignal.Reader.WaitToReadAsync(cancel).AsTask();
                if (ends.IsCompleted)
                    ends = ended.Reader.WaitToReadAsync(cancel).AsTask();
                await await Task.WhenAny(rings, ends);
                if (rings.IsCompleted)
                    workSignal.Reader.TryRead(out _);
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
    private async Task DeliverInOrderAsync(
        IReadOnlyList<OutboxMessage> messages,
        Action ended,
        CancellationToken cancel
    )
    {
        var begun = clock.GetTimestamp();
        var at = 0;
        try
        {
            while (
                at < messages.Count
                && clock.GetElapsedTime(begun) < MaxBatchTime
                && await DeliverWithinLimitsAsync(messages[at], cancel)
            )
                at++;
            if (at < messages.Count)
                await outbox.ReleaseAsync([.. messages.Skip(at).Select(message => message.Id)], cancel);
        }
        catch (Exception e) when (!IsShutdown(e, cancel))
        {
            // Not even the put-off could be noted: the lease ends by itself, and the other threads are carried
            // meanwhile.
            LogBroken(e, messages[at].Id);
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
    private async Task<bool> DeliverWithinLimitsAsync(OutboxMessage message, CancellationToken cancel)
    {
        if (message.ThreadKey is not { } threadKey)
            return await DeliverAsync(message, _ => { }, cancel);
        while (true)
        {
            var (wait, mayGoOn) = await TryDeliverAsync(message, threadKey, cancel);
            if (wait <= TimeSpan.Zero)
                return mayGoOn;
            if (wait > MaxInProcessWait)
            {
                await outbox.PostponeAsync(message.Id, wait, cancel);
                return false;
            }
            await Task.Delay(wait, clock, cancel);
        }
    }

    /// <returns>How long to wait if there was no room; else whether the thread may go on.</returns>
    private async Task<(TimeSpan Wait, bool MayGoOn)> TryDeliverAsync(
        OutboxMessage message,
        ThreadKey threadKey,
        CancellationToken cancel
    )
    {
        // An edit that comes twice is the same edit.
        using var alone =
            message.Kind == OutboxKind.CardUpdate ? null : await workspaceSendLock.AcquireAsync(threadKey.Conversation);
        if (alone is null && message.Kind != OutboxKind.CardUpdate)
            return (MaxInProcessWait + TimeSpan.FromSeconds(1), false);
        var limits = GetLimits(threadKey);
        await sendSlots.WaitAsync(cancel);
        try
        {
            if (
                limiter.Acquire(threadKey, limits, isAwaited: false, mayProbe: !message.IsUncertain) is
                { Ticks: > 0 } wait
            )
                return (wait, false);
            var how = (Used: PermitOutcome.Unused, Pause: (TimeSpan?)null);
            try
            {
                // What has begun is ended when the program is asked to stop, so that nobody has to doubt it.
                return (
                    TimeSpan.Zero,
                    await DeliverAsync(
                        message,
                        fault =>
                            how = fault is null
                                ? (PermitOutcome.Succeeded, null)
                                : ToPermitOutcome(fault, message.Attempts),
                        CancellationToken.None
                    )
                );
            }
            finally
            {
                limiter.Release(threadKey, limits, how.Used, how.Pause);
            }
        }
        finally
        {
            sendSlots.Release();
        }
    }

    /// <param name="used">Told when the platform was asked, and how it went.</param>
    private async Task<bool> DeliverAsync(
        OutboxMessage message,
        Action<DeliveryException?> used,
        CancellationToken cancel
    )
    {
        SendResult sendResult;
        var isWords = false;
        try
        {
            sendResult = message switch
            {
                { Kind: OutboxKind.Answer, Turn: { } turn } => await DispatchAgainAsync(
                    message,
                    turn,
                    says => isWords = says.Card is null,
                    cancel
                ),
                { Kind: OutboxKind.CardUpdate, PostedCard: { } postedCard } => new(
                    await UpdateCardAsync(postedCard, cancel)
                ),
                { Kind: OutboxKind.CardPost or OutboxKind.CrossPost, PostedCard: { } fresh } => await PostAsync(
                    message,
                    fresh,
                    cancel
                ),
                _ => SendResult.Nothing,
            };
            if (sendResult.IsSent)
                used(null);
        }
        catch (Exception e) when (!IsShutdown(e, cancel))
        {
            if (e is DeliveryException delivery)
                used(delivery);
            else
                LogBroken(e, message.Id);
            return await HandleFailureAsync(message, e, isWords, cancel);
        }
        // If this breaks, the line stays in hand until its lease ends, and is doubtful then.
        await outbox.CompleteAsync(message.Id, sendResult.DeliveredCard, cancel);
        if (sendResult.Card is { } posted && message.ThreadKey is { } at)
            await SendToApproversAsync(at.Conversation, posted, "", cancel);
        if (sendResult.DeliveredCard is { Revision: not null })
            SignalWork();
        if (sendResult.IsSent && message is { IsProbe: true, ThreadKey: { } open })
            await outbox.ReopenConversationAsync(open.Conversation, cancel);
        return true;
    }

    /// <param name="IsSent">There may be nothing to say any more.</param>
    private readonly record struct SendResult(bool IsSent, DeliveredCard? DeliveredCard = null, Card? Card = null)
    {
        public static SendResult Nothing => default;
    }
}
