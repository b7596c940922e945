using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Dispatch;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Connectors.Pictures;

namespace MilestoneBot.Hosting;

/// <summary>The parts of the conversation that all channels share, and what keeps their secrets.</summary>
internal static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services) =>
        services
            .AddSingleton<ISecretProtector, DataProtectionSecretProtector>()
            .AddSingleton<CommandDispatcher>()
            .AddSingleton<SendRateLimiter>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<TurnHandler>()
            .AddSingleton<WelcomeHandler>()
            .AddPictures();
}
