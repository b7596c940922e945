namespace MilestoneBot.Pages;

/// <summary>The bot's own pages, for people without the chat.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSingleton<ExportEndpoint>().AddSingleton<MailboxEndpoint>();

    /// <param name="isLocal">Whether a browser on this machine asks.</param>
    public static void MapPages(this IEndpointRouteBuilder app, Func<HttpContext, bool> isLocal)
    {
        app.MapGet("/export/{secret}", app.ServiceProvider.GetRequiredService<ExportEndpoint>().HandleAsync);
        app.MapMailbox(isLocal);
    }
}
