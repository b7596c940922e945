using MilestoneBot.Chat.Delivery;
using MilestoneBot.Connectors.Mail;
using Quartz;

namespace MilestoneBot.Jobs;

/// <summary>Every job with its schedule as a Quartz cron expression, which the operator may change.</summary>
internal static class JobSchedule
{
    /// <summary>The jobs by setting name, with their default schedules.</summary>
    private static readonly ScheduledJob[] ScheduledJobs =
    [
        new("Jobs:Delivery", "0/5 * * * * ?", typeof(DeliveryJob)),
        new("Jobs:Mail", "2/5 * * * * ?", typeof(ClientMailJob)),
        new("Jobs:Reminders", "0 0/2 * * * ?", typeof(RemindersJob)),
        new("Jobs:Digest", "30 0/5 * * * ?", typeof(DigestJob)),
        new("Jobs:Housekeeping", "0 10 3 * * ?", typeof(HousekeepingJob)),
        new("Jobs:PaymentCheck", "45 0/5 * * * ?", typeof(PaymentCheckJob)),
    ];

    /// <param name="Setting">The setting's name; the part behind the colon names the job.</param>
    /// <param name="DefaultCron">A Quartz cron expression, in UTC.</param>
    private sealed record ScheduledJob(string Setting, string DefaultCron, Type Job)
    {
        public string Name => Setting["Jobs:".Length..].ToLowerInvariant();
    }

    /// <exception cref="InvalidOperationException">A schedule is no valid Quartz cron expression.</exception>
    public static void AddJobSchedule(this IHostApplicationBuilder builder)
    {
        foreach (var (setting, usual, _) in ScheduledJobs)
            if (!CronExpression.TryParse(builder.Configuration[setting] ?? usual, out _))
                throw new InvalidOperationException(
                    $"{setting} is \"{builder.Configuration[setting]}\", which is no Quartz cron text. Write it like {usual}"
                );
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
            foreach (var scheduledJob in ScheduledJobs)
            {
                quartz.AddJob(scheduledJob.Job, j => j.WithIdentity(scheduledJob.Name));
                quartz.AddTrigger(t =>
                    t.ForJob(scheduledJob.Name)
                        .WithIdentity(scheduledJob.Name)
                        .WithCronSchedule(
                            builder.Configuration[scheduledJob.Setting] ?? scheduledJob.DefaultCron,
                            c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                        )
                );
            }
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        builder
            .Services.AddSingleton<DueNoticesRunner>()
            .AddSingleton<PaymentCheck>()
            .AddSingleton<ClientMailRunner>()
            .AddSingleton<AccountCodeRunner>()
            .AddMail(builder.Configuration)
            .AddSingleton<IClientMailer, ClientCodeMailer>()
            .AddHostedService<OutboxDeliveryService>();
    }
}
