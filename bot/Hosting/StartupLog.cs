namespace MilestoneBot.Hosting;

/// <summary>Logs at start which endpoints are open to whom, so that a trial is not mistaken for production.</summary>
internal static partial class StartupLog
{
    /// <summary>One line a message, with the time in UTC.</summary>
    public static ILoggingBuilder AddStampedConsole(this ILoggingBuilder logging) =>
        logging
            .AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                // One of them names the path of the request.
                o.IncludeScopes = false;
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            })
            // Their lines name the path of each request, and the path of a link holds its secret.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);

    public static void LogStartup(this WebApplication app, bool isTrial, BotSettings settings)
    {
        if (isTrial)
            LogTrial(app.Logger, app.Configuration["urls"] ?? BotSettings.DefaultUrl);
        if (settings.ClockOffset != TimeSpan.Zero)
            LogMoved(app.Logger, settings.ClockOffset);
        LogDatabase(app.Logger, settings.Store.Path);
        if (settings.StatementFolder is { } folder && !Directory.Exists(folder))
            LogNoFolder(app.Logger, folder);
    }

    public static void LogFirstStart(this WebApplication app, string path) => LogMade(app.Logger, path);

    [LoggerMessage(5, LogLevel.Information, "First start: a new database was made, {Path}.")]
    private static partial void LogMade(ILogger log, string path);

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Local trial: without MicrosoftAppId anybody on this machine may speak, and nobody else. "
            + "Open {Url} for the browser chat; a local client of the bot protocol may talk to /api/messages."
    )]
    private static partial void LogTrial(ILogger log, string url);

    [LoggerMessage(2, LogLevel.Warning, "The bot's clock is moved by {Offset} (Clock:Offset).")]
    private static partial void LogMoved(ILogger log, TimeSpan offset);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "There is no folder {Folder} (Payments:StatementFolder). "
            + "Make it, or correct the setting; until then no payment is found in statements."
    )]
    private static partial void LogNoFolder(ILogger log, string folder);

    [LoggerMessage(3, LogLevel.Information, "The records are in {Path}.")]
    private static partial void LogDatabase(ILogger log, string path);
}
