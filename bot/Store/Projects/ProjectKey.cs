namespace MilestoneBot.Store.Projects;

/// <summary>A project's key as it is compared: case does not matter.</summary>
internal static class ProjectKey
{
    public static string Normalize(string key) => key.Trim().ToUpperInvariant();
}
