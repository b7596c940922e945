using System.Security.Cryptography;
using System.Text;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Delivery;

public sealed partial class MessageDelivery
{
    /// <summary>
    /// Decides what happens to a message that was not delivered. One that was certainly not accepted is retried for a
    /// day. A card that may have been delivered is sent again at long intervals. A text that may have been delivered is
    /// parked for a person to check. True if the thread may continue without it.
    /// </summary>
    private async Task<bool> HandleFailureAsync(
        OutboxMessage message,
        Exception e,
        bool isText,
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
        if (isTooLate || fault == DeliveryFault.Final || (fault == DeliveryFault.Uncertain && isText))
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
        // An update that fails repeatedly may come late, and so may a second copy.
        return fault == DeliveryFault.Uncertain
            || (message.Kind == OutboxKind.CardUpdate && message.Attempts + 1 >= MaxAttempts);
    }

    /// <summary>
    /// The conversation is closed to the bot. This is logged once; the people of its projects see it in their inbox.
    /// </summary>
    private async Task CloseConversationAsync(Conversation conversation, string why, CancellationToken cancel)
    {
        if (await outbox.CloseConversationAsync(conversation, why, cancel))
            LogClosed(conversation.Channel, conversation.Id, why);
    }

    private async Task<SendResult> DispatchAgainAsync(
        OutboxMessage message,
        Turn turn,
        Action<Reply> onReply,
        CancellationToken cancel
    )
    {
        turn = turn with { IsResumed = true };
        if (await dispatcher.DispatchAsync(turn, cancel) is not { } reply)
            return SendResult.Nothing;
        reply = await dispatcher.ResolveStaleReplyAsync(turn, reply, cancel);
        onReply(reply);
        // A card that is posted twice does no harm, because its buttons carry a revision; a text has no such
        // protection.
        if (message.IsUncertain && reply.Card is null)
            throw new DeliveryException(DeliveryFault.Uncertain, "it may have arrived, and words are not said twice");
        await outbox.MarkSendingAsync(message.Id, cancel);
        return new(true, await PostAsync(turn, reply, cancel));
    }

    /// <returns>Whether an update was sent.</returns>
    private async Task<bool> UpdateCardAsync(PostedCard postedCard, CancellationToken cancel)
    {
        if (FindChannel(postedCard.Conversation) is not { } channel)
            return false;
        if (await GetCardAsync(postedCard, cancel) is not { } present)
            return false;
        var isLast = postedCard.IsReplaced && present.Trace is not null;
        // What became of its matter says more than that a newer card shows it.
        var card = isLast && present.Trace is { IsPast: false } ? present.Replaced() : present.InPlace();
        var isSettled = isLast || card.IsSettled;
        var fingerprint = Fingerprint(card);
        if (fingerprint == postedCard.Fingerprint && !isSettled)
            return false;
        try
        {
            if (fingerprint != postedCard.Fingerprint)
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
            // The message is gone or closed to the bot, so no later change can be shown on it either, unless the bot is
            // added again.
            LogGone(postedCard.MessageId, e.Message);
            await (
                e.Fault == DeliveryFault.Final
                    ? postedCardStore.UpdateAsync(postedCard, settled: true, cancel)
                    : postedCardStore.SuspendAsync(postedCard, cancel)
            );
            return true;
        }
        await postedCardStore.UpdateAsync(postedCard with { Fingerprint = fingerprint }, isSettled, cancel);
        return fingerprint != postedCard.Fingerprint;
    }

    /// <summary>
    /// Posts the current state of a card; a card that the bot posts on its own is skipped if it was settled meanwhile.
    /// </summary>
    private async Task<SendResult> PostAsync(OutboxMessage message, PostedCard post, CancellationToken cancel)
    {
        var channel =
            FindChannel(post.Conversation)
            ?? throw new DeliveryException(DeliveryFault.Final, $"no channel serves {post.Conversation.Channel}");
        if (await GetCardAsync(post, cancel) is not { } card || (card.IsSettled && message.Kind == OutboxKind.CardPost))
            return SendResult.Nothing;
        var reference = await conversationStore.GetReferenceAsync(post.Conversation, cancel);
        await outbox.MarkSendingAsync(message.Id, cancel);
        var id = await channel.SendAsync(
            new(post.Conversation, post.Thread, "", reference),
            Reply.FromCard(card),
            cancel
        );
        return new(
            true,
            card.IsSnapshot
                ? null
                : ToDeliveredCard(
                    post with
                    {
                        MessageId = id,
                        Thread = channel.GetReplyThread(post.Conversation, post.Thread, id),
                    },
                    card
                ),
            card
        );
    }

    /// <summary>The card as everybody in the post's conversation sees it.</summary>
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
    /// Buttons carry the revision, so a card with buttons differs if only its revision differs. The button of what is
    /// left of a card is like a typed line.
    /// </summary>
    private static string Fingerprint(Card card)
    {
        var inputs = string.Join('|', card.Inputs.Select(i => i.Name));
        var content = $"{card.Tone}|{card.ToPlainText()}|{inputs}";
        if (card is { Buttons.Count: > 0, IsTrace: false })
            content += $"|{card.Revision}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
