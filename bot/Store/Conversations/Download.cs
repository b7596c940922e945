using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Audit;
using MilestoneBot.Store.Documents;

namespace MilestoneBot.Store.Conversations;

/// <summary>A file that a person asked for: the project, the format, and who asked in which conversation.</summary>
/// <param name="Project">"" for a file of the whole workspace.</param>
public sealed record Download(Conversation Conversation, string PersonId, string Project, ExportFormat Format)
{
    /// <summary>The first day of the month that a file of bookings is about; null for the record of a project.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>The invoice or credit note, and its form; null for exports.</summary>
    public DocumentSubject? Document { get; init; }

    /// <summary>When it was requested.</summary>
    public DateTimeOffset RequestedAt { get; init; }
}
