using MilestoneBot.Cards;
using MilestoneBot.Chat;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Domain;
using MilestoneBot.Store;

namespace MilestoneBot.Commands;

/// <summary>
/// A payment source says that money has arrived, or that the bank took it back; said inside the process only. What the
/// project does not take waits for a person.
/// </summary>
internal sealed class Received(ProjectStore projects, Receipts receipts) : ICommand
{
    private static readonly Argument<BoxOf<int>> Number = new(
        "line",
        "<n>",
        text =>
            int.TryParse(text, out var number)
                ? Reading.Of(new BoxOf<int>(number))
                : Reading.Wrong($"\"{text}\" is no number")
    );

    public Phrase Phrase { get; } =
        new Phrase("received", "records money that a payment source reports") { Internal = true }
            .Takes(Number)
            .For("received 7", "received 8");

    public async Task<Reply> RunAsync(Turn turn, Given given, CancellationToken cancel)
    {
        var (number, workspace) = (given.Get(Number).Value, turn.Where.Workspace);
        if (await receipts.FindAsync(turn, number, cancel) is not { } reported)
            return Reply.No($"There is no reported payment B{number}.");
        if (reported.Receipt.IsTakenBack)
            return await TakeBackAsync(turn, reported, cancel);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) => project.Receive(reported.Receipt, stamp),
            cancel
        );
        // What is announced waits on, with its day, until the clock has booked it.
        if (Waits(outcome, reported) is { } announced)
            await receipts.ParkAsync(
                workspace,
                number,
                $"announced for {announced.On.Iso()}, and booked on that day",
                cancel
            );
        else if (outcome is Outcome.Saved or Outcome.Repeated)
            await receipts.BookedAsync(workspace, number, cancel);
        else if (outcome is Outcome.Refused(var why, var sight))
            await receipts.ParkAsync(
                workspace,
                number,
                why is Refusal.Unclear(var unclear) ? unclear : RefusalText.Say(why, sight).Text,
                cancel
            );
        return outcome.Show(ScheduleCards.Project);
    }

    private async Task<Reply> TakeBackAsync(Turn turn, Parked back, CancellationToken cancel)
    {
        var of = await receipts.OriginAsync(turn.Where.Workspace, back.Number, cancel);
        var told = back with { Receipt = back.Receipt with { Reference = $"{back.Receipt.Reference} {of.Reference}" } };
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, stamp) => project.TakeBack(told, of.Line, of.Payment, of.IsUnrecorded, stamp),
            cancel
        );
        if (outcome is Outcome.Refused(Refusal.Unclear(var unclear), _))
            await receipts.WhyAsync(turn.Where.Workspace, back.Number, unclear, cancel);
        return outcome.Show(ScheduleCards.Project);
    }

    /// <summary>What of it waits for its day, also where the turn was saved before and its end was lost.</summary>
    private static Announced? Waits(Outcome outcome, Parked reported) =>
        outcome switch
        {
            Outcome.Saved(var sight, _) => sight.Project.AnnouncedFrom(reported.Receipt.Line) is [var waits, ..]
                ? waits
                : null,
            Outcome.Repeated(var sight) => sight.Project.AnnouncedFrom(reported.Receipt.Line) is [var waits, ..]
                ? waits
                : null,
            _ => null,
        };
}
