using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>The job that sends the notice.</summary>
public enum NoticeJob
{
    Reminders,
    Digest,
}

/// <summary>A scheduled notice that is due now.</summary>
public sealed record DueNotice(string Workspace, string Project, NoticeKind Kind, int ItemId, DateTimeOffset DueAt)
{
    /// <summary>The scheduler's turn for this notice; a notice at another time is another turn.</summary>
    public Turn ToTurn(DateTimeOffset now) =>
        new(
            $"clock/{Project}/{EnumText<NoticeKind>.ToText(Kind)}/{ItemId}/{DueAt.ToUnixTimeMilliseconds()}",
            Conversation.ForProject(Workspace, Project),
            Sender.Clock,
            "",
            now
        );
}
