namespace MilestoneBot.Tests.Kit;

/// <summary>A test that needs the schemas in the folder that the environment variable CONTRACTS names; without it, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (Folder.Length == 0) Skip = "the environment variable CONTRACTS names no folder with the schemas";
    }

    public static string Folder { get; } = Environment.GetEnvironmentVariable("CONTRACTS") is { } folder && Directory.Exists(folder) ? folder : "";
}
