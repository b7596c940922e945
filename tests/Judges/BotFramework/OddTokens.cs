using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Channels.Teams;
using MilestoneBot.Tests.Channels.Teams.Inbound;
using MilestoneBot.Tests.Kit.Teams;
using static MilestoneBot.Tests.Channels.Teams.Inbound.TokenValidatorTests;

namespace MilestoneBot.Tests.Judges.BotFramework;

/// <summary>Tokens in addition to those of our own table: forged ones, odd ones and honest ones.</summary>
internal static class OddTokens
{
    private const string AnotherApp = "5f2f35f1-5f0a-4c8a-9d46-0f4b7b7f0f5d",
        Evil = "https://evil.example/",
        EmulatorIssuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";

    private static readonly IssuerKey Short = new("key-1", RSA.Create(1024), ["msteams"]);

    public static readonly Dictionary<string, ForgedTokens> Table = new()
    {
        ["odd signature: alg none without a signature"] = Signed(h => h["alg"] = "none", sign: (_, _) => []),
        ["odd signature: alg in lower case"] = Signed(h => h["alg"] = "rs256"),
        ["odd signature: no alg"] = Signed(h => h.Remove("alg")),
        ["odd signature: alg twice, none last"] = Head("""{"alg":"RS256","alg":"none","kid":"key-1"}"""),
        ["odd signature: alg twice, none first"] = Head("""{"alg":"none","alg":"RS256","kid":"key-1"}"""),
        ["odd signature: HS256 with the modulus"] = Hmac(rsa => rsa.ExportParameters(false).Modulus!),
        ["odd signature: HS256 with the public key in DER"] = Hmac(rsa => rsa.ExportSubjectPublicKeyInfo()),
        ["odd signature: HS256 with the public key in PKCS 1"] = Hmac(rsa => rsa.ExportRSAPublicKey()),
        ["odd signature: HS256 with an empty key"] = Hmac(_ => []),
        ["odd signature: SHA-1"] = Hashed("RS1", HashAlgorithmName.SHA1),
        ["odd signature: RS384"] = Hashed("RS384", HashAlgorithmName.SHA384),
        ["odd signature: RS512"] = Hashed("RS512", HashAlgorithmName.SHA512),
        ["odd signature: RS512 over one of RS256"] = Signed(h => h["alg"] = "RS512"),
        ["odd signature: a stranger's short key"] = Signed(key: Short),
        ["odd signature: of other claims"] = Header(t =>
            $"Bearer {t[..t.IndexOf('.', StringComparison.Ordinal)]}.{Encoded("{}")}{t[t.LastIndexOf('.')..]}"
        ),
        ["odd signature: twice"] = Header(t => $"Bearer {t}{t[(t.LastIndexOf('.') + 1)..]}"),
        ["odd signature: with padding"] = Header(t => $"Bearer {t}=="),
        ["odd key: kid twice, ours last"] = Head("""{"alg":"RS256","kid":"key-9","kid":"key-1"}"""),
        ["odd key: kid twice, ours first"] = Head("""{"alg":"RS256","kid":"key-1","kid":"no-list"}"""),
        ["odd key: kid in upper case"] = Signed(h => h["kid"] = "KEY-1"),
        ["odd key: kid is a list"] = Signed(h => h["kid"] = new JsonArray("key-1")),
        ["odd key: kid is a number"] = Signed(h => h["kid"] = 1),
        ["odd key: x5t in the place of kid"] = Head("""{"alg":"RS256","x5t":"key-1"}"""),
        ["odd key: endorsed for another channel"] = (issuer, bot) =>
            (Bearer(issuer.Sign(Honest(bot), issuer.Keys.Single(k => k.Id == JudgedDoors.OtherChannel))), Said(bot)),
        ["odd header: an extension that must be known"] = Signed(h => h["crit"] = new JsonArray("exp")),
        ["odd header: typ of an access token"] = Signed(h => h["typ"] = "at+jwt"),
        ["odd header: no typ"] = Signed(h => h.Remove("typ")),
        ["odd header: four segments"] = Header(t => $"Bearer {t}.a"),
        ["odd header: three empty segments"] = Header(_ => "Bearer .."),
        ["odd header: the scheme alone"] = Header(_ => "Bearer"),
        ["odd header: the scheme in upper case"] = Header(t => $"BEARER {t}"),
        ["odd header: a tab after the scheme"] = Header(t => $"Bearer\t{t}"),
        ["odd header: two tokens and a comma"] = Header(t => $"Bearer {t},Bearer {t}"),
        ["odd header: 17 KB"] = Claim("long", _ => new string('a', 17_000)),
        ["odd issuer: another tenant"] = Claim(
            "iss",
            _ => "https://sts.windows.net/2f1c35ad-6f4e-4d3a-8f1e-6f0f4b6f2c11/"
        ),
        ["odd issuer: another tenant, second version"] = Claim(
            "iss",
            _ => "https://login.microsoftonline.com/2f1c35ad-6f4e-4d3a-8f1e-6f0f4b6f2c11/v2.0"
        ),
        ["odd issuer: in the clear"] = Claim("iss", _ => "http://api.botframework.com"),
        ["odd issuer: with a blank"] = Claim("iss", _ => FakeOpenId.Issuer + " "),
        ["odd issuer: empty"] = Claim("iss", _ => ""),
        ["odd issuer: twice, ours last"] = Before("iss", Evil),
        ["odd issuer: twice, ours first"] = After("iss", Evil),
        ["odd audience: in upper case"] = Claim("aud", _ => TeamsBot.AppId.ToUpperInvariant()),
        ["odd audience: with a blank"] = Claim("aud", _ => TeamsBot.AppId + " "),
        ["odd audience: a list of us alone"] = Claim("aud", _ => new JsonArray(TeamsBot.AppId)),
        ["odd audience: the platform"] = Claim("aud", _ => FakeOpenId.Issuer),
        ["odd audience: twice, ours last"] = Before("aud", AnotherApp),
        ["odd audience: twice, ours first"] = After("aud", AnotherApp),
        ["odd time: expired by four minutes"] = Lasting(-30, -4),
        ["odd time: expired by six minutes"] = Lasting(-30, -6),
        ["odd time: expired by a day"] = Lasting(-2880, -1440),
        ["odd time: valid in four minutes"] = Lasting(4, 60),
        ["odd time: valid in six minutes"] = Lasting(6, 60),
        ["odd time: ends before it begins"] = Lasting(4, -4),
        ["odd time: exp is zero"] = Claim("exp", _ => 0),
        ["odd time: exp is a list"] = Claim("exp", _ => new JsonArray(Seconds(60, 0))),
        ["odd time: exp with a fraction"] = Claim("exp", _ => Seconds(60, 0) + 0.5),
        ["odd time: exp with a power of ten"] = Claim("exp", _ => JsonNode.Parse("4e9")),
        ["odd time: exp twice, ours last"] = Before("exp", 1),
        ["odd time: exp twice, ours first"] = After("exp", 1),
        ["odd time: nbf as text"] = Claim("nbf", _ => $"{Seconds(0, 0)}"),
        ["odd time: nbf null"] = Claim("nbf", _ => null),
        ["odd time: negative nbf"] = Claim("nbf", _ => -1),
        ["odd time: no nbf"] = Claim("nbf", null),
        ["odd serviceurl: twice, ours last"] = Before("serviceurl", Evil),
        ["odd serviceurl: twice, ours first"] = After("serviceurl", Evil),
        ["odd serviceurl: another spelling of the name"] = With(claims =>
        {
            claims["serviceUrl"] = claims["serviceurl"]!.DeepClone();
            claims.Remove("serviceurl");
        }),
        ["odd serviceurl: empty"] = Claim("serviceurl", _ => ""),
        ["odd serviceurl: null"] = Claim("serviceurl", _ => null),
        ["odd serviceurl: a number"] = Claim("serviceurl", _ => 7),
        ["odd serviceurl: in upper case"] = Claim("serviceurl", b => b.Connector.ServiceUrl.ToUpperInvariant()),
        ["odd claims: one that nobody knows"] = Claim("made-up", _ => "x"),
        ["odd claims: another app beside us"] = Claim("appid", _ => AnotherApp),
        ["odd claims: of a skill"] = With(claims => (claims["ver"], claims["appid"]) = ("1.0", AnotherApp)),
        ["odd claims: of a skill, by the emulator's issuer"] = With(claims =>
            (claims["iss"], claims["ver"], claims["appid"]) = (EmulatorIssuer, "1.0", AnotherApp)
        ),
        ["odd claims: nested"] = Claim("nested", _ => JsonNode.Parse(new string('[', 10) + new string(']', 10))),
        ["odd claims: none"] = Written(_ => "{}"),
        ["odd claims: a list"] = Written(claims => $"[{claims}]"),
        ["odd claims: behind a comment"] = Written(claims => "/**/" + claims),
        ["odd claims: behind a byte order mark"] = Written(claims => '\uFEFF' + claims),
        ["odd claims: with a comma too much"] = Written(claims => $"{claims[..^1]},}}"),
    };

    private static string Bearer(string token) => $"Bearer {token}";

    private static JsonObject Said(TeamsBot bot) => bot.Message("echo hello");

    private static string Encoded(string json) => FakeOpenId.Encode(Encoding.UTF8.GetBytes(json));

    private static ForgedTokens Hmac(Func<RSA, byte[]> key) =>
        Signed(h => h["alg"] = "HS256", sign: (issuer, data) => HMACSHA256.HashData(key(issuer.Keys[0].Rsa), data));

    private static ForgedTokens Hashed(string alg, HashAlgorithmName hash) =>
        Signed(
            h => h["alg"] = alg,
            sign: (issuer, data) => issuer.Keys[0].Rsa.SignData(data, hash, RSASignaturePadding.Pkcs1)
        );

    private static ForgedTokens With(Action<JsonObject> change) =>
        (issuer, bot) =>
        {
            var claims = Honest(bot);
            change(claims);
            return (Bearer(issuer.Sign(claims)), Said(bot));
        };

    /// <summary>Valid from that many minutes from now until that many.</summary>
    private static ForgedTokens Lasting(int from, int until) =>
        With(claims => (claims["nbf"], claims["exp"]) = (Seconds(from, 0), Seconds(until, 0)));

    /// <summary>A header that is written by hand, on honest claims.</summary>
    private static ForgedTokens Head(string header) =>
        (issuer, bot) => (Bearer(ByHand(issuer, header, Honest(bot).ToJsonString())), Said(bot));

    /// <summary>Claims that are written by hand, under an honest header.</summary>
    private static ForgedTokens Written(Func<string, string> change) =>
        (issuer, bot) =>
            (
                Bearer(ByHand(issuer, """{"alg":"RS256","kid":"key-1"}""", change(Honest(bot).ToJsonString()))),
                Said(bot)
            );

    /// <summary>The claim twice: the other value is before the honest one.</summary>
    private static ForgedTokens Before(string name, JsonNode other) =>
        Written(claims => $"{{\"{name}\":{other.ToJsonString()},{claims[1..]}");

    /// <summary>The claim twice: the other value is after the honest one.</summary>
    private static ForgedTokens After(string name, JsonNode other) =>
        Written(claims => $"{claims[..^1]},\"{name}\":{other.ToJsonString()}}}");

    private static string ByHand(FakeOpenId issuer, string header, string claims)
    {
        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        var signature = issuer
            .Keys[0]
            .Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{FakeOpenId.Encode(signature)}";
    }
}
