using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>
/// A card in a window of its own, whose own button submits the form; and what a window that was submitted is answered.
/// </summary>
internal static class ModalRenderer
{
    /// <summary>By what a submission tells that it is of a card.</summary>
    public const string CallbackId = "say";

    private const int LongestError = 300;

    /// <summary>
    /// The window of a card. It keeps what is typed into it, for a drawing of the same revision has the same fields.
    /// </summary>
    /// <param name="place">Where it was opened from.</param>
    public static ReadOnlyMemory<byte> Render(Card card, ModalOrigin place)
    {
        var submit = ActionsBlockWriter.SubmitOf(card);
        var data = submit is null ? ActionValue.Create(place) : ActionValue.Create(submit, card, place);
        if (data.Length <= BlockLimits.Metadata)
            return Write(json => WriteView(json, card, submit, data));
        return Write(json => WriteView(json, WindowCards.TooMuchToFillIn(card), null, ""));
    }

    /// <summary>The window that opens at once, before anything was looked up; the card replaces it.</summary>
    /// <param name="ownId">By which the bot finds the window again if Slack's answer is lost; "" for none.</param>
    public static ReadOnlyMemory<byte> RenderLoading(string title, string ownId = "") =>
        Write(json =>
        {
            if (ownId.Length > 0)
                json.WriteString("external_id", ownId);
            WriteView(json, WindowCards.Loading(title), null, "");
        });

    /// <summary>
    /// The answer to a submission that puts that card into the same window: with what was typed and what is wrong
    /// beside it, or the next one.
    /// </summary>
    public static ReadOnlyMemory<byte> UpdateResponse(Card card, ModalOrigin place) => Answer(Render(card, place));

    private static ReadOnlyMemory<byte> Answer(ReadOnlyMemory<byte> view) =>
        Write(json =>
        {
            json.WriteString("response_action", "update");
            json.WritePropertyName("view");
            json.WriteRawValue(view.Span, skipInputValidation: true);
        });

    /// <summary>
    /// The answer to a submission that takes longer than the platform waits; its outcome replaces the view later.
    /// </summary>
    public static ReadOnlyMemory<byte> WaitResponse() => Answer(RenderLoading(CardText.Loading));

    /// <summary>
    /// The answer to a submission that marks single fields and leaves all as it was typed. Null if there is nothing to
    /// mark, or something is wrong that belongs to no field: then only <see cref="UpdateResponse"/> can say all of it.
    /// </summary>
    public static ReadOnlyMemory<byte>? ErrorsResponse(
        ActionPayload submitted,
        IReadOnlyDictionary<string, string> problems
    )
    {
        if (problems.Count == 0 || !problems.Keys.All(submitted.Inputs.ContainsKey))
            return null;
        return Write(json =>
        {
            json.WriteString("response_action", "errors");
            json.WriteStartObject("errors");
            foreach (var (name, problem) in problems)
                json.WriteString(
                    InputBlockWriter.BlockIdOf(name, submitted.Revision),
                    CardTrimmer.Truncate(problem, LongestError)
                );
            json.WriteEndObject();
        });
    }

    /// <summary>The answer to a submission that was taken: all windows close.</summary>
    public static ReadOnlyMemory<byte> CloseResponse() => Write(json => json.WriteString("response_action", "clear"));

    private static void WriteView(Utf8JsonWriter json, Card card, Button? submit, string data)
    {
        var title = CardBlockRenderer.TitleOf(card);
        // Without a button that submits them there can be no fields.
        var shown = submit is null ? card with { Inputs = [] } : card;
        var renderedBlocks = CardTrimmer.Fit(
            shown,
            fitting => CardBlockRenderer.Render(fitting, Surface.Modal),
            fitted => fitted.CanFitView(BlockLimits.ViewBlocks)
        );
        json.WriteString("type", "modal");
        json.WriteString("callback_id", CallbackId);
        if (data.Length > 0)
            json.WriteString("private_metadata", data);
        WriteText(json, "title", title);
        if (submit is not null)
            WriteText(json, "submit", submit.Title);
        WriteText(json, "close", submit is null ? CardText.Close : CardText.Cancel);
        json.WritePropertyName("blocks");
        json.WriteRawValue(renderedBlocks.Json.Span, skipInputValidation: true);
    }

    private static void WriteText(Utf8JsonWriter json, string property, string text)
    {
        json.WritePropertyName(property);
        BlockText.Literal(text, BlockLimits.ViewTitle).WriteTo(json);
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, BlockWriter.Readable))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
