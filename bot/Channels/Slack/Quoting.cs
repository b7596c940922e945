using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// What Slack does not tell with a message that somebody points at: who its author is, under which address, and where
/// it can be read.
/// </summary>
internal sealed partial class Quoting(SlackApi api, People people, ILogger<Quoting> log)
{
    /// <summary>What Slack does not say in time stays open; then the message confirms nothing.</summary>
    public async Task<Quote> KnowAsync(Place place, Quote quote, CancellationToken cancel)
    {
        var (author, link) = (
            people.OfAsync(place.Workspace, Speaker.UserOf(quote.Author)),
            LinkAsync(place, quote.MessageId, cancel)
        );
        var who = quote.Author.Length > 0 ? await author : null;
        var (name, address) = who is null
            ? ("a bot", "")
            : (who.Name.Length > 0 ? who.Name : Speaker.UserOf(quote.Author), who.Address);
        return quote with { AuthorName = name, Address = address, Link = await link };
    }

    private async Task<Uri?> LinkAsync(Place place, string message, CancellationToken cancel)
    {
        try
        {
            return (
                await api.GetAsync(
                    place.Workspace,
                    "chat.getPermalink",
                    $"channel={SlackApi.Value(place.Conversation)}&message_ts={SlackApi.Value(message)}",
                    cancel
                )
            )
                .Text("permalink")
                .Link();
        }
        catch (DeliveryException e)
        {
            LogNoLink(e.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Slack gave no link to a message ({Why})")]
    private partial void LogNoLink(string why);
}
