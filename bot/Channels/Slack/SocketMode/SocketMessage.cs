using System.Text.Json;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.SocketMode;

/// <summary>One message of Slack over the socket: "hello", "disconnect", or an envelope with a payload.</summary>
/// <param name="Type">hello, disconnect, events_api, slash_commands, interactive.</param>
/// <param name="EnvelopeId">The id that acknowledges an envelope; "" for other messages.</param>
/// <param name="Payload">The payload, as the HTTP endpoint would receive it.</param>
/// <param name="Reason">Why Slack ends the connection; "" otherwise.</param>
/// <param name="AcceptsResponsePayload">Whether the acknowledgement may contain an answer.</param>
internal sealed record SocketMessage(
    string Type,
    string EnvelopeId,
    JsonElement Payload,
    string Reason,
    bool AcceptsResponsePayload
)
{
    private const int LongestId = 200;

    /// <returns>Null if it cannot be read.</returns>
    public static SocketMessage? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(JsonUnicodeRepair.Repair(text));
            var root = json.RootElement;
            return
                root.GetText("type") is not { Length: > 0 } type
                || root.GetText("envelope_id") is not { Length: <= LongestId } id
                ? null
                : new(
                    type,
                    id,
                    root.GetAt("payload").ValueKind == JsonValueKind.Object ? root.GetAt("payload").Clone() : default,
                    root.GetText("reason"),
                    root.GetFlag("accepts_response_payload")
                );
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
