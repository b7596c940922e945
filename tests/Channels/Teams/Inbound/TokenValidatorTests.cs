using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit.Teams;

namespace MilestoneBot.Tests.Channels.Teams.Inbound;

/// <summary>A way to forge a request: its header and its activity.</summary>
public delegate (string? Header, JsonObject Activity) ForgedTokens(FakeOpenId issuer, TeamsBot bot);

/// <summary>One bot with token validation on, for all rows of the table.</summary>
public sealed class GuardedBot : IAsyncLifetime
{
    public FakeOpenId Issuer { get; private set; } = null!;

    public TeamsBot Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await FakeOpenId.StartAsync();
        Issuer.Keys.Add(new("no-list", RSA.Create(2048), null));
        Bot = await TeamsBot.StartAsync(Issuer, "Production");
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class TokenValidatorTests(GuardedBot guarded) : IClassFixture<GuardedBot>
{
    private static readonly IssuerKey Stranger = IssuerKey.Make("key-1", "msteams");
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal static JsonObject Honest(TeamsBot bot) =>
        FakeOpenId.Claims(TeamsBot.AppId, bot.Connector.ServiceUrl, TimeProvider.System.GetUtcNow());

    internal static ForgedTokens Header(Func<string, string?> change) =>
        (issuer, bot) => (change(issuer.Sign(Honest(bot))), bot.Message("echo hello"));

    internal static ForgedTokens Claim(string name, Func<TeamsBot, JsonNode?>? value) =>
        (issuer, bot) =>
        {
            var claims = Honest(bot);
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = value(bot);
            return ($"Bearer {issuer.Sign(claims)}", bot.Message("echo hello"));
        };

    internal static ForgedTokens Signed(
        Action<JsonObject>? header = null,
        IssuerKey? key = null,
        Func<FakeOpenId, byte[], byte[]>? sign = null
    ) =>
        (issuer, bot) =>
        {
            Func<byte[], byte[]>? signing = sign is null ? null : data => sign(issuer, data);
            return ($"Bearer {issuer.Sign(Honest(bot), key, header, signing)}", bot.Message("echo hello"));
        };

    /// <summary>A token whose claims are not those of a message.</summary>
    private static ForgedTokens Of(Func<JsonObject> claims) =>
        (issuer, bot) => ($"Bearer {issuer.Sign(claims())}", bot.Message("echo hello"));

    internal static ForgedTokens Sent(Action<JsonObject> change) =>
        (issuer, bot) => ($"Bearer {issuer.Sign(Honest(bot))}", bot.Message("echo hello", change: change));

    internal static long Seconds(double minutes, int seconds) =>
        TimeProvider.System.GetUtcNow().AddMinutes(minutes).AddSeconds(seconds).ToUnixTimeSeconds();

    private static byte[] Hmac(FakeOpenId issuer, byte[] data) =>
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(issuer.Keys[0].Rsa.ExportSubjectPublicKeyInfoPem()), data);

    internal static readonly Dictionary<string, ForgedTokens> Table = new()
    {
        ["1 no header"] = Header(_ => null),
        ["1 empty header"] = Header(_ => ""),
        ["1 basic"] = Header(t => $"Basic {t}"),
        ["1 no scheme"] = Header(t => t),
        ["1 lower-case scheme"] = Header(t => $"bearer {t}"),
        ["1 three parts"] = Header(t => $"Bearer {t} {t}"),
        ["1 two spaces"] = Header(t => $"Bearer  {t}"),
        ["1 two segments"] = Header(t => $"Bearer {t[..t.LastIndexOf('.')]}"),
        ["1 five segments"] = Header(t => $"Bearer {t}.a.b"),
        ["1 20 KB token"] = Header(t => $"Bearer {t}{new string('a', 20_000)}"),
        ["2 alg none"] = Signed(h => h["alg"] = "none", sign: (_, _) => []),
        ["2 alg None with a signature"] = Signed(h => h["alg"] = "None"),
        ["2 HS256 with the public key"] = Signed(h => h["alg"] = "HS256", sign: Hmac),
        ["2 ES256 with own key"] = Signed(
            h => h["alg"] = "ES256",
            sign: (_, b) => Curve.SignData(b, HashAlgorithmName.SHA256)
        ),
        ["2 PS256 header, RS256 signature"] = Signed(h => h["alg"] = "PS256"),
        ["2 PS256"] = Signed(
            h => h["alg"] = "PS256",
            sign: (i, b) => i.Keys[0].Rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
        ),
        ["2 alg is a number"] = Signed(h => h["alg"] = 256),
        ["3 flipped bit"] = Signed(
            sign: (i, b) =>
            {
                var s = i.Keys[0].Rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                s[40] ^= 1;
                return s;
            }
        ),
        ["3 cut signature"] = Header(t => $"Bearer {t[..^8]}"),
        ["3 no signature"] = Signed(sign: (_, _) => []),
        ["3 another key with the right kid"] = Signed(key: Stranger),
        ["3 the right key with an unknown kid"] = Signed(h => h["kid"] = "key-9"),
        ["3 no kid"] = Signed(h => h.Remove("kid")),
        ["3 empty kid"] = Signed(h => h["kid"] = ""),
        ["3 kid is a path"] = Signed(h => h["kid"] = "../../etc/passwd"),
        ["3 kid is SQL"] = Signed(h => h["kid"] = "' or 1=1 --"),
        ["3 jku of a stranger"] = Signed(
            h =>
            {
                h["kid"] = "key-8";
                h["jku"] = "https://evil.example/keys";
            },
            Stranger
        ),
        ["3 jwk of a stranger"] = Signed(
            h =>
                h["jwk"] = new JsonObject
                {
                    ["kty"] = "RSA",
                    ["e"] = "AQAB",
                    ["n"] = FakeOpenId.Encode(Stranger.Rsa.ExportParameters(false).Modulus!),
                },
            Stranger
        ),
        ["4 issuer with a slash"] = Claim("iss", _ => FakeOpenId.Issuer + "/"),
        ["4 issuer of another cloud"] = Claim("iss", _ => "https://api.botframework.us"),
        ["4 issuer of a tenant"] = Claim("iss", _ => "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        ["4 issuer in upper case"] = Claim("iss", _ => "https://API.botframework.com"),
        ["4 issuer is a list"] = Claim("iss", _ => new JsonArray(FakeOpenId.Issuer)),
        ["4 no issuer"] = Claim("iss", null),
        ["5 audience of another bot"] = Claim("aud", _ => Guid.NewGuid().ToString()),
        ["5 audience as URI"] = Claim("aud", _ => $"api://{TeamsBot.AppId}"),
        ["5 list without us"] = Claim("aud", _ => new JsonArray(Guid.NewGuid().ToString())),
        ["5 list with us and others"] = Claim("aud", _ => new JsonArray(TeamsBot.AppId, Guid.NewGuid().ToString())),
        ["5 empty audience"] = Claim("aud", _ => ""),
        ["5 no audience"] = Claim("aud", null),
        ["6 expired"] = Claim("exp", _ => Seconds(-5, -2)),
        ["6 not yet"] = Claim("nbf", _ => Seconds(5, 60)),
        ["6 no exp"] = Claim("exp", null),
        ["6 exp as string"] = Claim("exp", _ => Seconds(60, 0).ToString()),
        ["6 negative exp"] = Claim("exp", _ => -1),
        ["6 huge exp"] = Claim("exp", _ => 1e300),
        ["6 exp null"] = Claim("exp", _ => null),
        ["7 no serviceurl claim"] = Claim("serviceurl", null),
        ["7 serviceurl of another host"] = Claim("serviceurl", _ => "https://smba.trafficmanager.net/teams/"),
        ["7 same host, another path"] = Claim("serviceurl", b => b.Connector.ServiceUrl + "/other"),
        ["7 one slash more"] = Claim("serviceurl", b => b.Connector.ServiceUrl + "/"),
        ["7 serviceurl is a list"] = Claim("serviceurl", b => new JsonArray(b.Connector.ServiceUrl)),
        ["7 activity of a look-alike host"] = Sent(a =>
            a["serviceUrl"] = "https://smba.trafficmanager.net.evil.example/"
        ),
        ["7 activity with a user in its address"] = Sent(a =>
            a["serviceUrl"] = "https://evil@smba.trafficmanager.net/"
        ),
        ["7 activity of an IDN look-alike"] = Sent(a => a["serviceUrl"] = "https://smbа.trafficmanager.net/"),
        ["7 activity without serviceUrl"] = Sent(a => a.Remove("serviceUrl")),
        ["7 activity with empty serviceUrl"] = Sent(a => a["serviceUrl"] = ""),
        ["7 activity with a list"] = Sent(a => a["serviceUrl"] = new JsonArray("https://smba.trafficmanager.net/")),
        ["8 channel not endorsed"] = Sent(a => a["channelId"] = "directline"),
        ["8 key without a list"] = (i, b) => ($"Bearer {i.Sign(Honest(b), i.Keys[1])}", b.Message("echo hello")),
        ["8 empty channel"] = Sent(a => a["channelId"] = ""),
        ["8 no channel"] = Sent(a => a.Remove("channelId")),
        ["8 channel in upper case"] = Sent(a => a["channelId"] = "MSTEAMS"),
        ["9 a person's token"] = Of(() =>
            new()
            {
                ["iss"] = "https://login.microsoftonline.com/t/v2.0",
                ["aud"] = TeamsBot.AppId,
                ["scp"] = "user_impersonation",
                ["exp"] = Seconds(60, 0),
            }
        ),
        ["9 an emulator's token"] = Of(() =>
            new()
            {
                ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
                ["aud"] = TeamsBot.AppId,
                ["appid"] = TeamsBot.AppId,
                ["ver"] = "1.0",
                ["exp"] = Seconds(60, 0),
            }
        ),
        ["9 another bot's token"] = Of(() =>
            new()
            {
                ["iss"] = "https://login.microsoftonline.com/t/v2.0",
                ["aud"] = TeamsBot.AppId,
                ["azp"] = Guid.NewGuid().ToString(),
                ["ver"] = "2.0",
                ["exp"] = Seconds(60, 0),
            }
        ),
    };

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_forged_request_is_refused_and_nothing_comes_of_it(string row)
    {
        var before = Effects();
        var (header, activity) = Table[row](guarded.Issuer, guarded.Bot);

        var (status, _) = await guarded.Bot.PostAsync(
            activity.ToJsonString(),
            change: r =>
            {
                if (header is not null)
                    r.Headers.TryAddWithoutValidation("Authorization", header);
            }
        );

        Assert.True(
            status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
            $"{row}: {status}"
        );
        Assert.Equal(before, Effects());
    }

    private (int Turns, int Places, int Calls, int Tokens) Effects() =>
        (
            guarded.Bot.FakeCommands.Turns.Count,
            guarded.Bot.Memory.References.Count,
            guarded.Bot.Connector.Calls.Count,
            guarded.Bot.Login.HandedOut
        );

    [Fact]
    public async Task Two_tokens_in_one_request_are_refused()
    {
        var token = guarded.Issuer.Sign(Honest(guarded.Bot));

        var (status, _) = await guarded.Bot.PostAsync(
            guarded.Bot.Message("echo hello").ToJsonString(),
            token,
            r => r.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}")
        );

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task An_honest_request_is_answered_with_the_bots_own_token()
    {
        await using var issuer = await FakeOpenId.StartAsync();
        await using var bot = await TeamsBot.StartAsync(issuer, "Production");

        var (status, _) = await bot.PostAsync(bot.Message("echo hello"), issuer.Sign(Honest(bot)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("hello", Assert.Single(bot.FakeCommands.Turns).Text[5..]);
        Assert.Equal("Bearer pass-1", Assert.Single(bot.Connector.Calls).Authorization);
    }

    [Theory, InlineData("project"), InlineData("web"), InlineData("slack")]
    public async Task No_channel_id_takes_the_name_of_another_door(string channel)
    {
        await using var issuer = await FakeOpenId.StartAsync();
        await using var bot = await TeamsBot.StartAsync(issuer, "Production");

        await bot.PostAsync(bot.Message("echo hello", change: a => a["channelId"] = channel), issuer.Sign(Honest(bot)));

        Assert.Equal($"bf:{channel}", Assert.Single(bot.Memory.References.Keys).Channel);
        // The channel has no roster, so nobody there is known.
        Assert.StartsWith(
            "I could not check who you are; please try again",
            Assert.Single(bot.Connector.Calls).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(bot.FakeCommands.Turns);
    }

    [Fact]
    public async Task A_genuine_request_that_wants_its_answer_elsewhere_gets_none()
    {
        await using var issuer = await FakeOpenId.StartAsync();
        await using var bot = await TeamsBot.StartAsync(issuer, "Production");
        var claims = Honest(bot);
        claims["serviceurl"] = "https://smba.trafficmanager.net.evil.example/";

        var (status, _) = await bot.PostAsync(
            bot.Message("echo hello", change: a => a["serviceUrl"] = "https://smba.trafficmanager.net.evil.example/"),
            issuer.Sign(claims)
        );

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(bot.FakeCommands.Turns);
        Assert.Equal(0, bot.Login.HandedOut);
    }
}
