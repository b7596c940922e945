using System.Text.Json;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Teams;

/// <summary>
/// The answers to a client that shows a form in a window of its own: the form, a sentence, or nothing, which closes the
/// window.
/// </summary>
internal static class DialogAnswer
{
    private const int LongestTitle = 60,
        LongestWords = 1000;

    /// <summary>What the window opens with.</summary>
    public static Answer Of(Reply? opened) =>
        opened switch
        {
            { Card: { } card } => Continue(card),
            { } said => Say(said.Text),
            null => Say("That was heard already."),
        };

    /// <summary>
    /// A form with mistakes, the next form, or one that was old stay open; what was taken is answered in the
    /// conversation.
    /// </summary>
    public static Answer Of(Pressed pressed) =>
        pressed switch
        {
            { Present: { HasErrors: true } form } => Continue(form),
            { Answer: { IsRefusal: true, IsOld: false, Card: null } refusal } => Say(refusal.Text),
            { Answer: { IsOld: true }, Present: { } present } => Continue(present),
            { Answer.Card: { } next, Present: { } present } when next.Address == present.Address => Continue(present),
            _ => Answer.Taken,
        };

    private static Answer Continue(Card card) =>
        Task(
            "continue",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("title", Shrinking.Cut(card.Title, LongestTitle));
                json.WriteString("width", "medium");
                json.WriteString("height", "medium");
                json.WriteStartObject("card");
                json.WriteString("contentType", InvokeAnswer.CardType);
                json.WritePropertyName("content");
                json.WriteRawValue(AdaptiveCardRenderer.Render(card, inDialog: true).Span, skipInputValidation: true);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static Answer Say(string text) =>
        Task("message", json => json.WriteStringValue(Shrinking.Cut(text, LongestWords)));

    private static Answer Task(string type, Action<Utf8JsonWriter> value) =>
        InvokeAnswer.Written(json =>
        {
            json.WriteStartObject("task");
            json.WriteString("type", type);
            json.WritePropertyName("value");
            value(json);
            json.WriteEndObject();
        });
}
