using Microsoft.Identity.Client;
using MilestoneBot.Chat.Delivery;

namespace MilestoneBot.Channels.Teams.Api;

/// <summary>Login errors as delivery errors. Without a token nothing was sent, so a retry is safe.</summary>
internal static class LoginFaults
{
    public static async Task<string> TranslateAsync(Func<Task<AuthenticationResult>> login)
    {
        try
        {
            return (await login()).AccessToken;
        }
        catch (Exception e)
            when (e
                    is MsalException
                        or HttpRequestException
                        or TaskCanceledException { InnerException: TimeoutException }
            )
        {
            throw new DeliveryException(
                DeliveryFault.TryAgain,
                $"the bot got no token for the platform ({(e as MsalException)?.ErrorCode ?? e.GetType().Name})",
                inner: e
            );
        }
    }
}
