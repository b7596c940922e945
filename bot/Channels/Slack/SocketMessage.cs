using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// One message of Slack over the socket: its first word, its last one, or an envelope with what somebody did.
/// </summary>
/// <param name="Type">hello, disconnect, events_api, slash_commands, interactive.</param>
/// <param name="EnvelopeId">By which an envelope is acknowledged; "" for what is none.</param>
/// <param name="Payload">What would have come through the door.</param>
/// <param name="Reason">Why Slack ends the line; "" otherwise.</param>
/// <param name="TakesAnswer">Whether the acknowledgement may carry an answer.</param>
internal sealed record SocketMessage(
    string Type,
    string EnvelopeId,
    JsonElement Payload,
    string Reason,
    bool TakesAnswer
)
{
    private const int LongestId = 200;

    /// <returns>Null if it cannot be read.</returns>
    public static SocketMessage? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(WholeText.Mend(text));
            var root = json.RootElement;
            return
                root.Text("type") is not { Length: > 0 } type
                || root.Text("envelope_id") is not { Length: <= LongestId } id
                ? null
                : new(
                    type,
                    id,
                    root.At("payload").ValueKind == JsonValueKind.Object ? root.At("payload").Clone() : default,
                    root.Text("reason"),
                    root.Flag("accepts_response_payload")
                );
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
