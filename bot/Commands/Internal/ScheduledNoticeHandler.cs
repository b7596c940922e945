using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Commands.Shared;
using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Delivery;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Commands.Internal;

/// <summary>
/// Sends a notice that is due in a project, for the scheduler. A notice that is no longer due, or not at this hour, is
/// postponed.
/// </summary>
internal sealed class ScheduledNoticeHandler(ProjectStore projects, ClientMailStore mails) : IInternalHandler<DueNotice>
{
    public async Task<Reply> HandleAsync(Turn turn, DueNotice request, CancellationToken cancel)
    {
        var (kind, item) = (request.Kind, request.ItemId);
        // Without a mail server nothing is mailed, and nothing is recorded as if it were.
        if (kind == NoticeKind.ClientReminder && mails.Mode == ClientMailMode.None)
        {
            await projects.PostponeNoticeAsync(turn, kind, item, turn.At.AddDays(1), cancel);
            return RefusalText.ToReply(new Refusal.NoticeNotDue(turn.At.AddDays(1)), null);
        }
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
}
