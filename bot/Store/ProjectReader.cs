using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Store;

/// <summary>One line of the audit trail as people read it.</summary>
public sealed record JournalEntry(long Sequence, DateTimeOffset At, string Actor, string Name, string Channel, string MessageId, string Verb, ProjectEvent What, string Reason, bool Solo, string Hash);

/// <summary>Whether the audit trail is whole.</summary>
/// <param name="BrokenAt">The first entry that does not fit; null when intact.</param>
public sealed record ChainCheck(long Entries, long? BrokenAt, string What);

/// <summary>What anybody may be shown; asks by the turn, so that no key or id reaches a project that the speaker may not see.</summary>
public sealed class ProjectReader
{
    /// <summary>The project of the key, of the pressed card, or of the place; null when there is none for this speaker.</summary>
    public Task<Sight?> FindAsync(Turn turn, string key, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The project by its id if this speaker may see it from here.</summary>
    public Task<Sight?> FindByIdAsync(Turn turn, string projectId, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The projects in which the speaker holds a role or whose place he is in, by key.</summary>
    public Task<IReadOnlyList<Sight>> ListAsync(Turn turn, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Whether the place has a project of its own.</summary>
    public Task<string> KeyHereAsync(Turn turn, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The newest entries first; of one milestone when it is given.</summary>
    public Task<(IReadOnlyList<JournalEntry> Entries, long Total)> AuditAsync(Project project, int? milestone, int skip, int take, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ChainCheck> VerifyAsync(Project project, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The whole journal, oldest first, as events with their signatures.</summary>
    public Task<IReadOnlyList<Happening>> JournalAsync(string projectId, CancellationToken cancel) => throw new NotSupportedException();
}
