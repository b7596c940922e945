using System.Globalization;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Teams.Inbound;
using MilestoneBot.Channels.Web;
using MilestoneBot.Commands;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Hosting;
using MilestoneBot.Jobs;
using MilestoneBot.Pages;
using MilestoneBot.Store;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

try
{
    var builder = WebApplication.CreateBuilder(args);
    BotSettings.AddSettingsFile(builder.Configuration);
    var isDevelopment = builder.Environment.IsDevelopment();
    var settings = BotSettings.From(builder.Configuration, isDevelopment);
    builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, builder.Configuration["urls"] ?? BotSettings.DefaultUrl);
    builder.Logging.AddStampedConsole();

    // Clock and store
    builder.Services.AddSingleton<TimeProvider>(new OffsetClock(settings.ClockOffset));
    builder.Services.AddStore(settings.Store);
    builder.Services.AddPublicUrls(settings.PublicUrl, isDevelopment);

    // Commands and message delivery
    builder.Services.AddCommands();
    builder.Services.AddChat();

    // Channels
    builder.Services.AddTeams(builder.Configuration, builder.Environment);
    var hasSlack = builder.Services.AddSlack(builder.Configuration, builder.Environment);
    if (isDevelopment)
        builder.Services.AddWebChat();

    // The bot's own pages
    builder.Services.AddPages();

    // Payment sources
    builder.Services.AddStatements(settings.StatementFolder, settings.Accounts);

    // Scheduled jobs and health checks
    builder.AddJobSchedule();
    builder.Services.AddHealthChecks().AddCheck<StoreHealthCheck>("store").AddCheck<PaymentHealthCheck>("payments");

    var startupChecks = new StartupChecks(settings);
    builder.Logging.AddFilter(StartupChecks.HostLogCategory, startupChecks.IsLogAllowed);
    await using var app = builder.Build();
    var door = app.Services.GetRequiredService<TeamsSettings>().EndpointMode;
    BotSettings.RequireChannel(door != EndpointMode.Closed || hasSlack);
    if (door == EndpointMode.LoopbackOnly)
        BotSettings.RequireLoopback(builder.Configuration["urls"]);

    startupChecks.OpenDatabase(app);
    app.MapTeams();
    if (hasSlack)
        app.MapSlack();
    if (isDevelopment)
        app.MapWebChat();
    app.MapPages(LoopbackGuard.IsAllowed);
    app.MapGet("/healthz", () => "alive");
    app.MapHealthChecks("/readyz", ReadinessResponse.Options);

    app.LogStartup(door == EndpointMode.LoopbackOnly, settings);
    await startupChecks.StartAsync(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is InvalidOperationException or StoreStartupException or InvalidDataException)
{
    var more = e is InvalidDataException ? $" {e.InnerException?.Message}" : "";
    await Console.Error.WriteLineAsync($"MilestoneBot did not start. {e.Message}{more}");
    return 1;
}

/// <summary>The start of the program: settings, services, endpoints, jobs, health.</summary>
public partial class Program;
