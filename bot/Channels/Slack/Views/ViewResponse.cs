using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>
/// The answer to a person who submitted a form or clicked a button in a modal: the next state of the modal, or none
/// when the form was accepted.
/// </summary>
/// <param name="NextCard">What the modal shows now; null when it is closed and the reply is in the
/// conversation.</param>
/// <param name="Payload">The submission.</param>
internal sealed record ViewResponse(Card? NextCard, ActionPayload Payload)
{
    /// <summary>The answer to a form whose work failed.</summary>
    public static ViewResponse Failed(ActionPayload form) => new(WindowCards.Failed, form);

    /// <summary>
    /// The answer to a form that the store did not save: it stays as it was filled in, with the problem beside its
    /// first field.
    /// </summary>
    public static ViewResponse FormNotSaved(ActionPayload form, StoreUnavailableException why) =>
        new(WindowCards.NotSaved(why), form)
        {
            Problems = form.Inputs.Keys.Take(1).ToDictionary(name => name, _ => why.Message, StringComparer.Ordinal),
        };

    /// <summary>The problems of single fields, by input name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public static ViewResponse From(CardActionResult cardActionResult, ActionPayload form) =>
        cardActionResult switch
        {
            { CurrentCard: { HasErrors: true } marked } => new(marked, form)
            {
                Problems = marked
                    .Inputs.Where(i => i.Error.Length > 0)
                    .ToDictionary(i => i.Name, i => i.Error, StringComparer.Ordinal),
            },
            { Reply: { IsRefusal: true, Card: null } refusal, CurrentCard: var present } => new(
                RefusedForm(present, refusal),
                form
            ),
            { Reply.IsStale: true, CurrentCard: { } present } => new(present, form),
            { Reply.Card: { } next, CurrentCard: { } present } when next.Address == present.Address => new(
                present,
                form
            ),
            _ => new(null, form),
        };

    /// <summary>The form as it was filled in, with the reason on top.</summary>
    private static Card RefusedForm(Card? form, Reply refusal) =>
        form is null
            ? CardOf(refusal)
            : form with
            {
                Tone = Tone.Warning,
                Lines = [.. refusal.Text.Split('\n'), .. form.Lines],
            };

    /// <summary>The answer as a card for a modal.</summary>
    public static Card CardOf(Reply reply) => reply.Card ?? WindowCards.FromText(reply.Text, ToneOf(reply.Kind));

    /// <summary>The same with a title of its own for a sentence, which has none.</summary>
    public static Card CardOf(Reply reply, string title) =>
        reply.Card ?? WindowCards.FromText(reply.Text, ToneOf(reply.Kind), title);

    private static Tone ToneOf(ReplyKind kind) =>
        kind is ReplyKind.Refusal or ReplyKind.Unrecognized or ReplyKind.Stale ? Tone.Warning : Tone.Plain;

    /// <summary>
    /// As the answer to the submission itself: marks single fields where that says everything, otherwise updates the
    /// modal.
    /// </summary>
    public ReadOnlyMemory<byte> ResponseBody =>
        NextCard is null
            ? ModalRenderer.CloseResponse()
            : ModalRenderer.ErrorsResponse(Payload, Problems) ?? ModalRenderer.UpdateResponse(NextCard, Payload.Origin);

    /// <summary>As the view of a modal that could not be answered at once.</summary>
    public ReadOnlyMemory<byte> ViewBody => ModalRenderer.Render(NextCard ?? WindowCards.Done, Payload.Origin);
}
