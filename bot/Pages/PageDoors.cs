namespace MilestoneBot.Pages;

/// <summary>The bot's own pages, for people without the chat.</summary>
public static class PageDoors
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddSingleton<ExportPage>();

    public static void MapPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/export/{secret}", app.ServiceProvider.GetRequiredService<ExportPage>().ServeAsync);
}
