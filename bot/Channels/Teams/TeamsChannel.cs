using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>The way to people in Teams and on its sister channels.</summary>
internal sealed class TeamsChannel(Connector connector) : IChannel
{
    public bool Serves(string channel) => TurnReader.Serves(channel);

    public async Task<string> SendAsync(Address to, Reply reply, CancellationToken cancel)
    {
        var reference = ConversationReference.From(to);
        var activity = MessageJson.Write(reference, to, reply);
        return ExpectedReplies.Take(to.Thread, activity) ? "" : await connector.PostAsync(reference.ServiceUrl, to.Thread, to.ReplyTo, activity, cancel);
    }

    public Task UpdateAsync(Address at, string messageId, Card card, CancellationToken cancel)
    {
        var reference = ConversationReference.From(at);
        return connector.PutAsync(reference.ServiceUrl, at.Thread, messageId, MessageJson.Write(reference, at with { ReplyTo = "" }, Reply.Show(card)), cancel);
    }
}
