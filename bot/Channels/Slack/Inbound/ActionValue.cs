using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// The value of a button or a form in Slack's payloads: <c>{say, card, rev}</c>, and for a form also the conversation
/// that it was opened from.
/// </summary>
internal static class ActionValue
{
    public const string CommandProperty = "say",
        CardProperty = "card",
        RevisionProperty = "rev",
        InputsProperty = "in",
        ChannelProperty = "channel",
        ThreadProperty = "thread";

    /// <summary>Without any of the characters that Slack may return as an entity.</summary>
    private static readonly JsonWriterOptions Untouched = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>
    /// A message button states whether the card's inputs belong to its command, because Slack sends all inputs with
    /// every button.
    /// </summary>
    public static string Create(Button button, Card card) =>
        Write(
            button,
            card,
            json =>
            {
                if (button.SendsInputs)
                    json.WriteBoolean(InputsProperty, true);
            }
        );

    public static string Create(Button button, Card card, ModalOrigin origin) =>
        Write(
            button,
            card,
            json =>
            {
                json.WriteString(ChannelProperty, origin.Channel);
                json.WriteString(ThreadProperty, origin.Thread);
            }
        );

    /// <summary>The value of a modal that has nothing to submit.</summary>
    public static string Create(ModalOrigin origin) => Create(new Button("", ""), new Card(""), origin);

    private static string Write(Button button, Card card, Action<Utf8JsonWriter> more)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Untouched))
        {
            json.WriteStartObject();
            json.WriteString(CommandProperty, button.CommandText);
            json.WriteString(CardProperty, card.ActionAddress);
            json.WriteNumber(RevisionProperty, card.Revision);
            more(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
