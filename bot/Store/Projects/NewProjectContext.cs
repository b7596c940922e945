namespace MilestoneBot.Store.Projects;

/// <summary>What a new project has to fit into.</summary>
/// <param name="Id">A fresh random id.</param>
/// <param name="IsKeyTaken">Whether a key is used in the workspace (case does not matter).</param>
public sealed record NewProjectContext(string Id, Func<string, bool> IsKeyTaken);
