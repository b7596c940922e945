using System.Threading.Channels;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Chat.Delivery;

/// <summary>Sends the messages of the outbox: each thread in order, the threads in parallel.</summary>
public sealed partial class MessageDelivery
{
    /// <summary>Limits: sends in progress, threads claimed, and messages per claim.</summary>
    private const int MaxConcurrentSends = 16,
        MaxThreadsInFlight = 400,
        ClaimBatchSize = 50;

    /// <summary>After so many attempts, a message that fails because of a bug is parked.</summary>
    private const int MaxAttempts = 8;

    /// <summary>
    /// How long a message that was not accepted is retried, and how often one that may have been delivered is sent
    /// again.
    /// </summary>
    private static readonly TimeSpan MaxRetryPeriod = TimeSpan.FromHours(24),
        ResendInterval = TimeSpan.FromHours(1);

    /// <summary>A longer wait for a rate limit is spent in the outbox, not in memory.</summary>
    private static readonly TimeSpan MaxInProcessWait = TimeSpan.FromSeconds(5);

    /// <summary>Well within a lease, so that no other process claims messages that are still being sent.</summary>
    private static readonly TimeSpan MaxBatchTime = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim sendSlots = new(MaxConcurrentSends);
    private readonly WorkspaceSendLock workspaceSendLock = new(clock);

    public void Dispose()
    {
        sendSlots.Dispose();
        workspaceSendLock.Dispose();
    }

    /// <summary>Sends due messages until none is due and none is in progress. Returns how many were claimed.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var (claimed, threadsInFlight) = (0, 0);
        var threadTasks = new List<Task>();
        var completed = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        Task signal = Task.CompletedTask,
            completion = Task.CompletedTask;
        try
        {
            while (true)
            {
                threadTasks.RemoveAll(threadTask => threadTask.IsCompleted);
                // Read before claiming, so that messages that a finishing thread leaves behind are seen.
                var isIdle = Volatile.Read(ref threadsInFlight) == 0;
                if (
                    Volatile.Read(ref threadsInFlight) < MaxThreadsInFlight
                    && await outbox.ClaimAsync(ClaimBatchSize, cancel) is { Count: > 0 } messages
                )
                {
                    claimed += messages.Count;
                    // A message without a thread blocks no other message.
                    foreach (var threadMessages in messages.GroupBy(message => (object?)message.ThreadKey ?? message))
                    {
                        Interlocked.Increment(ref threadsInFlight);
                        threadTasks.Add(DeliverInOrderAsync([.. threadMessages], OnCompleted, cancel));
                    }
                    continue;
                }
                if (isIdle)
                    return claimed;
                if (signal.IsCompleted)
                    signal = workSignal.Reader.WaitToReadAsync(cancel).AsTask();
                if (completion.IsCompleted)
                    completion = completed.Reader.WaitToReadAsync(cancel).AsTask();
                await await Task.WhenAny(signal, completion);
                if (signal.IsCompleted)
                    workSignal.Reader.TryRead(out _);
                if (completion.IsCompleted)
                    completed.Reader.TryRead(out _);
            }
        }
        finally
        {
            await Task.WhenAll(threadTasks);
        }

        void OnCompleted()
        {
            Interlocked.Decrement(ref threadsInFlight);
            completed.Writer.TryWrite(true);
        }
    }

    /// <summary>
    /// Sends the due messages of one thread. The first that is postponed ends it; the others are released.
    /// </summary>
    private async Task DeliverInOrderAsync(
        IReadOnlyList<OutboxMessage> messages,
        Action onCompleted,
        CancellationToken cancel
    )
    {
        var started = clock.GetTimestamp();
        var at = 0;
        try
        {
            while (
                at < messages.Count
                && clock.GetElapsedTime(started) < MaxBatchTime
                && await DeliverWithinLimitsAsync(messages[at], cancel)
            )
                at++;
            if (at < messages.Count)
                await outbox.ReleaseAsync([.. messages.Skip(at).Select(message => message.Id)], cancel);
        }
        catch (Exception e) when (!IsShutdown(e, cancel))
        {
            // Not even the postponement could be recorded. The lease expires by itself; the other threads continue.
            LogBroken(e, messages[at].Id);
        }
        catch (OperationCanceledException)
        {
            // The program stops; the next process claims the messages.
        }
        finally
        {
            onCompleted();
        }
    }

    /// <summary>
    /// Sends a message as soon as the rate limits allow it. False if it was postponed or its conversation is closed;
    /// then its thread waits too.
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

    /// <returns>How long to wait if a limit is reached; otherwise whether the thread may continue.</returns>
    private async Task<(TimeSpan Wait, bool MayGoOn)> TryDeliverAsync(
        OutboxMessage message,
        ThreadKey threadKey,
        CancellationToken cancel
    )
    {
        // An update that is sent twice does no harm.
        using var sendLock =
            message.Kind == OutboxKind.CardUpdate ? null : await workspaceSendLock.AcquireAsync(threadKey.Conversation);
        if (sendLock is null && message.Kind != OutboxKind.CardUpdate)
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
            var result = (Used: PermitOutcome.Unused, Pause: (TimeSpan?)null);
            try
            {
                // A send that has started is completed even if the program is asked to stop, so that its result is not
                // uncertain.
                return (
                    TimeSpan.Zero,
                    await DeliverAsync(
                        message,
                        fault =>
                            result = fault is null
                                ? (PermitOutcome.Succeeded, null)
                                : ToPermitOutcome(fault, message.Attempts),
                        CancellationToken.None
                    )
                );
            }
            finally
            {
                limiter.Release(threadKey, limits, result.Used, result.Pause);
            }
        }
        finally
        {
            sendSlots.Release();
        }
    }

    /// <param name="onSent">Called with the result once the platform was called; null for success.</param>
    private async Task<bool> DeliverAsync(
        OutboxMessage message,
        Action<DeliveryException?> onSent,
        CancellationToken cancel
    )
    {
        SendResult sendResult;
        var isText = message.Kind == OutboxKind.File;
        try
        {
            sendResult = message switch
            {
                { Kind: OutboxKind.Answer, Turn: { } turn } => await DispatchAgainAsync(
                    message,
                    turn,
                    reply => isText = reply.Card is null,
                    cancel
                ),
                { Kind: OutboxKind.CardUpdate, PostedCard: { } postedCard } => new(
                    await UpdateCardAsync(postedCard, cancel)
                ),
                { Kind: OutboxKind.CardPost or OutboxKind.CrossPost, PostedCard: { } post } => await PostAsync(
                    message,
                    post,
                    cancel
                ),
                { Kind: OutboxKind.File, PostedCard: { } place } => await SendFileAsync(message, place, cancel),
                _ => SendResult.Nothing,
            };
            if (sendResult.IsSent)
                onSent(null);
        }
        catch (Exception e) when (!IsShutdown(e, cancel))
        {
            if (e is DeliveryException delivery)
                onSent(delivery);
            else
                LogBroken(e, message.Id);
            return await HandleFailureAsync(message, e, isText, cancel);
        }
        // If this fails, the message stays claimed until its lease ends, and is uncertain then.
        await outbox.CompleteAsync(message.Id, sendResult.DeliveredCard, cancel);
        if (sendResult.Card is { } posted && message.ThreadKey is { } at)
            await SendToApproversAsync(at.Conversation, posted, "", cancel);
        if (sendResult.DeliveredCard is { Revision: not null })
            SignalWork();
        if (sendResult.IsSent && message is { IsProbe: true, ThreadKey: { } open })
            await outbox.ReopenConversationAsync(open.Conversation, cancel);
        return true;
    }

    /// <param name="IsSent">False if there was nothing to send any more.</param>
    private readonly record struct SendResult(bool IsSent, DeliveredCard? DeliveredCard = null, Card? Card = null)
    {
        public static SendResult Nothing => default;
    }
}
