using MilestoneBot.Pages.Client;

namespace MilestoneBot.Pages;

/// <summary>The bot's own pages, for people without the chat.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services
            .AddSingleton<ExportEndpoint>()
            .AddSingleton<MailboxEndpoint>()
            .AddSingleton<VisitLimiter>()
            .AddSingleton<ClientActs>()
            .AddSingleton<ClientPageEndpoint>();

    /// <param name="isLocal">Whether a browser on this machine asks.</param>
    public static void MapPages(this IEndpointRouteBuilder app, Func<HttpContext, bool> isLocal)
    {
        app.MapGet("/export/{secret}", app.ServiceProvider.GetRequiredService<ExportEndpoint>().HandleAsync);
        var client = app.ServiceProvider.GetRequiredService<ClientPageEndpoint>();
        // Scanners of mail programs ask with HEAD first.
        app.MapMethods("/client/{token}", ["GET", "HEAD"], client.ShowAsync);
        app.MapPost("/client/{token}", client.PostAsync);
        app.MapGet("/client/{token}/documents/{invoice}/{note}/{form}", client.FetchAsync);
        app.MapMailbox(isLocal);
    }
}
