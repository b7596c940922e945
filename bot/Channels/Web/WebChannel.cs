using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The bot's voice in the browser chat: what it says goes into the room, and the room's pages show it.
/// </summary>
internal sealed class WebChannel(ChatRoom room) : IChannel
{
    public bool Serves(string channel) => channel == ChatRoom.Conversation.Channel;

    public RateLimits GetLimits(string channel) => RateLimits.None;

    public Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel)
    {
        if (to.Conversation != ChatRoom.Conversation)
            throw new DeliveryException(DeliveryFault.Final, "the browser chat has one room, and this is not it");
        var asker = ChatMessage.AuthorOf(to.ReplyTo);
        // What is meant for one pair of eyes is rather not said than said to all.
        if (reply.Audience == Audience.SenderOnly && asker is null)
            throw new DeliveryException(DeliveryFault.Final, "a private answer, and nobody known to give it to");
        return Task.FromResult(
            room.AddReply(
                reply.Text,
                reply.Card,
                reply.Audience == Audience.SenderOnly ? asker : null,
                isRefusal: reply.Kind is ReplyKind.Refusal or ReplyKind.Unrecognized or ReplyKind.Stale
            )
        );
    }

    public Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel) =>
        room.Redraw(messageId, card)
            ? Task.CompletedTask
            : throw new DeliveryException(
                DeliveryFault.Final,
                "the message is gone: the browser chat's text lasts until a restart"
            );
}
