using MilestoneBot.Domain.Amounts;

namespace MilestoneBot.Store.Projects;

/// <summary>What the decision about a new project depends on.</summary>
/// <param name="Id">A new random id.</param>
/// <param name="IsKeyTaken">Whether a key is used in the workspace (case-insensitive).</param>
/// <param name="DefaultVat">The VAT of a project that says none; null where each project must say its own.</param>
public sealed record NewProjectContext(string Id, Func<string, bool> IsKeyTaken, VatTreatment? DefaultVat);
