using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MilestoneBot.Tests.Kit.Teams;

/// <summary>
/// A signing key of the issuer, with the channels that it endorses; null when the key has no endorsements.
/// </summary>
public sealed record IssuerKey(string Id, RSA Rsa, string[]? Endorsements)
{
    public static IssuerKey Make(string id, params string[] endorsements) => new(id, RSA.Create(2048), endorsements);
}

/// <summary>
/// A fake of the issuer of the platform's tokens, on loopback and with its own keys: it publishes them and signs valid
/// and invalid tokens.
/// </summary>
public sealed class FakeOpenId : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";

    private static readonly IssuerKey Usual = IssuerKey.Make("key-1", "msteams", "webchat", "project", "web", "slack");
    private readonly WebApplication app;
    private int fetches;

    private FakeOpenId(WebApplication app) => this.app = app;

    public List<IssuerKey> Keys { get; } = [Usual];

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => fetches;

    /// <summary>If set, this is the response instead of the metadata.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    public string Metadata => app.Urls.First() + "/v1/.well-known/openidconfiguration";

    public static async Task<FakeOpenId> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var openId = new FakeOpenId(web);
        web.MapGet("/v1/.well-known/openidconfiguration", openId.AnnounceAsync);
        web.MapGet("/v1/.well-known/keys", () => Results.Text(openId.KeySet().ToJsonString(), "application/json"));
        await web.StartAsync();
        return openId;
    }

    /// <summary>The claims of a valid token.</summary>
    public static JsonObject Claims(string appId, string serviceUrl, DateTimeOffset now) =>
        new()
        {
            ["iss"] = Issuer,
            ["aud"] = appId,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };

    /// <summary>A token signed with a key; header and signature can be made invalid.</summary>
    public string Sign(
        JsonObject claims,
        IssuerKey? key = null,
        Action<JsonObject>? header = null,
        Func<byte[], byte[]>? sign = null
    )
    {
        key ??= Keys[0];
        var head = new JsonObject
        {
            ["alg"] = "RS256",
            ["typ"] = "JWT",
            ["kid"] = key.Id,
        };
        header?.Invoke(head);
        var signed =
            $"{Encode(Encoding.UTF8.GetBytes(head.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = sign is null
            ? key.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : sign(bytes);
        return $"{signed}.{Encode(signature)}";
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
    }

    private async Task AnnounceAsync(HttpContext http)
    {
        Interlocked.Increment(ref fetches);
        await (Trouble is { } trouble ? trouble(http) : AnnounceHonestlyAsync(http));
    }

    /// <summary>The correct metadata, for a <see cref="Trouble"/> that only delays them.</summary>
    public Task AnnounceHonestlyAsync(HttpContext http) =>
        http.Response.WriteAsJsonAsync(
            new
            {
                issuer = Issuer,
                jwks_uri = app.Urls.First() + "/v1/.well-known/keys",
                id_token_signing_alg_values_supported = new[] { "RS256" },
            }
        );

    private JsonObject KeySet() =>
        new()
        {
            ["keys"] = new JsonArray([
                .. Keys.Select(k =>
                {
                    var parameters = k.Rsa.ExportParameters(false);
                    var key = new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["use"] = "sig",
                        ["kid"] = k.Id,
                        ["n"] = Encode(parameters.Modulus!),
                        ["e"] = Encode(parameters.Exponent!),
                    };
                    if (k.Endorsements is { } channels)
                        key["endorsements"] = JsonSerializer.SerializeToNode(channels);
                    return (JsonNode)key;
                }),
            ]),
        };
}
