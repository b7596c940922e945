using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Slack;

/// <summary>
/// What somebody is answered who submitted a form or pressed a button in a window: the next state of the window, or
/// none when it was taken.
/// </summary>
/// <param name="Shown">What the window shows now; null when it is closed and the answer stands in the
/// conversation.</param>
/// <param name="Form">What was submitted.</param>
internal sealed record FormAnswer(Card? Shown, Pressing Form)
{
    private static readonly Card Done = new("Done")
    {
        Tone = Tone.Good,
        Lines = ["It is taken. What came of it stands in the conversation."],
    };

    /// <summary>What a window shows when the work behind it broke.</summary>
    public static readonly Card SomethingBroke = new("Something broke")
    {
        Tone = Tone.Stop,
        Lines = ["Something broke on my side. Type status to see what is recorded, then try again."],
    };

    /// <summary>What a window shows while the work behind it takes longer than people expect.</summary>
    public static readonly Card TakesLonger = new("MilestoneBot")
    {
        Tone = Tone.Warning,
        Lines =
        [
            "This takes longer than usual. What comes of it is shown here.",
            "You may close this window, and type status later to see what is recorded.",
        ],
    };

    /// <summary>What a window shows whose answer it cannot show.</summary>
    public static readonly Card Elsewhere = new("MilestoneBot")
    {
        Lines = ["The answer stands in the conversation. You may close this window."],
    };

    /// <summary>The answer to a form whose work broke.</summary>
    public static FormAnswer Broken(Pressing form) => new(SomethingBroke, form);

    /// <summary>
    /// The answer to a form that the records did not take: it stays as it was filled in, and says so beside its first
    /// field.
    /// </summary>
    public static FormAnswer Unsaved(Pressing form, RecordsException why) =>
        new(NotSaved(why), form)
        {
            Problems = form.Inputs.Keys.Take(1).ToDictionary(name => name, _ => why.Message, StringComparer.Ordinal),
        };

    /// <summary>What a window or the home page shows of it.</summary>
    public static Card NotSaved(RecordsException why) => new("Not saved") { Tone = Tone.Stop, Lines = [why.Message] };

    /// <summary>What is wrong with single fields, by their names.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public static FormAnswer Of(Pressed pressed, Pressing form) =>
        pressed switch
        {
            { Present: { HasErrors: true } marked } => new(marked, form)
            {
                Problems = marked
                    .Inputs.Where(i => i.Error.Length > 0)
                    .ToDictionary(i => i.Name, i => i.Error, StringComparer.Ordinal),
            },
            { Answer: { IsRefusal: true, IsOld: false, Card: null } refusal, Present: var present } => new(
                Refused(present, refusal),
                form
            ),
            { Answer.IsOld: true, Present: { } present } => new(present, form),
            { Answer.Card: { } next, Present: { } present } when next.Address == present.Address => new(present, form),
            _ => new(null, form),
        };

    /// <summary>The form as it was filled in, with the reason on top.</summary>
    private static Card Refused(Card? form, Reply refusal) =>
        form is null
            ? Said(refusal)
            : form with
            {
                Tone = Tone.Warning,
                Lines = [.. refusal.Text.Split('\n'), .. form.Lines],
            };

    /// <summary>A sentence as what a window shows.</summary>
    /// <param name="title">What a sentence stands under, which has no title of its own.</param>
    public static Card Said(Reply reply, string title = "MilestoneBot") =>
        reply.Card
        ?? new Card(title) { Tone = reply.IsRefusal ? Tone.Warning : Tone.Plain, Lines = reply.Text.Split('\n') };

    /// <summary>
    /// As the answer to the submission itself: marks single fields where that says all, else draws the window anew.
    /// </summary>
    public ReadOnlyMemory<byte> Ack =>
        Shown is null ? ModalView.Close() : ModalView.Errors(Form, Problems) ?? ModalView.Update(Shown, Form.Place);

    /// <summary>As the view of a window that could not be answered at once.</summary>
    public ReadOnlyMemory<byte> View => ModalView.Render(Shown ?? Done, Form.Place);
}
