using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

public sealed partial class MessageDelivery
{
    /// <summary>
    /// What becomes of a line that did not arrive: what was certainly not taken is tried for a day, a card that may
    /// have arrived comes again at long intervals, and words that may have are left for somebody to look at. True if
    /// the thread may go on without it.
    /// </summary>
    private async Task<bool> HandleFailureAsync(
        OutboxMessage message,
        Exception e,
        bool isWords,
        CancellationToken cancel
    )
    {
        var fault = (e as DeliveryException)?.Fault;
        if (fault == DeliveryFault.Closed && message.ThreadKey is { } threadKey)
        {
            await CloseConversationAsync(threadKey.Conversation, DescribeError(e), cancel);
            return false;
        }
        var isTooLate = fault is null
            ? message.Attempts + 1 >= MaxAttempts
            : message.FirstFailedAt is { } since && clock.GetUtcNow() - since >= MaxRetryPeriod;
        if (isTooLate || fault == DeliveryFault.Final || (fault == DeliveryFault.Uncertain && isWords))
        {
            LogParked(message.Id, DescribeError(e));
            await outbox.ParkAsync(message.Id, DescribeError(e), cancel);
            return true;
        }
        var wait = fault switch
        {
            null => SendRateLimiter.GetRetryDelay(message.Attempts),
            DeliveryFault.Uncertain => SendRateLimiter.AddJitter(ResendInterval),
            _ => SendRateLimiter.GetLongRetryDelay(message.Attempts, (e as DeliveryException)?.RetryAfter),
        };
        await outbox.RetryLaterAsync(message.Id, wait, DescribeError(e), cancel);
        // An edit that fails again and again may come late, and so may a second copy.
        return fault == DeliveryFault.Uncertain
            || (message.Kind == OutboxKind.CardUpdate && message.Attempts + 1 >= MaxAttempts);
    }

    /// <summary>
    /// The place is closed to the bot. It is said once; the people of its projects find it in their inbox.
    /// </summary>
    private async Task CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel)
    {
        if (await outbox.CloseConversationAsync(conversation, why, cancel))
            LogClosed(conversation.Channel, conversation.Id, why);
    }

    private async Task<SendResult> DispatchAgainAsync(
        OutboxMessage message,
        Turn turn,
        Action<Reply> says,
        CancellationToken cancel
    )
    {
        turn = turn with { IsResumed = true };
        if (await dispatcher.DispatchAsync(turn, cancel) is not { } reply)
            return SendResult.Nothing;
        reply = await dispatcher.ResolveStaleReplyAsync(turn, reply, cancel);
        says(reply);
        // A card that comes twice does no harm, for its buttons know what they mean; words have nothing of the kind.
        if (message.IsUncertain && reply.Card is null)
            throw new DeliveryException(DeliveryFault.Uncertain, "it may have arrived, and words are not said twice");
        await outbox.MarkSendingAsync(message.Id, cancel);
        return new(true, await PostAsync(turn, reply, cancel));
    }

    /// <returns>Whether an edit was sent.</returns>
    private async Task<bool> UpdateCardAsync(PostedCard postedCard, CancellationToken cancel)
    {
        if (FindChannel(postedCard.Conversation) is not { } channel)
            return false;
        if (await GetCardAsync(postedCard, cancel) is not { } card)
            return false;
        var shown = Fingerprint(card);
        if (shown == postedCard.Fingerprint && !card.IsSettled)
            return false;
        try
        {
            if (shown != postedCard.Fingerprint)
                await channel.UpdateAsync(
                    new(
                        postedCard.Conversation,
                        postedCard.Thread,
                        "",
                        await conversationStore.GetReferenceAsync(postedCard.Conversation, cancel)
                    ),
                    postedCard.MessageId,
                    card,
                    cancel
                );
        }
        catch (DeliveryException e) when (e.Fault is DeliveryFault.Final or DeliveryFault.Closed)
        {
            // The message is gone or closed to the bot: no later change could be shown on it either, unless the bot is
            // let in again.
            LogGone(postedCard.MessageId, e.Message);
            await (
                e.Fault == DeliveryFault.Final
                    ? postedCardStore.UpdateAsync(postedCard, settled: true, cancel)
                    : postedCardStore.SuspendAsync(postedCard, cancel)
            );
            return true;
        }
        await postedCardStore.UpdateAsync(postedCard with { Fingerprint = shown }, card.IsSettled, cancel);
        return shown != postedCard.Fingerprint;
    }

    /// <summary>
    /// Posts a card as it stands now; what the bot says of itself and has been settled since is not said any more.
    /// </summary>
    private async Task<SendResult> PostAsync(OutboxMessage message, PostedCard fresh, CancellationToken cancel)
    {
        var channel =
            FindChannel(fresh.Conversation)
            ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {fresh.Conversation.Channel}");
        if (
            await GetCardAsync(fresh, cancel) is not { } card
            || (card.IsSettled && message.Kind == OutboxKind.CardPost)
        )
            return SendResult.Nothing;
        var reference = await conversationStore.GetReferenceAsync(fresh.Conversation, cancel);
        await outbox.MarkSendingAsync(message.Id, cancel);
        var id = await channel.SendAsync(
            new(fresh.Conversation, fresh.Thread, "", reference),
            Reply.FromCard(card),
            cancel
        );
        return new(
            true,
            card.IsSettled
                ? null
                : ToDeliveredCard(
                    fresh with
                    {
                        MessageId = id,
                        Thread = channel.GetReplyThread(fresh.Conversation, fresh.Thread, id),
                    },
                    card
                ),
            card
        );
    }

    /// <summary>The card for everybody in the post's place.</summary>
    private Task<Card?> GetCardAsync(PostedCard postedCard, CancellationToken cancel) =>
        dispatcher.GetCurrentCardAsync(
            postedCard.CardAddress,
            new Turn(
                "",
                Conversation.ForProject(postedCard.Conversation.Workspace, ProjectOf(postedCard.CardAddress)),
                new("", ""),
                "",
                default
            )
            {
                IsResumed = true,
            },
            isPersonal: false,
            cancel
        );

    private static string ProjectOf(string address) => CardAddress.Parse(address)?.Project ?? "";

    /// <summary>
    /// A button carries the revision, so that a card with buttons is another one when only its revision is.
    /// </summary>
    private static string Fingerprint(Card card)
    {
        var inputs = string.Join('|', card.Inputs.Select(i => i.Name));
        var seen = $"{card.Tone}|{card.ToPlainText()}|{inputs}";
        if (card.Buttons.Count > 0)
            seen += $"|{card.Revision}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}
