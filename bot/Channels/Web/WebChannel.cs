using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The bot's side of the browser chat: its messages go into the room, and the room's pages show them.
/// </summary>
internal sealed class WebChannel(ChatRoom room) : IChannel
{
    public bool Serves(string channel) => channel == ChatRoom.Conversation.Channel;

    public RateLimits GetLimits(string channel) => RateLimits.None;

    public Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel)
    {
        if (to.Conversation != ChatRoom.Conversation)
            throw new DeliveryException(DeliveryFault.Final, "the browser chat has one room, and this is not it");
        var recipient = ChatMessage.AuthorOf(to.ReplyTo);
        // A message for one person is rather not sent than sent to all.
        if (reply.Audience == Audience.SenderOnly && recipient is null)
            throw new DeliveryException(DeliveryFault.Final, "a private answer, and nobody known to give it to");
        return Task.FromResult(
            room.AddReply(
                reply.Text,
                reply.Card,
                reply.Audience == Audience.SenderOnly ? recipient : null,
                isRefusal: reply.Kind is ReplyKind.Refusal or ReplyKind.Unrecognized or ReplyKind.Stale,
                replyTo: to.ReplyTo
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
