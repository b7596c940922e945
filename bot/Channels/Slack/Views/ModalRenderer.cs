using System.Buffers;
using System.Text.Json;
using MilestoneBot.Channels.Slack.BlockKit;
using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>Renders a card as a modal whose submit button sends the form, and the answers to a submission.</summary>
internal static class ModalRenderer
{
    /// <summary>The callback id that marks a submission as one of a card.</summary>
    public const string CallbackId = "say";

    private const int LongestError = 300;

    /// <summary>
    /// The modal of a card. It keeps what was typed, because a rendering of the same revision has the same fields.
    /// </summary>
    /// <param name="origin">Where it was opened from.</param>
    public static ReadOnlyMemory<byte> Render(Card card, ModalOrigin origin)
    {
        var submit = ActionsBlockWriter.SubmitOf(card);
        var data = submit is null ? ActionValue.Create(origin) : ActionValue.Create(submit, card, origin);
        if (data.Length <= BlockLimits.Metadata)
            return Write(json => WriteView(json, card, submit, data));
        return Write(json => WriteView(json, WindowCards.TooMuchToFillIn(card), null, ""));
    }

    /// <summary>The loading modal, opened before anything is looked up; the card replaces it.</summary>
    /// <param name="ownId">The external id by which the bot finds the modal if Slack's answer is lost; "" for
    /// none.</param>
    public static ReadOnlyMemory<byte> RenderLoading(string title, string ownId = "") =>
        Write(json =>
        {
            if (ownId.Length > 0)
                json.WriteString("external_id", ownId);
            WriteView(json, WindowCards.Loading(title), null, "");
        });

    /// <summary>
    /// The answer to a submission that shows a card in the same modal: the form with what was typed and its problems,
    /// or the next card.
    /// </summary>
    public static ReadOnlyMemory<byte> UpdateResponse(Card card, ModalOrigin origin) => Answer(Render(card, origin));

    private static ReadOnlyMemory<byte> Answer(ReadOnlyMemory<byte> view) =>
        Write(json =>
        {
            json.WriteString("response_action", "update");
            json.WritePropertyName("view");
            json.WriteRawValue(view.Span, skipInputValidation: true);
        });

    /// <summary>
    /// The answer to a submission that takes longer than Slack waits; the outcome replaces the view later.
    /// </summary>
    public static ReadOnlyMemory<byte> WaitResponse() => Answer(RenderLoading(CardText.Loading));

    /// <summary>
    /// The answer to a submission that marks single fields and keeps everything as typed. Null if there is nothing to
    /// mark, or if a problem belongs to no field: then only <see cref="UpdateResponse"/> can show it.
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

    /// <summary>The answer to a submission that was accepted: all modals close.</summary>
    public static ReadOnlyMemory<byte> CloseResponse() => Write(json => json.WriteString("response_action", "clear"));

    private static void WriteView(Utf8JsonWriter json, Card card, Button? submit, string data)
    {
        var title = CardBlockRenderer.TitleOf(card);
        // Without a submit button there can be no fields.
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
