namespace MilestoneBot.Store.Projects;

/// <summary>A project's key in the form that is compared: case-insensitive.</summary>
internal static class ProjectKey
{
    public static string Normalize(string key) => key.Trim().ToUpperInvariant();
}
