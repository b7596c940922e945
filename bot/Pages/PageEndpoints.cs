namespace MilestoneBot.Pages;

/// <summary>The bot's own pages, for people without the chat.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSingleton<ExportEndpoint>();

    public static void MapPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/export/{secret}", app.ServiceProvider.GetRequiredService<ExportEndpoint>().HandleAsync);
}
