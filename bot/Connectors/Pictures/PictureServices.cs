using MilestoneBot.Chat.Links;

namespace MilestoneBot.Connectors.Pictures;

/// <summary>What fetches pictures by address.</summary>
public static class PictureServices
{
    public static IServiceCollection AddPictures(this IServiceCollection services) =>
        services.AddSingleton<IWebPictures, PublicPictures>();
}
