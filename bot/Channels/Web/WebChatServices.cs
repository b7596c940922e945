using Microsoft.Extensions.DependencyInjection.Extensions;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Web;

/// <summary>
/// The browser chat for local trial: one room in which the tester can be each of the people. It is never mapped
/// outside Development.
/// </summary>
public static class WebChatServices
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<ChatRoom>()
            .AddSingleton<ChatPostEndpoint>()
            .AddSingleton<ChatPageEndpoint>()
            .AddSingleton<IChannel, WebChannel>();
    }

    public static void MapWebChat(this IEndpointRouteBuilder app)
    {
        var (endpoint, view) = (
            app.ServiceProvider.GetRequiredService<ChatPostEndpoint>(),
            app.ServiceProvider.GetRequiredService<ChatPageEndpoint>()
        );
        app.Map("/", Guarded(HttpMethods.Get, view.GetPageAsync));
        app.Map("/chat/stream", Guarded(HttpMethods.Get, view.StreamMessagesAsync));
        app.Map("/chat/say", Guarded(HttpMethods.Post, endpoint.PostMessageAsync));
        app.Map("/chat/example", Guarded(HttpMethods.Post, endpoint.PostExampleAsync));
        app.Map("/chat/press", Guarded(HttpMethods.Post, endpoint.PostActionAsync));
    }

    /// <summary>Every caller except this machine's own browser gets 404, whatever the method.</summary>
    private static RequestDelegate Guarded(string method, RequestDelegate serve) =>
        http =>
        {
            var isMeant =
                HttpMethods.Equals(http.Request.Method, method)
                || (HttpMethods.IsHead(http.Request.Method) && HttpMethods.IsGet(method) && http.Request.Path == "/");
            if (
                isMeant
                && LoopbackGuard.IsAllowed(http)
                && (HttpMethods.IsGet(method) || LoopbackGuard.IsSameOrigin(http.Request))
            )
                return serve(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
}
