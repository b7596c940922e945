using System.Globalization;
using MilestoneBot;
using MilestoneBot.Channels.Slack;
using MilestoneBot.Channels.Teams;
using MilestoneBot.Channels.Web;
using MilestoneBot.Chat;
using MilestoneBot.Commands;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Jobs;
using MilestoneBot.Pages;
using MilestoneBot.Store;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

try
{
    var builder = WebApplication.CreateBuilder(args);
    BotSettings.AddBesideTheProgram(builder.Configuration);
    var isDevelopment = builder.Environment.IsDevelopment();
    var settings = BotSettings.From(builder.Configuration, isDevelopment);
    builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, builder.Configuration["urls"] ?? BotSettings.DefaultUrl);
    builder.Logging.AddSimpleConsole(o =>
    {
        o.SingleLine = true;
        o.UseUtcTimestamp = true;
        o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
    });

    // The clock and what is remembered
    builder.Services.AddSingleton<TimeProvider>(new MovedClock(settings.ClockOffset));
    builder.Services.AddStore(settings.Store);
    builder.Services.AddSingleton<ISeal, Seal>();
    builder.Services.AddLinks(settings.PublicUrl);

    // What can be asked, and who carries the answers
    builder.Services.AddCommands();
    builder
        .Services.AddSingleton<Desk>()
        .AddSingleton<Pace>()
        .AddSingleton<Courier>()
        .AddSingleton<Reception>()
        .AddSingleton<Welcome>();

    // Where people talk
    builder.Services.AddTeams(builder.Configuration, builder.Environment);
    var hasSlack = builder.Services.AddSlack(builder.Configuration, builder.Environment);
    if (isDevelopment)
        builder.Services.AddWebChat();

    // The bot's own pages
    builder.Services.AddPages();

    // Where money is seen to arrive
    builder.Services.AddStatements(settings.StatementFolder);

    // The clock as a speaker
    builder.AddTimetable();
    builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<PaymentHealth>("payments");

    var opening = new Opening(settings);
    builder.Logging.AddFilter(Opening.Host, opening.MayLog);
    await using var app = builder.Build();
    var door = app.Services.GetRequiredService<TeamsSettings>().Door;
    BotSettings.RequireDoor(door != TeamsDoor.Closed || hasSlack);
    if (door == TeamsDoor.LoopbackOnly)
        BotSettings.RequireLoopback(builder.Configuration["urls"]);

    opening.OpenRecords(app);
    app.MapTeams();
    if (hasSlack)
        app.MapSlack();
    if (isDevelopment)
        app.MapWebChat();
    app.MapPages();
    app.MapGet("/healthz", () => "alive");
    app.MapHealthChecks("/readyz", Readiness.Options);

    app.SayHowItStands(door == TeamsDoor.LoopbackOnly, settings);
    await opening.ListenAsync(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is InvalidOperationException or StoreRefusesException or InvalidDataException)
{
    var more = e is InvalidDataException ? $" {e.InnerException?.Message}" : "";
    await Console.Error.WriteLineAsync($"MilestoneBot did not start. {e.Message}{more}");
    return 1;
}

/// <summary>The roof: settings, services, endpoints, jobs, health.</summary>
public partial class Program;
