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
    private static readonly Card DoneCard = new("Done")
    {
        Tone = Tone.Good,
        Lines = ["It is taken. What came of it stands in the conversation."],
    };

    /// <summary>What a modal shows when the work behind it failed.</summary>
    public static readonly Card FailureCard = new("Something broke")
    {
        Tone = Tone.Stop,
        Lines = ["Something broke on my side. Type status to see what is recorded, then try again."],
    };

    /// <summary>What a modal shows while the work behind it takes longer than people expect.</summary>
    public static readonly Card StillWorkingCard = new("MilestoneBot")
    {
        Tone = Tone.Warning,
        Lines =
        [
            "This takes longer than usual. What comes of it is shown here.",
            "You may close this window, and type status later to see what is recorded.",
        ],
    };

    /// <summary>What a modal shows when it cannot show its answer.</summary>
    public static readonly Card AnsweredElsewhereCard = new("MilestoneBot")
    {
        Lines = ["The answer stands in the conversation. You may close this window."],
    };

    /// <summary>The answer to a form whose work failed.</summary>
    public static ViewResponse Failed(ActionPayload form) => new(FailureCard, form);

    /// <summary>
    /// The answer to a form that the store did not save: it stays as it was filled in, with the problem beside its
    /// first field.
    /// </summary>
    public static ViewResponse FormNotSaved(ActionPayload form, StoreUnavailableException why) =>
        new(NotSavedCard(why), form)
        {
            Problems = form.Inputs.Keys.Take(1).ToDictionary(name => name, _ => why.Message, StringComparer.Ordinal),
        };

    /// <summary>What a modal or the home page shows of it.</summary>
    public static Card NotSavedCard(StoreUnavailableException why) =>
        new("Not saved") { Tone = Tone.Stop, Lines = [why.Message] };

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
            ? TextCard(refusal)
            : form with
            {
                Tone = Tone.Warning,
                Lines = [.. refusal.Text.Split('\n'), .. form.Lines],
            };

    /// <summary>A sentence as a card for a modal.</summary>
    /// <param name="title">The title of a sentence, which has none of its own.</param>
    public static Card TextCard(Reply reply, string title = "MilestoneBot") =>
        reply.Card ?? new Card(title) { Tone = ToneOf(reply.Kind), Lines = reply.Text.Split('\n') };

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
    public ReadOnlyMemory<byte> ViewBody => ModalRenderer.Render(NextCard ?? DoneCard, Payload.Origin);
}
