using MilestoneBot.Domain.Billing;
using MilestoneBot.Store;

namespace MilestoneBot.Pages;

/// <summary>Where the mailbox of a trial is found: on this machine, and only while nothing is mailed.</summary>
internal static class MailboxRoutes
{
    public static void MapMailbox(this IEndpointRouteBuilder app, Func<HttpContext, bool> isLocal)
    {
        if (app.ServiceProvider.GetRequiredService<StoreOptions>().Mail != ClientMailMode.Shown)
            return;
        var mailbox = app.ServiceProvider.GetRequiredService<MailboxEndpoint>();
        RequestDelegate Guarded(Func<HttpContext, Task> show) =>
            http =>
            {
                if (isLocal(http))
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
