using System.Diagnostics;
using Dapper;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Store;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// With a full disk, a locked file or a missing file nothing is half saved, the health check names the cause, and the
/// bot recovers by itself.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    private StoreHealthCheck Health(Database database) => new(new(database, rig.Clock), new(database));

    private static async Task<(string Status, string Says)> LookAsync(StoreHealthCheck health)
    {
        var seen = await health.CheckHealthAsync(new());
        return (seen.Status.ToString(), (string)seen.Data["database"]);
    }

    /// <summary>A probe is made at most every three seconds.</summary>
    private static async Task BecomesAsync(StoreHealthCheck health, string status, string says)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await LookAsync(health) is var seen && seen != (status, says))
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), $"{seen}");
            await Task.Delay(200);
        }
    }

    [Fact]
    public async Task A_change_that_finds_no_room_is_not_kept_and_the_next_one_that_does_is()
    {
        var acme = await rig.AcmeAsync();
        // Simulates a full disk: no page may be added to the file.
        await rig.Database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    $"pragma max_page_count = {await db.QuerySingleAsync<long>("pragma page_count")}"
                ),
            _ => false,
            Durability.Relaxed,
            default
        );
        var before = await rig.TablesAsync();
        var full = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (var i = 0; i < 200; i++)
                await rig.Database.WriteBookkeepingAsync(
                    db => db.ExecuteAsync("insert into probes (filler) values (zeroblob(8192))"),
                    default
                );
        });
        Assert.Equal(StoreFault.Full, full.Fault);
        Assert.Equal(
            "The disk of the bot's database is full: nothing was saved. Please tell whoever runs the bot, and try again in a few minutes.",
            full.Message
        );
        await Task.Delay(500);
        await rig.Database.WriteBookkeepingAsync(db => db.ExecuteAsync("delete from probes"), default);
        Assert.Equal(before, await rig.TablesAsync());
        Assert.IsType<Outcome.Saved>(await rig.DoAsync((p, s) => p.SendTerms(s)));
        Assert.Null((await rig.Reader.VerifyAsync(acme, default)).BrokenAtEntry);
    }

    /// <summary>
    /// Uses a disk of two megabytes where this account may create one; the test above checks the rule in any case.
    /// </summary>
    [Fact]
    [Needs(Need.Process)]
    public async Task A_disk_that_fills_up_turns_the_health_check_red_and_green_again()
    {
        var disk = Directory.CreateDirectory(Path.Combine(rig.Folder, "disk")).FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk) != 0)
            return;
        try
        {
            using var database = Database.Open(new(Path.Combine(disk, "bot.db"), null), rig.Clock);
            var health = Health(database);
            await BecomesAsync(health, "Healthy", "ok");
            var ballast = Path.Combine(disk, "ballast");
            await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync(ballast, new byte[4 * 1024 * 1024]));
            await BecomesAsync(health, "Unhealthy", "disk full");
            File.Delete(ballast);
            await BecomesAsync(health, "Healthy", "ok");
            Assert.Equal(
                "ok",
                await database.ReadAsync(db => db.QuerySingleAsync<string>("pragma integrity_check"), default)
            );
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    [Fact]
    public async Task A_file_that_another_program_holds_turns_the_health_check_red_and_green_again()
    {
        using var database = Database.Open(
            new(Path.Combine(rig.Folder, "held.db"), null) { MaxLockWait = TimeSpan.FromSeconds(1) },
            rig.Clock
        );
        var health = Health(database);
        using (new MilestoneBot.Tests.Kit.Databases.LockedDatabase(database.Path))
            await BecomesAsync(health, "Unhealthy", "locked");
        await BecomesAsync(health, "Healthy", "ok");
    }

    [Fact]
    public async Task A_file_that_is_gone_turns_the_health_check_red()
    {
        var path = Path.Combine(rig.Folder, "gone.db");
        using var database = Database.Open(new(path, null), rig.Clock);
        File.Delete(path);
        await BecomesAsync(Health(database), "Unhealthy", "cannot be opened");
    }

    [Fact]
    public async Task What_is_written_to_a_file_that_is_gone_is_never_said_to_be_saved_and_no_empty_file_takes_its_place()
    {
        var (path, away) = (Path.Combine(rig.Folder, "moved.db"), Path.Combine(rig.Folder, "away.db"));
        using var database = Database.Open(new(path, null), rig.Clock);
        await WriteAsync(1);
        File.Move(path, away);
        var gone = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(2));
        Assert.Equal(StoreFault.Unreachable, gone.Fault);
        // More parallel readers than there were before.
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Record.ExceptionAsync(() =>
                        database.ReadAsync(
                            async db =>
                            {
                                await Task.Delay(100);
                                return await db.QuerySingleAsync<long>("select count(*) from probes");
                            },
                            default
                        )
                    )
                )
        );
        Assert.False(File.Exists(path));
        await BecomesAsync(Health(database), "Unhealthy", "cannot be opened");
        File.Move(away, path);
        await BecomesAsync(Health(database), "Healthy", "ok");
        await WriteAsync(3);
        Assert.Equal(
            3,
            await database.ReadAsync(db => db.QuerySingleAsync<long>("select max(length(filler)) from probes"), default)
        );

        Task<int> WriteAsync(int size) =>
            database.WriteAsync(
                db => db.ExecuteAsync("insert into probes (filler) values (zeroblob(@size))", new { size }),
                _ => true,
                Durability.Durable,
                default
            );
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            using var run = Process.Start(start)!;
            await run.WaitForExitAsync();
            return run.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
