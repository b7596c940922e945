using System.Buffers;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>A token that the Bot Framework signed for this bot, and what it confirms.</summary>
/// <param name="Channels">The channel ids that the signing key is endorsed for.</param>
/// <param name="ServiceUrl">The one service address for the answers.</param>
internal sealed record ValidatedToken(IReadOnlyList<string> Channels, string ServiceUrl)
{
    public bool IsValidFor(Activity activity) =>
        Channels.Contains(activity.ChannelId, StringComparer.Ordinal)
        && ServiceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Decides whether a request comes from the Bot Framework: signature by a published RSA key, issuer, audience, time,
/// and the key's endorsements. Tokens of people, of the emulator and of other bots are refused: the bot does not
/// support them.
/// </summary>
internal sealed class TokenValidator(TeamsSettings settings, SigningKeys keys, TimeProvider clock)
{
    /// <summary>Microsoft writes application ids in lower case, however the operator wrote theirs.</summary>
    private readonly string appId = settings.AppId.ToLowerInvariant();

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    /// <summary>The characters of a compact token: base64url without padding, and the dots between its parts.</summary>
    private static readonly SearchValues<char> Base64Url = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );
    private static readonly JsonWebTokenHandler Handler = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = 16 * 1024,
    };

    /// <summary>The claims of the header's token, or a word that says why it is refused.</summary>
    /// <exception cref="KeysUnavailableException">It cannot be checked at the moment.</exception>
    public async Task<(ValidatedToken? Token, string Refusal)> ValidateAsync(string? header, CancellationToken cancel)
    {
        if (
            header is null
            || header.Length > 16 * 1024
            || header.Split(' ') is not ["Bearer", var raw]
            || raw.Count(c => c == '.') != 2
            || raw.AsSpan().ContainsAnyExcept(Base64Url)
        )
            return (null, "no bearer token");
        if (Parse(raw) is not { } token)
            return (null, "unreadable token");
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return (null, "algorithm");
        // RFC 7515, 4.1.11: an extension that the sender marks as critical must be understood, and we know none.
        if (token.TryGetHeaderValue<object>("crit", out _))
            return (null, "critical header");
        if (TokenClaims.Read(token) is not { } claims)
            return (null, "claims");
        // A token that is plainly not for this bot never causes a key lookup.
        if (claims.Issuer != settings.Issuer)
            return (null, "issuer");
        if (!claims.Audience.Equals(appId, StringComparison.Ordinal))
            return (null, "audience");
        if (!IsInTime(claims))
            return (null, "time");
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid, cancel) is not { } key)
            return (null, "unknown key");
        var result = await Handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKey = key,
                ValidIssuer = settings.Issuer,
                ValidAudience = claims.Audience,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                ValidateIssuerSigningKey = true,
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = (_, _, _, _) => true, // Checked above, with the injected clock.
            }
        );
        if (!result.IsValid)
            return (null, "signature");
        return (new(Endorsements(key), claims.ServiceUrl), "");
    }

    private bool IsInTime(TokenClaims claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return now <= claims.Expires + Skew.TotalSeconds && now >= claims.NotBefore - Skew.TotalSeconds;
    }

    private static JsonWebToken? Parse(string raw)
    {
        try
        {
            return new(raw);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException)
        {
            return null;
        }
    }

    private static string[] Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var list)
        && list is JsonElement { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    /// <summary>
    /// The claims that are checked, each with its one right type; a token with another type is refused.
    /// </summary>
    private sealed record TokenClaims(string Issuer, string Audience, long Expires, long NotBefore, string ServiceUrl)
    {
        public static TokenClaims? Read(JsonWebToken token)
        {
            try
            {
                using var payload = JsonDocument.Parse(
                    Base64UrlEncoder.DecodeBytes(token.EncodedPayload),
                    new() { AllowDuplicateProperties = false, MaxDepth = 8 }
                );
                var root = payload.RootElement;
                var notBefore = root.TryGetProperty("nbf", out var nbf) ? nbf.GetInt64() : 0;
                var claims = new TokenClaims(
                    root.GetProperty("iss").GetString()!,
                    root.GetProperty("aud").GetString()!,
                    root.GetProperty("exp").GetInt64(),
                    notBefore,
                    root.GetProperty("serviceurl").GetString()!
                );
                return
                    claims
                        is {
                            Issuer: not null,
                            Audience: not null,
                            ServiceUrl.Length: > 0,
                            Expires: > 0,
                            NotBefore: >= 0
                        }
                    && claims.NotBefore <= claims.Expires
                    && !IsOfAnotherBot(root, claims.Audience)
                    ? claims
                    : null;
            }
            catch (Exception e)
                when (e
                        is JsonException
                            or FormatException
                            or InvalidOperationException
                            or KeyNotFoundException
                            or ArgumentException
                )
            {
                return null;
            }
        }

        /// <summary>
        /// A bot that calls another one names itself beside the audience: "appid" in tokens of version 1, "azp" in
        /// those of version 2. This bot does not accept calls from other bots.
        /// </summary>
        private static bool IsOfAnotherBot(JsonElement root, string audience) =>
            root.TryGetProperty("ver", out _)
            && (NamesAnother(root, "appid", audience) || NamesAnother(root, "azp", audience));

        private static bool NamesAnother(JsonElement root, string claim, string audience) =>
            root.TryGetProperty(claim, out var app) && !app.ValueEquals(audience);
    }
}
