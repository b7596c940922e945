using MilestoneBot.Cards.Define;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Syntax;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Arguments;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// The scheduler sends a notice that is due in a project; internal. A notice that is no longer due, or not at this
/// hour, is postponed.
/// </summary>
internal sealed class ScheduledNoticeCommand(ProjectStore projects) : ICommand
{
    private static readonly Argument<string> Kind = new(
        "kind",
        "<kind>",
        text =>
            ReadKind(text) is null
                ? ParsedValue.Failure($"\"{text}\" is nothing that the clock says")
                : ParsedValue.Success(text)
    );
    private static readonly Argument<Boxed<int>> Item = new(
        "item",
        "<n>",
        text =>
            int.TryParse(text, out var item)
                ? ParsedValue.Success(new Boxed<int>(item))
                : ParsedValue.Failure($"\"{text}\" is no number")
    );

    public CommandSyntax Syntax { get; } =
        new CommandSyntax("cue", "says what is due by the clock") { IsInternal = true }
            .WithArguments(Kind, Item)
            .WithExamples("cue reminder 1", "cue digest 0");

    public async Task<Reply> RunAsync(Turn turn, ParsedArguments arguments, CancellationToken cancel)
    {
        var (kind, item) = (ReadKind(arguments.Get(Kind))!.Value, arguments.Get(Item).Value);
        var outcome = await projects.ChangeAsync(
            turn,
            "",
            (project, context) => project.SendNotice(kind, item, context),
            cancel
        );
        if (outcome is Outcome.Rejected(Refusal.NoticeNotDue(var again), _))
            await projects.PostponeNoticeAsync(turn, kind, item, again, cancel);
        return outcome.Show(ScheduleCards.Project);
    }

    private static NoticeKind? ReadKind(string word) =>
        Enum.TryParse<NoticeKind>(word.Replace("-", ""), ignoreCase: true, out var kind) && !char.IsAsciiDigit(word[0])
            ? kind
            : null;
}
