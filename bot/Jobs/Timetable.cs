using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>When the clock speaks: every job with its schedule, in Quartz cron text that the operator may change.</summary>
internal static class Timetable
{
    /// <summary>The schedules by setting name, with what holds when nothing is set.</summary>
    private static readonly (string Setting, string Usual)[] Schedules = [("Jobs:Delivery", "0/5 * * * * ?")];

    /// <exception cref="InvalidOperationException">A schedule is no Quartz cron text.</exception>
    public static void AddTimetable(this IHostApplicationBuilder builder)
    {
        foreach (var (setting, usual) in Schedules)
            if (!CronExpression.TryParse(builder.Configuration[setting] ?? usual, out _))
                throw new InvalidOperationException($"{setting} is \"{builder.Configuration[setting]}\", which is no Quartz cron text. Write it like {usual}");
        builder.Services.Configure<QuartzOptions>(o => o.Scheduling.IgnoreDuplicates = true);
        builder.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "milestonebot";
                o.DefaultTimeZone = TimeZoneInfo.Utc;
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UseInMemoryStore(o => o.MisfireThreshold = TimeSpan.FromSeconds(60));
            quartz.AddJob<DeliveryJob>(j => j.WithIdentity("delivery"));
            quartz.AddTrigger(t => t.ForJob("delivery").WithIdentity("delivery").WithCronSchedule(builder.Configuration["Jobs:Delivery"] ?? Schedules[0].Usual, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<DeliveryLoop>();
    }
}
