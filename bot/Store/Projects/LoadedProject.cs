using MilestoneBot.Domain.Projects;

namespace MilestoneBot.Store.Projects;

/// <summary>A project loaded from the tables, with the hash at the end of its journal.</summary>
/// <param name="HasScheduledNotices">Whether its scheduled notices are stored.</param>
internal sealed record LoadedProject(Project Project, string Hash, bool HasScheduledNotices);
