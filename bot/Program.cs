using System.Globalization;
using MilestoneBot;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Web;
using MilestoneBot.Chat;
using MilestoneBot.Commands;
using MilestoneBot.Jobs;
using MilestoneBot.Store;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.Sources.Insert(0, BotSettings.QuietLogs);
    var isDevelopment = builder.Environment.IsDevelopment();
    var settings = BotSettings.From(builder.Configuration, isDevelopment);
    builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, builder.Configuration["urls"] ?? BotSettings.DefaultUrl);
    builder.Logging.AddSimpleConsole(o => { o.SingleLine = true; o.UseUtcTimestamp = true; o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "; });

    // The clock and what is remembered
    builder.Services.AddSingleton<TimeProvider>(new MovedClock(settings.ClockOffset));
    builder.Services.AddStore(settings.Store);

    // What can be asked, and who carries the answers
    builder.Services.AddCommands();
    builder.Services.AddSingleton<Desk>().AddSingleton<Courier>().AddSingleton<Reception>();

    // Where people talk
    builder.Services.AddTeams(builder.Configuration, builder.Environment);
    if (isDevelopment) builder.Services.AddWebChat();

    // The clock as a speaker
    builder.AddTimetable();
    builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");

    var app = builder.Build();
    var door = app.Services.GetRequiredService<TeamsSettings>().Door;
    BotSettings.RequireDoor(door != TeamsDoor.Closed);
    if (door == TeamsDoor.LoopbackOnly) BotSettings.RequireLoopback(builder.Configuration["urls"]);

    app.MapTeams();
    if (isDevelopment) app.MapWebChat();
    app.MapGet("/healthz", () => "alive");
    app.MapHealthChecks("/readyz");

    app.SayHowItStands(door == TeamsDoor.LoopbackOnly, settings);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is InvalidOperationException or StoreRefusesException)
{
    await Console.Error.WriteLineAsync($"MilestoneBot did not start. {e.Message}");
    return 1;
}

/// <summary>The roof: settings, services, endpoints, jobs, health.</summary>
public partial class Program;
