using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Cards;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>Writes the bot's replies as activities, in the form that the client of the channel understands.</summary>
internal static class ActivityWriter
{
    private const int LongestSummary = 4000,
        LongestText = 20_000;

    public static ReadOnlyMemory<byte> Write(ConversationReference reference, MessageTarget to, Reply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, AdaptiveCardRenderer.Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteString("channelId", reference.ChannelId);
            json.WriteString("serviceUrl", reference.ServiceUrl);
            WriteAccount(json, "from", reference.BotId, reference.BotName);
            if (reference.UserId.Length > 0)
                WriteAccount(json, "recipient", reference.UserId, "");
            json.WriteStartObject("conversation");
            json.WriteString("id", to.Thread);
            if (reference.ConversationType.Length > 0)
                json.WriteString("conversationType", reference.ConversationType);
            if (reference.IsGroup)
                json.WriteBoolean("isGroup", true);
            if (reference.TenantId.Length > 0)
                json.WriteString("tenantId", reference.TenantId);
            json.WriteEndObject();
            if (to.ReplyTo.Length > 0)
                json.WriteString("replyToId", to.ReplyTo);
            if (reply.Card is { } card && TurnReader.CanShowCards(to.Conversation.Channel))
                WriteCard(json, card);
            else
                WriteText(json, reply.Text, to.Conversation);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteCard(Utf8JsonWriter json, Card card)
    {
        json.WriteString("summary", CardTrimmer.Truncate(card.ToPlainText(), LongestSummary));
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", InvokeResponses.CardType);
        json.WritePropertyName("content");
        json.WriteRawValue(AdaptiveCardRenderer.Render(card).Span, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string text, Conversation conversation)
    {
        var shown = CardTrimmer.Truncate(text, LongestText);
        var encodes = TurnReader.CanShowCards(conversation.Channel);
        json.WriteString("text", encodes ? PlainTextEncoder.Encode(shown) : shown);
        json.WriteString("textFormat", encodes ? "markdown" : "plain");
    }

    private static void WriteAccount(Utf8JsonWriter json, string role, string id, string name)
    {
        json.WriteStartObject(role);
        json.WriteString("id", id);
        if (name.Length > 0)
            json.WriteString("name", name);
        json.WriteEndObject();
    }
}
