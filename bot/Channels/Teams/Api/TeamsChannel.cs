using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>Sends messages to people in Teams and on the other Bot Framework channels.</summary>
internal sealed class TeamsChannel(
    ConnectorClient connector,
    AccountIdResolver accountIdResolver,
    TeamsSettings settings
) : IChannel
{
    /// <summary>
    /// The published limits of Teams: messages of one bot in a thread, and requests of one app in a tenant.
    /// </summary>
    private static readonly RateLimits Published = new([Of(7, 1), Of(8, 2), Of(60, 30), Of(1800, 3600)], [Of(30, 1)]);

    /// <summary>The local client, on the endpoint without credentials, has no limits.</summary>
    public RateLimits GetLimits(string channel) =>
        channel == TurnReader.TeamsChannelId && settings.EndpointMode == EndpointMode.Authenticated
            ? Published
            : RateLimits.None;

    private static RateWindow Of(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));

    public bool Serves(string channel) => TurnReader.Serves(channel);

    public async Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel)
    {
        var reference = ConversationReference.FromAddress(to);
        var activity = ActivityWriter.Write(
            reference,
            to,
            await accountIdResolver.ResolveAsync(reply, reference.BotId, cancel)
        );
        return ExpectedReplies.TryAdd(to.Thread, activity)
            ? ""
            : await connector.SendActivityAsync(reference.ServiceUrl, to.Thread, to.ReplyTo, activity, cancel);
    }

    public async Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel)
    {
        var reference = ConversationReference.FromAddress(at);
        var reached = await accountIdResolver.ResolveAsync(card, reference.BotId, cancel);
        await connector.UpdateActivityAsync(
            reference.ServiceUrl,
            at.Thread,
            messageId,
            ActivityWriter.Write(reference, at with { ReplyTo = "" }, Reply.FromCard(reached)),
            cancel
        );
    }
}
