using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// The clock says what is due in a project; said inside the process only. What is not due any more, or not at this
/// hour, is put off.
/// </summary>
internal sealed class CueCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Kind = new(
        "kind",
        "<kind>",
        text => ReadKind(text) is null ? Reading.Wrong($"\"{text}\" is nothing that the clock says") : Reading.Of(text)
    );
    private static readonly Argument<BoxOf<int>> Item = new(
        "item",
        "<n>",
        text =>
            int.TryParse(text, out var item)
                ? Reading.Of(new BoxOf<int>(item))
                : Reading.Wrong($"\"{text}\" is no number")
    );

    public Phrase Phrase { get; } =
        new Phrase("cue", "says what is due by the clock") { Internal = true }
            .Takes(Kind, Item)
            .For("cue reminder 1", "cue digest 0");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (kind, item) = (ReadKind(given.Get(Kind))!.Value, given.Get(Item).Value);
        var outcome = await projects.ChangeAsync(turn, "", (project, stamp) => project.Say(kind, item, stamp), cancel);
        if (outcome is Outcome.Refused(Refusal.NotDue(var again), _))
            await projects.PutOffAsync(turn, kind, item, again, cancel);
        return outcome.Show(ScheduleCards.Project);
    }

    private static CueKind? ReadKind(string word) =>
        Enum.TryParse<CueKind>(word.Replace("-", ""), ignoreCase: true, out var kind) && !char.IsAsciiDigit(word[0])
            ? kind
            : null;
}
