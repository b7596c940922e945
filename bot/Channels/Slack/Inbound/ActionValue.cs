using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MilestoneBot.Channels.Slack.Views;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Inbound;

/// <summary>
/// What a button or a form carries over the wire and back: <c>{say, card, rev}</c>, and a form also where it was
/// opened.
/// </summary>
internal static class ActionValue
{
    public const string CommandProperty = "say",
        CardProperty = "card",
        RevisionProperty = "rev",
        InputsProperty = "in",
        ChannelProperty = "channel",
        ThreadProperty = "thread";

    /// <summary>Without any of the characters that the platform may give back as an entity.</summary>
    private static readonly JsonWriterOptions Untouched = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>
    /// A button of a message says whether the card's inputs belong to its words: the platform sends them with every
    /// button.
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

    public static string Create(Button button, Card card, ModalOrigin place) =>
        Write(
            button,
            card,
            json =>
            {
                json.WriteString(ChannelProperty, place.Channel);
                json.WriteString(ThreadProperty, place.Thread);
            }
        );

    /// <summary>What a window carries that has nothing to submit.</summary>
    public static string Create(ModalOrigin place) => Create(new Button("", ""), new Card(""), place);

    private static string Write(Button button, Card card, Action<Utf8JsonWriter> more)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Untouched))
        {
            json.WriteStartObject();
            json.WriteString(CommandProperty, button.CommandText);
            json.WriteString(CardProperty, card.Address);
            json.WriteNumber(RevisionProperty, card.Revision);
            more(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
