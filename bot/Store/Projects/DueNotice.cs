using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Store.Events;

namespace MilestoneBot.Store.Projects;

/// <summary>Which job says it.</summary>
public enum NoticeJob
{
    Reminders,
    Digest,
}

/// <summary>Something that the clock has to say now.</summary>
public sealed record DueNotice(string Workspace, string Project, NoticeKind Kind, int ItemId, DateTimeOffset DueAt)
{
    /// <summary>The turn in which the clock says it; another time it is another turn.</summary>
    public Turn ToTurn(DateTimeOffset now) =>
        new(
            $"clock/{Project}/{EnumText<NoticeKind>.ToText(Kind)}/{ItemId}/{DueAt.ToUnixTimeMilliseconds()}",
            Conversation.ForProject(Workspace, Project),
            Sender.Clock,
            "",
            now
        );
}
