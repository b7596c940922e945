using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Teams.Cards;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>The answer of the endpoint: an HTTP status, and a JSON body or none.</summary>
internal sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body = default)
{
    public static readonly InvokeResponse Accepted = new(200),
        Unreadable = new(400),
        Refused = new(403),
        Unknown = new(501),
        Broken = new(500),
        Later = new(503);
}

/// <summary>
/// The answer to an action, for the person who clicked: the current card, a sentence, or a refusal.
/// </summary>
internal static class InvokeResponses
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private const string MessageType = "application/vnd.microsoft.activity.message",
        ErrorType = "application/vnd.microsoft.error";
    private const int LongestWords = 1000;

    public static InvokeResponse From(CardActionResult cardActionResult) =>
        cardActionResult switch
        {
            { CurrentCard: { HasErrors: true } form } => ShowCard(form),
            { Reply: { IsRefusal: true, Card: null } refusal } => ShowError(refusal.Text),
            { CurrentCard: { } card } => ShowCard(card),
            { Reply: { Card: { } posted } } => ShowMessage(posted.Title),
            { Reply: { } said } => ShowMessage(said.Text.Split('\n', 2)[0]), // The whole text is in the conversation.
            _ => ShowMessage(UnsupportedInputText.Repeated),
        };

    public static InvokeResponse ShowCard(Card card) =>
        Body(
            200,
            CardType,
            json => json.WriteRawValue(AdaptiveCardRenderer.Render(card).Span, skipInputValidation: true)
        );

    public static InvokeResponse ShowMessage(string text) =>
        Body(200, MessageType, json => json.WriteStringValue(CardTrimmer.Truncate(text, LongestWords)));

    /// <summary>A refusal has status 200, because the client shows nothing of other statuses.</summary>
    public static InvokeResponse ShowError(string text) =>
        Body(
            400,
            ErrorType,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("code", "Refused");
                json.WriteString("message", CardTrimmer.Truncate(text, LongestWords));
                json.WriteEndObject();
            }
        );

    public static InvokeResponse Replies(IReadOnlyList<ReadOnlyMemory<byte>> activities) =>
        WriteJson(json =>
        {
            json.WriteStartArray("activities");
            foreach (var activity in activities)
                json.WriteRawValue(activity.Span, skipInputValidation: true);
            json.WriteEndArray();
        });

    private static InvokeResponse Body(int status, string type, Action<Utf8JsonWriter> value) =>
        WriteJson(json =>
        {
            json.WriteNumber("statusCode", status);
            json.WriteString("type", type);
            json.WritePropertyName("value");
            value(json);
        });

    internal static InvokeResponse WriteJson(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AdaptiveCardRenderer.Readable))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }
        return new(200, buffer.WrittenMemory);
    }
}
