using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The browser chat for local trial: one room in which the tester can be each of the people. Never mapped outside
/// Development.
/// </summary>
public static class WebChat
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<Room>()
            .AddSingleton<ChatDoor>()
            .AddSingleton<ChatView>()
            .AddSingleton<IChannel, WebChannel>();
    }

    public static void MapWebChat(this IEndpointRouteBuilder app)
    {
        var (door, view) = (
            app.ServiceProvider.GetRequiredService<ChatDoor>(),
            app.ServiceProvider.GetRequiredService<ChatView>()
        );
        app.Map("/", Guarded(HttpMethods.Get, view.PageAsync));
        app.Map("/chat/stream", Guarded(HttpMethods.Get, view.StreamAsync));
        app.Map("/chat/say", Guarded(HttpMethods.Post, door.SayAsync));
        app.Map("/chat/press", Guarded(HttpMethods.Post, door.PressAsync));
    }

    /// <summary>To everybody but this machine's own browser there is nothing here, whatever the method.</summary>
    private static RequestDelegate Guarded(string method, RequestDelegate serve) =>
        http =>
        {
            var isMeant =
                HttpMethods.Equals(http.Request.Method, method)
                || (HttpMethods.IsHead(http.Request.Method) && HttpMethods.IsGet(method) && http.Request.Path == "/");
            if (isMeant && Loopback.Lets(http) && (HttpMethods.IsGet(method) || Loopback.IsOfOwnPage(http.Request)))
                return serve(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
}
