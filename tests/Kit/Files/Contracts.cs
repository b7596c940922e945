namespace MilestoneBot.Tests.Kit.Files;

/// <summary>
/// The folder of published schemas and samples that the bot is checked against; it is not part of this repository.
/// </summary>
public static class Contracts
{
    private const string Variable = "CONTRACTS";

    /// <summary>Why a test that needs the folder cannot run here; null when it can.</summary>
    public static string? Absent => WhyAbsent(Folder);

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    internal static string? WhyAbsent(string folder) =>
        Directory.Exists(folder)
            ? null
            : $"the contracts folder \"{folder}\" is absent: name it in the environment variable {Variable}";

    private static string Folder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Repository.PathOf("..", "shared", "contracts"));
}

/// <summary>A fact that needs the contracts folder; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = Contracts.Absent;
}

/// <summary>A theory that needs the contracts folder; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute() => Skip = Contracts.Absent;
}
