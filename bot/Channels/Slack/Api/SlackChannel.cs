using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Channels.Slack.Users;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Api;

/// <summary>
/// Sends messages to people in Slack. In a channel everybody reads what was changed and what blocks a step. What a
/// person only looked at, and why something is refused, is ephemeral: only they see it. In a direct message with the
/// bot everything is an ordinary message.
/// </summary>
internal sealed class SlackChannel(SlackApiClient api, ResponseUrlCache responseUrlCache, TimeProvider clock) : IChannel
{
    private readonly SlackFiles files = new(api);

    private const string NotThere =
        "Only you see this: I am not in this channel, so I cannot post here. Invite me with /invite @MilestoneBot";

    /// <summary>
    /// About one message per second in a channel, edits included. The rate limits of the methods themselves are
    /// wider.
    /// </summary>
    private static readonly RateLimits Published = new([], []) { Conversation = [new(1, TimeSpan.FromSeconds(1))] };

    public bool Serves(string channel) => channel == SlackUserIds.Channel;

    public RateLimits GetLimits(string channel) => Published;

    public async Task<string> SendAsync(MessageTarget to, Reply reply, CancellationToken cancel)
    {
        // The response_url is known for a while; the person's id is known after a restart too.
        var responseUrlEntry = responseUrlCache.Find(to.ReplyTo) ?? ResponseUrlEntryOf(to);
        if (!IsEphemeral(to.Conversation, reply, responseUrlEntry))
            return await PostAsync(to, reply, responseUrlEntry, cancel);
        if (responseUrlEntry is null)
            throw new DeliveryException(DeliveryFault.Final, "a private answer, and nobody known to give it to");
        if (responseUrlEntry.TakeResponseUrl(clock.GetUtcNow()) is { } link)
            await api.PostToResponseUrlAsync(
                link,
                Written(json => WriteEphemeral(json, reply, replaces: false)),
                cancel
            );
        else
            await api.PostAsync(
                to.Conversation.Workspace,
                "chat.postEphemeral",
                WriteMessage(to, reply, responseUrlEntry.User),
                isEdit: false,
                cancel
            );
        // An ephemeral message cannot be edited later, so it has no address.
        return "";
    }

    private ResponseUrlCache.ResponseUrlEntry? ResponseUrlEntryOf(MessageTarget to)
    {
        var isHere = to.AskerId.StartsWith(
            Sender.CreateId(SlackUserIds.Channel, to.Conversation.Workspace, ""),
            StringComparison.Ordinal
        );
        return isHere && SlackUserIds.From([to.AskerId]) is [var user] ? new(user, null, clock.GetUtcNow()) : null;
    }

    /// <summary>
    /// Where the bot is not a member it can still answer only the person who asked, through the response_url.
    /// </summary>
    private async Task<string> PostAsync(
        MessageTarget to,
        Reply reply,
        ResponseUrlCache.ResponseUrlEntry? responseUrlEntry,
        CancellationToken cancel
    )
    {
        try
        {
            return (
                await api.PostAsync(
                    to.Conversation.Workspace,
                    "chat.postMessage",
                    WriteMessage(to, reply),
                    isEdit: false,
                    cancel
                )
            ).GetText("ts");
        }
        catch (DeliveryException e)
            when (e.Fault == DeliveryFault.Closed && responseUrlEntry?.TakeResponseUrl(clock.GetUtcNow()) is { } link)
        {
            var alone = reply.Card is { } card
                ? Reply.FromCard(card with { Lines = [NotThere, .. card.Lines] })
                : Reply.FromText($"{NotThere}\n{reply.Text}");
            await api.PostToResponseUrlAsync(
                link,
                Written(json => WriteEphemeral(json, alone, replaces: false)),
                cancel
            );
            return "";
        }
    }

    /// <summary>
    /// Everybody in a channel sees the same buttons, so approvers get a card in their own direct message as well.
    /// </summary>
    public async Task<PostedCard?> SendPersonalCopyAsync(
        Conversation conversation,
        string person,
        Card card,
        CancellationToken cancel
    )
    {
        var users = SlackUserIds.From([person]);
        if (
            conversation.Id[0] == 'D'
            || users.Count == 0
            || !person.StartsWith(
                Sender.CreateId(SlackUserIds.Channel, conversation.Workspace, ""),
                StringComparison.Ordinal
            )
        )
            return null;
        var answer = await api.PostAsync(
            conversation.Workspace,
            "chat.postMessage",
            Written(json =>
            {
                json.WriteString("channel", users[0]);
                SlackMessageWriter.WritePost(json, Reply.FromCard(card));
            }),
            isEdit: false,
            cancel
        );
        return answer.GetText("channel") is { Length: > 1 } own && own[0] == 'D'
            ? new(conversation with { Id = own }, own, answer.GetText("ts"), card.Address, "")
            : null;
    }

    /// <summary>A reply to a message of the bot goes into the thread below that message.</summary>
    public string GetReplyThread(Conversation conversation, string thread, string messageId) =>
        conversation.Id[0] == 'D' || messageId.Length == 0 || SlackEventReader.TimeOf(thread).Length > 0
            ? thread
            : SlackEventReader.ThreadOf(conversation.Id, messageId);

    public bool TakesFiles => true;

    public Task<string> UploadFileAsync(MessageTarget to, OutgoingFile file, CancellationToken cancel) =>
        files.UploadAsync(to, file, cancel);

    public Task ShareFileAsync(MessageTarget to, string uploaded, OutgoingFile file, CancellationToken cancel) =>
        files.ShareAsync(to, uploaded, file, cancel);

    public Task UpdateAsync(MessageTarget at, string messageId, Card card, CancellationToken cancel) =>
        api.PostAsync(
            at.Conversation.Workspace,
            "chat.update",
            Written(json =>
            {
                json.WriteString("channel", at.Conversation.Id);
                json.WriteString("ts", messageId);
                SlackMessageWriter.WriteEdit(json, card);
            }),
            isEdit: true,
            cancel
        );

    /// <summary>Replaces an ephemeral message, which only the person who clicked sees.</summary>
    public Task ReplaceEphemeralAsync(Uri link, Card card, CancellationToken cancel) =>
        api.PostToResponseUrlAsync(
            link,
            Written(json => WriteEphemeral(json, Reply.FromCard(card), replaces: true)),
            cancel
        );

    /// <summary>
    /// Sends an ephemeral answer to the person whose response_url this is. It needs no stored state.
    /// </summary>
    public Task RespondEphemeralAsync(Uri link, Reply reply, CancellationToken cancel) =>
        api.PostToResponseUrlAsync(link, EphemeralResponse(reply), cancel);

    /// <summary>The immediate, ephemeral answer to a slash command.</summary>
    public static ReadOnlyMemory<byte> EphemeralResponse(Reply reply) =>
        Written(json => WriteEphemeral(json, reply, replaces: false));

    private static bool IsEphemeral(
        Conversation conversation,
        Reply reply,
        ResponseUrlCache.ResponseUrlEntry? responseUrlEntry
    ) =>
        conversation.Id[0] != 'D'
        && (reply.Audience == Audience.SenderOnly || (responseUrlEntry is not null && !ConcernsEverybody(reply)));

    /// <summary>A change does, and what stands in the way of one with the buttons that mend it.</summary>
    private static bool ConcernsEverybody(Reply reply) =>
        reply
            is { Kind: ReplyKind.Change or ReplyKind.Repeated }
                or { Kind: ReplyKind.Refusal or ReplyKind.Unrecognized, Card: not null };

    private static ReadOnlyMemory<byte> WriteMessage(MessageTarget to, Reply reply, string onlyFor = "") =>
        Written(json =>
        {
            json.WriteString("channel", to.Conversation.Id);
            if (onlyFor.Length > 0)
                json.WriteString("user", onlyFor);
            if (SlackEventReader.TimeOf(to.Thread) is { Length: > 0 } thread)
                json.WriteString("thread_ts", thread);
            SlackMessageWriter.WritePost(json, reply);
        });

    private static void WriteEphemeral(Utf8JsonWriter json, Reply reply, bool replaces)
    {
        json.WriteString("response_type", "ephemeral");
        json.WriteBoolean("replace_original", replaces);
        SlackMessageWriter.WritePost(json, reply);
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
