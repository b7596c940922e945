using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Domain.Audit;

/// <summary>
/// Everything on record of one project, read in one consistent state: as the tables have it, as the journal tells it,
/// and whether both hold.
/// </summary>
/// <param name="View">Out of the tables; if those cannot be read, as the journal tells it.</param>
/// <param name="Entries">Oldest first; of a broken trail those before the break, since nothing vouches for the
/// rest.</param>
public sealed record ProjectRecord(ProjectView View, IReadOnlyList<JournalEntry> Entries, AuditTrailCheck Check)
{
    /// <summary>The project as it stood right before an entry; null before the first.</summary>
    public Project? GetProjectBefore(JournalEntry entry) =>
        entry.Sequence <= 1
            ? null
            : Project.FromEvents(Entries.TakeWhile(e => e.Sequence < entry.Sequence).Select(e => e.AsRecordedEvent));
}
