using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace MilestoneBot.Tests.Bench.BotFramework;

/// <summary>
/// An echo bot on Microsoft's archived Bot Framework SDK for .NET, composed as its samples do, without
/// authentication. Its one argument is the port.
/// </summary>
internal static class BotFrameworkPeer
{
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{args[0]}");
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton(services => new CloudAdapter(
            services.GetRequiredService<BotFrameworkAuthentication>()
        ));
        builder.Services.AddTransient<IBot, EchoBot>();
        await using var app = builder.Build();
        app.MapPost(
            "/api/messages",
            (HttpRequest request, HttpResponse response, CloudAdapter adapter, IBot bot) =>
                adapter.ProcessAsync(request, response, bot, request.HttpContext.RequestAborted)
        );
        await app.RunAsync();
    }

    private sealed class EchoBot : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(
            ITurnContext<IMessageActivity> turnContext,
            CancellationToken cancellationToken
        ) =>
            await turnContext.SendActivityAsync(
                MessageFactory.Text("echo " + turnContext.Activity.Text),
                cancellationToken
            );
    }
}
