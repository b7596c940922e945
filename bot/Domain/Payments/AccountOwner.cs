namespace MilestoneBot.Domain.Payments;

/// <summary>The only project for which money arrives on an account.</summary>
/// <param name="Key">Its key, as the operator's settings name it.</param>
/// <param name="Project">Its id; "" while the workspace has no such project.</param>
public sealed record AccountOwner(string Key, string Project);
