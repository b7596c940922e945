using System.Text.Json;
using MilestoneBot.Channels.Teams.Cards;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>
/// The answers to a client that shows a form in a dialog: the form, a sentence, or nothing, which closes the dialog.
/// </summary>
internal static class DialogResponses
{
    private const int LongestTitle = 60,
        LongestWords = 1000;

    /// <summary>The first content of the dialog.</summary>
    public static InvokeResponse From(Reply? opened) =>
        opened switch
        {
            { Card: { } card } => Continue(card),
            { } reply => Say(reply.Text),
            null => Say(UnsupportedInputText.Repeated),
        };

    /// <summary>
    /// A form with mistakes, the next form, or a stale form keeps the dialog open; an accepted form is answered in
    /// the conversation.
    /// </summary>
    public static InvokeResponse From(CardActionResult cardActionResult) =>
        cardActionResult switch
        {
            { CurrentCard: { HasErrors: true } form } => Continue(form),
            { Reply: { IsRefusal: true, Card: null } refusal } => Say(refusal.Text),
            { Reply: { IsStale: true }, CurrentCard: { } present } => Continue(present),
            { Reply.Card: { } next, CurrentCard: { } present } when next.Address == present.Address => Continue(
                present
            ),
            _ => InvokeResponse.Accepted,
        };

    private static InvokeResponse Continue(Card card) =>
        Task(
            "continue",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("title", CardTrimmer.Truncate(card.Title, LongestTitle));
                json.WriteString("width", "medium");
                json.WriteString("height", "medium");
                json.WriteStartObject("card");
                json.WriteString("contentType", InvokeResponses.CardType);
                json.WritePropertyName("content");
                json.WriteRawValue(AdaptiveCardRenderer.Render(card, inDialog: true).Span, skipInputValidation: true);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static InvokeResponse Say(string text) =>
        Task("message", json => json.WriteStringValue(CardTrimmer.Truncate(text, LongestWords)));

    private static InvokeResponse Task(string type, Action<Utf8JsonWriter> value) =>
        InvokeResponses.WriteJson(json =>
        {
            json.WriteStartObject("task");
            json.WriteString("type", type);
            json.WritePropertyName("value");
            value(json);
            json.WriteEndObject();
        });
}
