namespace MilestoneBot.Tests.Kit.Files;

/// <summary>
/// Folders for the databases of tests, in memory where the machine has enough: few tests are about the disk, and each
/// commit of the others would wait for it.
/// </summary>
internal static class TemporaryFolder
{
    private const string MemoryDisk = "/dev/shm";

    private const long Room = 256 << 20;

    public static string Folder() =>
        Directory.Exists(MemoryDisk) && new DriveInfo(MemoryDisk).AvailableFreeSpace > Room
            ? Directory.CreateDirectory(Path.Combine(MemoryDisk, $"milestonebot-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("milestonebot-").FullName;
}
