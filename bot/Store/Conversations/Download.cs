using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.Conversations;

/// <summary>A file that somebody asked for: which, of what, and who asked where.</summary>
public sealed record Download(Conversation Conversation, string PersonId, string Project, string Format)
{
    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }
}
