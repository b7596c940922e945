using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Audit;

namespace MilestoneBot.Store.Conversations;

/// <summary>A file that somebody asked for: which, of what, and who asked where.</summary>
public sealed record Download(Conversation Conversation, string PersonId, string Project, ExportFormat Format)
{
    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }
}
