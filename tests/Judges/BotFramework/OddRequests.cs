using System.Text.Json.Nodes;
using MilestoneBot.Tests.Channels.Teams.Inbound;
using static MilestoneBot.Tests.Channels.Teams.Inbound.TokenValidatorTests;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>Activities with an honest token that does not fit them, or without what a bot needs.</summary>
internal static class OddRequests
{
    private const string Evil = "https://evil.example/";

    public static readonly Dictionary<string, ForgedTokens> Table = new()
    {
        ["odd address: a host that nobody trusts, vouched for"] = Vouched(Evil),
        ["odd address: empty, vouched for"] = Vouched(""),
        ["odd address: none, and none vouched for"] = Vouched(null),
        ["odd address: null"] = Sent(a => a["serviceUrl"] = null),
        ["odd address: a number"] = Sent(a => a["serviceUrl"] = 7),
        ["odd address: in upper case"] = Sent(a =>
            a["serviceUrl"] = a["serviceUrl"]!.GetValue<string>().ToUpperInvariant()
        ),
        ["odd address: another one under a name in another case"] = Sent(a => a["ServiceUrl"] = Evil),
        ["odd channel: another one under a name in another case"] = Sent(a => a["ChannelId"] = "directline"),
        ["odd channel: null"] = Sent(a => a["channelId"] = null),
        ["odd channel: a list"] = Sent(a => a["channelId"] = new JsonArray("msteams")),
        ["odd channel: the emulator"] = Sent(a => a["channelId"] = "emulator"),
        ["odd channel: with a blank"] = Sent(a => a["channelId"] = "msteams "),
        ["odd activity: no type"] = Sent(a => a.Remove("type")),
        ["odd activity: an empty type"] = Sent(a => a["type"] = ""),
        ["odd activity: no conversation"] = Sent(a => a.Remove("conversation")),
        ["odd activity: the conversation is a text"] = Sent(a => a["conversation"] = "x"),
        ["odd activity: no sender"] = Sent(a => a.Remove("from")),
        ["odd activity: no id"] = Sent(a => a.Remove("id")),
        ["odd activity: no recipient"] = Sent(a => a.Remove("recipient")),
        ["odd activity: a field that nobody knows"] = Sent(a => a["madeUp"] = true),
        ["honest: as the platform sends it"] = Sent(_ => { }),
        ["odd activity: the text is a number"] = Sent(a => a["text"] = 7),
    };

    /// <summary>The claim and the activity name the same address.</summary>
    private static ForgedTokens Vouched(string? address) =>
        (issuer, bot) =>
        {
            var claims = Honest(bot);
            var activity = bot.Message("echo hello");
            if (address is null)
            {
                claims.Remove("serviceurl");
                activity.Remove("serviceUrl");
            }
            else
                (claims["serviceurl"], activity["serviceUrl"]) = (address, address);
            return ($"Bearer {issuer.Sign(claims)}", activity);
        };
}
