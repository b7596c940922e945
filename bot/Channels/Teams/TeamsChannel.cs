using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>The way to people in Teams and on its sister channels.</summary>
internal sealed class TeamsChannel(Connector connector, Addresses addresses, TeamsSettings settings) : IChannel
{
    /// <summary>
    /// What one bot may send in a thread, and what one app may ask for in a tenant, as the platform publishes it.
    /// </summary>
    private static readonly Limits Published = new([Of(7, 1), Of(8, 2), Of(60, 30), Of(1800, 3600)], [Of(30, 1)]);

    /// <summary>The local client, behind the door without credentials, takes whatever comes.</summary>
    public Limits LimitsOf(string channel) =>
        channel == TurnReader.Teams && settings.Door == TeamsDoor.Authenticated ? Published : Limits.None;

    private static Window Of(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));

    public bool Serves(string channel) => TurnReader.Serves(channel);

    public async Task<string> SendAsync(Address to, Reply reply, CancellationToken cancel)
    {
        var reference = ConversationReference.From(to);
        var activity = MessageJson.Write(reference, to, await addresses.OnAsync(reply, reference.BotId, cancel));
        return ExpectedReplies.Take(to.Thread, activity)
            ? ""
            : await connector.PostAsync(reference.ServiceUrl, to.Thread, to.ReplyTo, activity, cancel);
    }

    public async Task UpdateAsync(Address at, string messageId, Card card, CancellationToken cancel)
    {
        var reference = ConversationReference.From(at);
        var reached = await addresses.OnAsync(card, reference.BotId, cancel);
        await connector.PutAsync(
            reference.ServiceUrl,
            at.Thread,
            messageId,
            MessageJson.Write(reference, at with { ReplyTo = "" }, Reply.Show(reached)),
            cancel
        );
    }
}
