using MilestoneBot.Channels.Slack.Inbound;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Channels.Slack.Views;

/// <summary>
/// What somebody is answered who submitted a form or pressed a button in a window: the next state of the window, or
/// none when it was taken.
/// </summary>
/// <param name="NextCard">What the window shows now; null when it is closed and the answer stands in the
/// conversation.</param>
/// <param name="Payload">What was submitted.</param>
internal sealed record ViewResponse(Card? NextCard, ActionPayload Payload)
{
    /// <summary>The answer to a form whose work broke.</summary>
    public static ViewResponse Failed(ActionPayload form) => new(WindowCards.Failed, form);

    /// <summary>
    /// The answer to a form that the records did not take: it stays as it was filled in, and says so beside its first
    /// field.
    /// </summary>
    public static ViewResponse FormNotSaved(ActionPayload form, StoreUnavailableException why) =>
        new(WindowCards.NotSaved(why), form)
        {
            Problems = form.Inputs.Keys.Take(1).ToDictionary(name => name, _ => why.Message, StringComparer.Ordinal),
        };

    /// <summary>What is wrong with single fields, by their names.</summary>
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
            { Reply: { IsRefusal: true, IsStale: false, Card: null } refusal, CurrentCard: var present } => new(
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

    /// <summary>The answer as what a window shows.</summary>
    public static Card CardOf(Reply reply) => reply.Card ?? WindowCards.FromText(reply.Text, reply.IsRefusal);

    /// <summary>The same under a title of its own where it is only a sentence.</summary>
    public static Card CardOf(Reply reply, string title) =>
        reply.Card ?? WindowCards.FromText(reply.Text, reply.IsRefusal, title);

    /// <summary>
    /// As the answer to the submission itself: marks single fields where that says all, else draws the window anew.
    /// </summary>
    public ReadOnlyMemory<byte> ResponseBody =>
        NextCard is null
            ? ModalRenderer.CloseResponse()
            : ModalRenderer.ErrorsResponse(Payload, Problems) ?? ModalRenderer.UpdateResponse(NextCard, Payload.Origin);

    /// <summary>As the view of a window that could not be answered at once.</summary>
    public ReadOnlyMemory<byte> ViewBody => ModalRenderer.Render(NextCard ?? WindowCards.Done, Payload.Origin);
}
