namespace MilestoneBot.Tests.Kit.Files;

/// <summary>The path of this repository on the machine that runs the tests.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MilestoneBot.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException(
                "The tests run from a folder inside the repository; build them there."
            );
    }
}
