using System.Threading.Channels;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

/// <summary>
/// Sends replies and card updates through the channels: the reply to a turn immediately, everything else from the
/// outbox.
/// </summary>
public sealed partial class MessageDelivery(
    CommandDispatcher dispatcher,
    IEnumerable<IChannel> channels,
    IConversationStore conversationStore,
    IPostedCardStore postedCardStore,
    IOutbox outbox,
    IEnumerable<IOutgoingFiles> files,
    SendRateLimiter limiter,
    TimeProvider clock,
    ILogger<MessageDelivery> log
) : IDisposable
{
    /// <summary>The longest wait for an immediate retry, while the sender waits for the reply.</summary>
    private static readonly TimeSpan MaxReplyWait = TimeSpan.FromSeconds(3);

    /// <summary>If there are more approvers, the rest see the card in its conversation only.</summary>
    private const int MaxPersonalCopies = 5;

    private readonly Channel<bool> workSignal = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly IChannel[] allChannels = [.. channels];

    /// <summary>
    /// Posts the reply to a turn. If it cannot be delivered now, it is enqueued in the outbox, and the turn is run
    /// again from there.
    /// </summary>
    public async Task SendReplyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        if (turn.Conversation.IsInProcess)
            return;
        try
        {
            await RecordAnsweredAsync(turn, await PostWithRetryAsync(turn, reply, cancel), cancel);
            if (reply.Card is { } card)
                await SendToApproversAsync(turn.Conversation, card, turn.Sender.Id, cancel);
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            if (e.Fault is DeliveryFault.TryAgain or DeliveryFault.TooMany)
                await outbox.EnqueueAnswerAsync(turn, e.RetryAfter ?? SendRateLimiter.GetRetryDelay(0), cancel);
            else if (e.Fault == DeliveryFault.Closed)
                await CloseConversationAsync(turn.Conversation, DescribeError(e), cancel);
            else
            {
                // The platform would reject a final fault again, so a person has to check it; the same holds for a text
                // that may have been delivered.
                var resendAfter =
                    e.Fault == DeliveryFault.Uncertain && reply.Card is not null
                        ? SendRateLimiter.AddJitter(ResendInterval)
                        : (TimeSpan?)null;
                await outbox.EnqueueUncertainAnswerAsync(turn, resendAfter, DescribeError(e), cancel);
            }
        }
    }

    /// <summary>
    /// Posts a reply that cannot be produced again by running a turn. True if it was delivered or may have been: then
    /// it must not be sent twice.
    /// </summary>
    public async Task<bool> SendOnceAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            await RecordAnsweredAsync(turn, await PostWithRetryAsync(turn, reply, cancel), cancel);
            return true;
        }
        catch (DeliveryException e)
        {
            LogNotDelivered(turn.Id, e.Fault, e.Message);
            if (e.Fault == DeliveryFault.Closed)
                await CloseConversationAsync(turn.Conversation, DescribeError(e), cancel);
            return e.Fault == DeliveryFault.Uncertain;
        }
    }

    /// <summary>
    /// The reply to the turn is the update of the card that was clicked; the outbox sends it as any other update.
    /// </summary>
    public Task CompleteWithoutReplyAsync(Turn turn, CancellationToken cancel) =>
        outbox.MarkAnsweredAsync(turn.Id, null, cancel);

    /// <summary>
    /// The posted form is replaced for everybody and does not come back with the next change. Where that fails, the
    /// person who clicked sees it put away all the same.
    /// </summary>
    public async Task PutAwayAsync(Turn turn, Card card, CancellationToken cancel)
    {
        if (
            turn.CardAction is not { MessageId.Length: > 0 } pressed
            || FindChannel(turn.Conversation) is not { } channel
        )
            return;
        var posted = new PostedCard(turn.Conversation, turn.Thread, pressed.MessageId, card.Address, "");
        // What a press names is untrusted: only a message that holds this very form is replaced.
        if (!await postedCardStore.PutAwayAsync(posted, cancel))
            return;
        try
        {
            var reference = await conversationStore.GetReferenceAsync(turn.Conversation, cancel);
            await channel.UpdateAsync(
                new(turn.Conversation, turn.Thread, "", reference),
                pressed.MessageId,
                card,
                cancel
            );
        }
        catch (DeliveryException e)
        {
            LogGone(pressed.MessageId, e.Message);
        }
    }

    /// <summary>Signals that the outbox has messages.</summary>
    public void SignalWork() => workSignal.Writer.TryWrite(true);

    /// <summary>Waits for <see cref="SignalWork"/>.</summary>
    public async Task WaitForWorkAsync(CancellationToken cancel) => await workSignal.Reader.ReadAsync(cancel);

    /// <summary>An error here is only logged: it must not cause a second reply.</summary>
    private async Task RecordAnsweredAsync(Turn turn, DeliveredCard? deliveredCard, CancellationToken cancel)
    {
        try
        {
            await outbox.MarkAnsweredAsync(turn.Id, deliveredCard, cancel);
        }
        catch (Exception e) when (!IsShutdown(e, cancel))
        {
            LogNotNoted(e, turn.Id);
        }
    }

    private async Task<DeliveredCard?> PostWithRetryAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        try
        {
            return await PostWithinLimitsAsync(turn, reply, cancel);
        }
        catch (DeliveryException e)
            when ((e.Fault == DeliveryFault.TryAgain && !(e.RetryAfter > MaxReplyWait))
                || (e.Fault == DeliveryFault.TooMany && e.RetryAfter <= MaxReplyWait)
            )
        {
            if (e.RetryAfter is { } wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel);
            return await PostWithinLimitsAsync(turn, reply, cancel);
        }
    }

    /// <summary>Replies that a person waits for go before pending messages, within the same rate limits.</summary>
    private async Task<DeliveredCard?> PostWithinLimitsAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var threadKey = new ThreadKey(turn.Conversation, turn.Thread);
        var limits = GetLimits(threadKey);
        var waited = TimeSpan.Zero;
        while (limiter.Acquire(threadKey, limits, isAwaited: true) is var wait && wait > TimeSpan.Zero)
        {
            if ((waited += wait) > MaxReplyWait)
                throw new DeliveryException(
                    DeliveryFault.TooMany,
                    "the platform takes no more in this thread now",
                    wait
                );
            await Task.Delay(wait, clock, cancel);
        }
        var result = (Used: PermitOutcome.Unused, Pause: (TimeSpan?)null);
        try
        {
            var deliveredCard = await PostAsync(turn, reply, cancel);
            result = (PermitOutcome.Succeeded, null);
            return deliveredCard;
        }
        catch (DeliveryException e)
        {
            result = ToPermitOutcome(e, 0);
            throw;
        }
        finally
        {
            limiter.Release(threadKey, limits, result.Used, result.Pause);
        }
    }

    /// <returns>The posted card; null for a text and for a card that never changes.</returns>
    private async Task<DeliveredCard?> PostAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var channel =
            FindChannel(turn.Conversation)
            ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {turn.Conversation.Channel}");
        var reference = await conversationStore.GetReferenceAsync(turn.Conversation, cancel);
        // A message that the bot starts, such as the welcome, is no reply.
        var to = new MessageTarget(turn.Conversation, turn.Thread, turn.MessageId, reference)
        {
            AskerId = turn.MessageId.Length > 0 ? turn.Sender.Id : "",
        };
        var id = await channel.SendAsync(to, reply, cancel);
        return reply.Card is { IsSnapshot: false } card
            ? ToDeliveredCard(
                new(
                    turn.Conversation,
                    channel.GetReplyThread(turn.Conversation, turn.Thread, id),
                    id,
                    card.Address,
                    ""
                ),
                card,
                isForOne: reply.Audience == Audience.SenderOnly
            )
            : null;
    }

    /// <summary>
    /// Sends approvers a copy of the card in their personal chats where the platform has no user-specific views. A
    /// failure does not affect the posted card.
    /// </summary>
    private async Task SendToApproversAsync(
        Conversation conversation,
        Card card,
        string exceptPerson,
        CancellationToken cancel
    )
    {
        if (
            card is { IsSettled: true } or { RestrictedViewers.Count: 0 }
            || FindChannel(conversation) is not { } channel
        )
            return;
        foreach (var person in card.Approvers.Where(d => d != exceptPerson).Take(MaxPersonalCopies))
        {
            try
            {
                if (
                    await channel.SendPersonalCopyAsync(conversation, person, card, cancel) is { } postedCard
                    && ToDeliveredCard(postedCard, card) is { } deliveredCard
                )
                    await postedCardStore.AddAsync(deliveredCard, cancel);
            }
            catch (DeliveryException e)
            {
                LogNotHanded(e.Fault, e.Message);
            }
        }
    }

    private static DeliveredCard? ToDeliveredCard(PostedCard postedCard, Card card, bool isForOne = false) =>
        postedCard.MessageId.Length > 0 && card.Address.Length > 0
            ? new(
                postedCard with
                {
                    Fingerprint = Fingerprint(card),
                },
                card is { Buttons.Count: > 0, IsSettled: false } ? card.Revision : null
            )
            {
                IsSettled = card.IsSettled,
                ReplacesOlder = !isForOne && CardAddress.Parse(card.Address)?.Kind?.IsForm() == false,
            }
            : null;

    private static bool IsShutdown(Exception e, CancellationToken cancel) =>
        e is OperationCanceledException && cancel.IsCancellationRequested;

    private static string DescribeError(Exception e) =>
        e is DeliveryException delivery ? $"{delivery.Fault}: {delivery.Message}" : $"Broken: {e.GetType().Name}";

    /// <summary>How a failure counts for the rate limits, and how long its thread pauses.</summary>
    private static (PermitOutcome Used, TimeSpan? Pause) ToPermitOutcome(DeliveryException e, int attempts) =>
        e.Fault switch
        {
            DeliveryFault.TooMany => (PermitOutcome.Failed, e.RetryAfter ?? SendRateLimiter.GetRetryDelay(attempts)),
            DeliveryFault.TryAgain or DeliveryFault.Uncertain => (PermitOutcome.Failed, null),
            _ => (PermitOutcome.Succeeded, null),
        };

    private IChannel? FindChannel(Conversation conversation) =>
        Array.Find(allChannels, c => c.Serves(conversation.Channel));

    private RateLimits GetLimits(ThreadKey threadKey) =>
        FindChannel(threadKey.Conversation)?.GetLimits(threadKey.Conversation.Channel) ?? RateLimits.None;

    [LoggerMessage(1, LogLevel.Warning, "The answer to turn {TurnId} was not delivered at once ({Fault}): {Why}")]
    private partial void LogNotDelivered(string turnId, DeliveryFault fault, string why);

    [LoggerMessage(2, LogLevel.Warning, "Outbox line {LineId} is parked ({Why})")]
    private partial void LogParked(long lineId, string why);

    [LoggerMessage(3, LogLevel.Error, "Outbox line {LineId} broke; it is tried again")]
    private partial void LogBroken(Exception error, long lineId);

    [LoggerMessage(4, LogLevel.Warning, "Message {MessageId} can no longer be edited and is not drawn again: {Why}")]
    private partial void LogGone(string messageId, string why);

    [LoggerMessage(5, LogLevel.Error, "The answer to turn {TurnId} was posted, but that could not be noted")]
    private partial void LogNotNoted(Exception error, string turnId);

    [LoggerMessage(7, LogLevel.Warning, "A card was not delivered to somebody who is to decide ({Fault}): {Why}")]
    private partial void LogNotHanded(DeliveryFault fault, string why);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The conversation {Conversation} ({Channel}) takes nothing from the bot any more, "
            + "and what is owed there is parked until the bot is heard there: {Why}"
    )]
    private partial void LogClosed(string channel, string conversation, string why);
}
