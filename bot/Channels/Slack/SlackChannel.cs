using System.Buffers;
using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// The way to people in Slack. In a channel everybody reads what was changed and what stands in the way; what somebody
/// only looked at, and why something is refused, is for his eyes alone. In his own chat with the bot everything simply
/// stands there.
/// </summary>
internal sealed class SlackChannel(SlackApi api, Askers askers, TimeProvider clock) : IChannel
{
    private const string NotThere =
        "Only you see this: I am not in this channel, so I cannot post here. Invite me with /invite @MilestoneBot";

    /// <summary>About one message a second in a channel, edits included; the methods' own limits are wider.</summary>
    private static readonly Limits Published = new([], []) { Place = [new(1, TimeSpan.FromSeconds(1))] };

    public bool Serves(string channel) => channel == SlackPeople.Channel;

    public Limits LimitsOf(string channel) => Published;

    public async Task<string> SendAsync(Address to, Reply reply, CancellationToken cancel)
    {
        // Whoever asked is known by their link for a while, and by their name after a restart too.
        var asker = askers.Of(to.ReplyTo) ?? AskerOf(to);
        if (!IsForOne(to.Place, reply, asker))
            return await SayAloudAsync(to, reply, asker, cancel);
        if (asker is null)
            throw new DeliveryException(DeliveryFault.Final, "a private answer, and nobody known to give it to");
        if (asker.TakeLink(clock.GetUtcNow()) is { } link)
            await api.AnswerAsync(link, Written(json => Private(json, reply, replaces: false)), cancel);
        else
            await api.PostAsync(
                to.Place.Workspace,
                "chat.postEphemeral",
                Message(to, reply, asker.User),
                isEdit: false,
                cancel
            );
        // Nobody can change it any more, so it does not stand anywhere.
        return "";
    }

    private Askers.Asker? AskerOf(Address to)
    {
        var isHere = to.Asker.StartsWith(
            Speaker.IdOf(SlackPeople.Channel, to.Place.Workspace, ""),
            StringComparison.Ordinal
        );
        return isHere && SlackPeople.Of([to.Asker]) is [var user] ? new(user, null, clock.GetUtcNow()) : null;
    }

    /// <summary>Where the bot is no member it can answer the asker alone, and that is better than nothing.</summary>
    private async Task<string> SayAloudAsync(Address to, Reply reply, Askers.Asker? asker, CancellationToken cancel)
    {
        try
        {
            return (
                await api.PostAsync(to.Place.Workspace, "chat.postMessage", Message(to, reply), isEdit: false, cancel)
            ).Text("ts");
        }
        catch (DeliveryException e)
            when (e.Fault == DeliveryFault.Closed && asker?.TakeLink(clock.GetUtcNow()) is { } link)
        {
            var alone = reply.Card is { } card
                ? Reply.Show(card with { Lines = [NotThere, .. card.Lines] })
                : Reply.Say($"{NotThere}\n{reply.Text}");
            await api.AnswerAsync(link, Written(json => Private(json, alone, replaces: false)), cancel);
            return "";
        }
    }

    /// <summary>
    /// Everybody in a channel sees the same buttons, so who decides gets them in his own chat as well.
    /// </summary>
    public async Task<Post?> HandAsync(Place place, string person, Card card, CancellationToken cancel)
    {
        var users = SlackPeople.Of([person]);
        if (
            place.Conversation[0] == 'D'
            || users.Count == 0
            || !person.StartsWith(Speaker.IdOf(SlackPeople.Channel, place.Workspace, ""), StringComparison.Ordinal)
        )
            return null;
        var answer = await api.PostAsync(
            place.Workspace,
            "chat.postMessage",
            Written(json =>
            {
                json.WriteString("channel", users[0]);
                MessageJson.WritePost(json, Reply.Show(card));
            }),
            isEdit: false,
            cancel
        );
        return answer.Text("channel") is { Length: > 1 } own && own[0] == 'D'
            ? new(place with { Conversation = own }, own, answer.Text("ts"), card.Address, "")
            : null;
    }

    /// <summary>What follows a message of the bot's own stands below it.</summary>
    public string ThreadAfter(Place place, string thread, string messageId) =>
        place.Conversation[0] == 'D' || messageId.Length == 0 || ToldReader.TimeOf(thread).Length > 0
            ? thread
            : ToldReader.ThreadOf(place.Conversation, messageId);

    public Task UpdateAsync(Address at, string messageId, Card card, CancellationToken cancel) =>
        api.PostAsync(
            at.Place.Workspace,
            "chat.update",
            Written(json =>
            {
                json.WriteString("channel", at.Place.Conversation);
                json.WriteString("ts", messageId);
                MessageJson.WriteEdit(json, card);
            }),
            isEdit: true,
            cancel
        );

    /// <summary>Draws a message again that only the presser sees.</summary>
    public Task ReplaceAsync(Uri link, Card card, CancellationToken cancel) =>
        api.AnswerAsync(link, Written(json => Private(json, Reply.Show(card), replaces: true)), cancel);

    /// <summary>
    /// Says something to whoever gave the link, and to nobody else. It needs nothing that the bot remembers.
    /// </summary>
    public Task WhisperAsync(Uri link, Reply reply, CancellationToken cancel) =>
        api.AnswerAsync(link, Alone(reply), cancel);

    /// <summary>What a command is answered with at once, for its speaker's eyes alone.</summary>
    public static ReadOnlyMemory<byte> Alone(Reply reply) => Written(json => Private(json, reply, replaces: false));

    private static bool IsForOne(Place place, Reply reply, Askers.Asker? asker) =>
        place.Conversation[0] != 'D'
        && (
            reply.To == Audience.OnlyYou
            || (asker is not null && !reply.IsChange && !(reply.IsRefusal && reply.Card is not null))
        );

    private static ReadOnlyMemory<byte> Message(Address to, Reply reply, string onlyFor = "") =>
        Written(json =>
        {
            json.WriteString("channel", to.Place.Conversation);
            if (onlyFor.Length > 0)
                json.WriteString("user", onlyFor);
            if (ToldReader.TimeOf(to.Thread) is { Length: > 0 } thread)
                json.WriteString("thread_ts", thread);
            MessageJson.WritePost(json, reply);
        });

    private static void Private(Utf8JsonWriter json, Reply reply, bool replaces)
    {
        json.WriteString("response_type", "ephemeral");
        json.WriteBoolean("replace_original", replaces);
        MessageJson.WritePost(json, reply);
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
