using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Jobs;
using MilestoneBot.Store;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Bench.Clock;

/// <summary>The effect and the costs of one run over due notices.</summary>
/// <param name="Turns">Turns that the scheduler sent.</param>
/// <param name="Reminders">Reminders recorded since the run before.</param>
/// <param name="Posts">Cards that the run added to the outbox.</param>
/// <param name="Resident">Memory of the process after the run, in MB.</param>
internal sealed record OneSweep(
    double Milliseconds,
    double Processor,
    int Turns,
    long Reminders,
    long Posts,
    long Resident
);

/// <summary>A separate process that runs the due notices on command: one line in, one line out.</summary>
internal static class Swept
{
    public static async Task<int> RunAsync(string file)
    {
        await using var bot = StillBot.On(file, Originals.Steps[0].AddDays(-1));
        Console.WriteLine("{}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var answer = line.Split(' ') switch
            {
                ["sweep", var at] => JsonSerializer.Serialize(
                    await SweepAsync(bot, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture))
                ),
                ["idle", var times] => JsonSerializer.Serialize(
                    await IdleAsync(bot, int.Parse(times, CultureInfo.InvariantCulture))
                ),
                _ => JsonSerializer.Serialize(await VerifyAsync(bot)),
            };
            Console.WriteLine(answer);
        }
        return 0;
    }

    /// <summary>
    /// One run at that moment. Its outbox messages are counted and deleted, because nothing delivers them here.
    /// </summary>
    private static async Task<OneSweep> SweepAsync(StillBot bot, DateTimeOffset at)
    {
        var (database, dueNoticesRunner) = (bot.The<Database>(), bot.The<DueNoticesRunner>());
        bot.Clock.Now = at;
        var before = await RemindersAsync(database);
        var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var turns = await dueNoticesRunner.RunAsync(NoticeJob.Reminders, default);
        var (elapsed, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
        var posts = await database.ReadAsync(
            db => db.QuerySingleAsync<long>("select count(*) from outbox where errand = 'post'"),
            default
        );
        await database.WriteBookkeepingAsync(db => db.ExecuteAsync("delete from outbox"), default);
        return new(
            elapsed.TotalMilliseconds,
            used.TotalMilliseconds,
            turns,
            await RemindersAsync(database) - before,
            posts,
            Environment.WorkingSet / 1024 / 1024
        );
    }

    /// <summary>The median duration of runs that find nothing, in milliseconds.</summary>
    private static async Task<double> IdleAsync(StillBot bot, int times)
    {
        var all = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await bot.The<DueNoticesRunner>().RunAsync(NoticeJob.Reminders, default) != 0)
                throw new InvalidOperationException("Something was due all the same.");
            all[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return Figures.At([.. all.Order()], 0.50);
    }

    /// <summary>
    /// Compares a project that was reminded, and one that was not if there is one, with its journal; "" when both are
    /// intact.
    /// </summary>
    private static async Task<string> VerifyAsync(StillBot bot)
    {
        var reader = bot.The<ProjectReader>();
        var ids = await bot.The<Database>()
            .ReadAsync(
                async db =>
                    new[]
                    {
                        await db.QueryFirstOrDefaultAsync<string>(
                            "select project from reminders order by project desc limit 1"
                        ),
                        await db.QueryFirstOrDefaultAsync<string>(
                            "select id from projects p where not exists (select 1 from reminders r where r.project = p.id) limit 1"
                        ),
                    },
                default
            );
        foreach (var id in ids.OfType<string>())
        {
            var view = await reader.FindByIdAsync(
                new("", Conversation.ForProject(Originals.Workspace, id), Sender.Clock, "", bot.Clock.Now),
                id,
                default
            );
            var check = await reader.VerifyAsync(view!.Project, default);
            if (!check.IsIntact)
                return $"Project {id} is not whole: {check}";
        }
        return "";
    }

    private static Task<long> RemindersAsync(Database database) =>
        database.ReadAsync(db => db.QuerySingleAsync<long>("select count(*) from reminders"), default);
}
