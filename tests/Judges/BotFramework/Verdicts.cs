namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>
/// The requests that the two endpoints do not both refuse, and why. Everything that is not listed here is refused by
/// both.
/// </summary>
internal static class Verdicts
{
    private const string KeyIsNamed = "A token names the key that signed it. The SDK tries all keys instead",
        OneValue = "The platform writes one value. A list of it is not what we were told to expect",
        OneMeaning = "What stands twice has no one meaning. The SDK takes the last",
        WholeSeconds = "A time is a whole number of seconds, not before 1970",
        NeededForATurn = "A turn needs it. The SDK leaves that to its bot",
        KeyVouches = "The key must vouch for a channel by name. The SDK skips that where the activity names none";

    /// <summary>What the SDK accepts and we refuse.</summary>
    public static readonly Dictionary<string, string> OnlyTheSdk = new(StringComparer.Ordinal)
    {
        ["3 the right key with an unknown kid"] = KeyIsNamed,
        ["3 no kid"] = KeyIsNamed,
        ["3 empty kid"] = KeyIsNamed,
        ["3 kid is a path"] = KeyIsNamed,
        ["3 kid is SQL"] = KeyIsNamed,
        ["odd key: kid in upper case"] = KeyIsNamed,
        ["odd key: kid is a list"] = KeyIsNamed,
        ["odd key: kid is a number"] = KeyIsNamed,
        ["odd key: x5t in the place of kid"] = KeyIsNamed,
        ["6 exp as string"] = WholeSeconds,
        ["odd time: exp with a fraction"] = WholeSeconds,
        ["odd time: exp with a power of ten"] = WholeSeconds,
        ["odd time: nbf as text"] = WholeSeconds,
        ["odd time: negative nbf"] = WholeSeconds,
        ["7 serviceurl is a list"] = OneValue,
        ["odd audience: a list of us alone"] = OneValue,
        ["odd issuer: twice, ours last"] = OneMeaning,
        ["odd audience: twice, ours last"] = OneMeaning,
        ["odd time: exp twice, ours last"] = OneMeaning,
        ["odd serviceurl: twice, ours last"] = OneMeaning,
        ["odd claims: nested"] = "Claims are flat, and nothing deep is read",
        ["odd header: an extension that must be known"] = "We know no extension (RFC 7515, 4.1.11)",
        ["odd header: 17 KB"] = "No token of the platform is that long",
        ["8 empty channel"] = KeyVouches,
        ["8 no channel"] = KeyVouches,
        ["odd channel: null"] = KeyVouches,
        ["9 an emulator's token"] = "The emulator is no feature of this bot",
        ["odd address: a host that nobody trusts, vouched for"] = "Answers go to hosts that the operator trusts",
        ["odd activity: no conversation"] = NeededForATurn,
        ["odd activity: no sender"] = NeededForATurn,
        ["odd activity: no id"] = NeededForATurn,
        ["odd activity: no recipient"] = NeededForATurn,
    };

    /// <summary>What both accept, odd as some of it is.</summary>
    public static readonly HashSet<string> Both = new(StringComparer.Ordinal)
    {
        "honest: as the platform sends it",
        "odd activity: the text is a number",
        "odd signature: alg twice, none first",
        "odd signature: RS384",
        "odd signature: RS512",
        "odd key: kid twice, ours last",
        "odd header: typ of an access token",
        "odd header: no typ",
        "odd time: expired by four minutes",
        "odd time: valid in four minutes",
        "odd time: no nbf",
        "odd serviceurl: in upper case",
        "odd address: in upper case",
        "odd claims: one that nobody knows",
        "odd claims: another app beside us",
        "odd activity: a field that nobody knows",
    };
}
