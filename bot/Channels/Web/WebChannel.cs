using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The bot's voice in the browser chat: what it says goes into the room, and the room's pages show it.
/// </summary>
internal sealed class WebChannel(Room room) : IChannel
{
    public bool Serves(string channel) => channel == Room.Place.Channel;

    public Limits LimitsOf(string channel) => Limits.None;

    public Task<string> SendAsync(Address to, Reply reply, CancellationToken cancel)
    {
        if (to.Place != Room.Place)
            throw new DeliveryException(DeliveryFault.Final, "the browser chat has one room, and this is not it");
        var asker = Message.WriterOf(to.ReplyTo);
        // What is meant for one pair of eyes is rather not said than said to all.
        if (reply.To == Audience.OnlyYou && asker is null)
            throw new DeliveryException(DeliveryFault.Final, "a private answer, and nobody known to give it to");
        return Task.FromResult(
            room.Say(reply.Text, reply.Card, reply.To == Audience.OnlyYou ? asker : null, reply.IsRefusal)
        );
    }

    public Task UpdateAsync(Address at, string messageId, Card card, CancellationToken cancel) =>
        room.Redraw(messageId, card)
            ? Task.CompletedTask
            : throw new DeliveryException(
                DeliveryFault.Final,
                "the message is gone: the browser chat's text lasts until a restart"
            );
}
