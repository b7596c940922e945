using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Audit;

/// <summary>
/// All data of one project, read in one consistent state: the tables, the journal, and the check that both agree.
/// </summary>
/// <param name="View">The project from the tables; when they cannot be read, the project as the journal gives
/// it.</param>
/// <param name="Entries">Oldest first. Of a broken trail only the entries before the break, since nothing confirms
/// the rest.</param>
public sealed record ProjectRecord(ProjectView View, IReadOnlyList<JournalEntry> Entries, AuditTrailResult Check)
{
    /// <summary>The project as it was right before an entry; null before the first.</summary>
    public Project? GetProjectBefore(JournalEntry entry) =>
        entry.Sequence <= 1
            ? null
            : Project.FromEvents(Entries.TakeWhile(e => e.Sequence < entry.Sequence).Select(e => e.AsRecordedEvent));
}
