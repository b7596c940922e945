using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Audit;

namespace MilestoneBot.Store.Conversations;

/// <summary>A file that a person asked for: the project, the format, and who asked in which conversation.</summary>
public sealed record Download(Conversation Conversation, string PersonId, string Project, ExportFormat Format)
{
    /// <summary>When it was requested.</summary>
    public DateTimeOffset RequestedAt { get; init; }
}
