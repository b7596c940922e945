namespace MilestoneBot.Pages;

/// <summary>The bot's own pages, for people without the chat.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services) =>
        services.AddSingleton<ExportEndpoint>().AddSingleton<MailboxEndpoint>();

    public static void MapPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/export/{secret}", app.ServiceProvider.GetRequiredService<ExportEndpoint>().HandleAsync);

    /// <summary>Development only: what would be mailed to clients.</summary>
    /// <param name="isAllowed">Who may look: a browser on this machine.</param>
    public static void MapMailbox(this IEndpointRouteBuilder app, Func<HttpContext, bool> isAllowed)
    {
        var mailbox = app.ServiceProvider.GetRequiredService<MailboxEndpoint>();
        RequestDelegate Guarded(Func<HttpContext, Task> show) =>
            http =>
            {
                if (isAllowed(http))
                    return show(http);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        app.MapGet("/mailbox", Guarded(mailbox.ListAsync));
        app.MapGet("/mailbox/{id:long}", Guarded(mailbox.ShowAsync));
        app.MapGet("/mailbox/{id:long}/html", Guarded(mailbox.HtmlAsync));
        app.MapGet("/mailbox/{id:long}/file", Guarded(mailbox.FileAsync));
    }
}
