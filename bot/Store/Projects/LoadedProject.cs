using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Projects;

/// <summary>A project out of the tables, with the hash at the end of its journal.</summary>
/// <param name="HasScheduledNotices">Whether what the clock will say of it is written down.</param>
internal sealed record LoadedProject(Project Project, string Hash, bool HasScheduledNotices);
