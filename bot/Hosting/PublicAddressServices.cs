using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Hosting;

/// <summary>
/// Where people reach the bot's own pages: the address that the operator configured, otherwise the one that it listens
/// on.
/// </summary>
internal static class PublicAddressServices
{
    private static readonly string[] Everywhere = ["//*", "//+", "//0.0.0.0", "//[::]"];

    public static IServiceCollection AddPublicUrls(
        this IServiceCollection services,
        Uri? publicUrl,
        bool isDevelopment
    ) =>
        services.AddSingleton(provider => new PublicUrls(
            () => publicUrl ?? ListeningAddress(provider.GetRequiredService<IServer>()),
            isDevelopment || publicUrl is not null
        ));

    private static Uri ListeningAddress(IServer server) =>
        new(
            ThisMachine(
                server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? BotSettings.DefaultUrl
            )
        );

    /// <summary>A bot that listens on all addresses can at least be reached from the same machine.</summary>
    private static string ThisMachine(string address) =>
        Everywhere.Aggregate(address, (url, every) => url.Replace(every, "//localhost", StringComparison.Ordinal));
}
