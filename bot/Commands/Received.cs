using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>A payment source says that money has arrived; said inside the process only. What the project does not take waits for a person.</summary>
internal sealed class Received(ProjectStore projects, Receipts receipts) : ICommand
{
    private static readonly Argument<BoxOf<int>> Number = new("line", "<n>", text => int.TryParse(text, out var number) ? Reading.Of(new BoxOf<int>(number)) : Reading.Wrong($"\"{text}\" is no number"));

    public Phrase Phrase { get; } = new Phrase("received", "records money that a payment source reports") { Internal = true }.Takes(Number).For("received 7", "received 8");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (number, workspace) = (given.Get(Number).Value, turn.Where.Workspace);
        if (await receipts.FindAsync(turn, number, cancel) is not { } reported) return Reply.No($"There is no reported payment B{number}.");
        var outcome = await projects.ChangeAsync(turn, "", (project, stamp) => project.Receive(reported.Receipt, stamp), cancel);
        if (outcome is Outcome.Saved or Outcome.Repeated) await receipts.BookedAsync(workspace, number, cancel);
        else if (outcome is Outcome.Refused(var why, var sight)) await receipts.ParkAsync(workspace, number, why is Refusal.Unclear(var unclear) ? unclear : RefusalText.Say(why, sight).Text, cancel);
        return outcome.Show(ScheduleCards.Project);
    }
}
