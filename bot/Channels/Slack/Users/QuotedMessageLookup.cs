using MilestoneBot.Channels.Slack.Api;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Users;

/// <summary>
/// Looks up what Slack leaves out of a message shortcut: the author's name and e-mail address, and the permalink of
/// the message.
/// </summary>
internal sealed partial class QuotedMessageLookup(
    SlackApiClient api,
    UserDirectory userDirectory,
    ILogger<QuotedMessageLookup> log
)
{
    /// <summary>
    /// What Slack does not answer in time stays empty; then the message cannot serve as a confirmation.
    /// </summary>
    public async Task<QuotedMessage> CompleteAsync(
        Conversation conversation,
        QuotedMessage quotedMessage,
        CancellationToken cancel
    )
    {
        var (author, link) = (
            userDirectory.GetAsync(conversation.Workspace, Sender.GetUserId(quotedMessage.Author)),
            LinkAsync(conversation, quotedMessage.MessageId, cancel)
        );
        var who = quotedMessage.Author.Length > 0 ? await author : null;
        var (name, address) = who is null
            ? ("a bot", "")
            : (who.Name.Length > 0 ? who.Name : Sender.GetUserId(quotedMessage.Author), who.Address);
        return quotedMessage with { AuthorName = name, Email = address, Link = await link };
    }

    private async Task<Uri?> LinkAsync(Conversation conversation, string message, CancellationToken cancel)
    {
        try
        {
            return (
                await api.GetAsync(
                    conversation.Workspace,
                    "chat.getPermalink",
                    $"channel={SlackApiClient.EscapeQueryValue(conversation.Id)}&message_ts={SlackApiClient.EscapeQueryValue(message)}",
                    cancel
                )
            )
                .GetText("permalink")
                .ToUri();
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
