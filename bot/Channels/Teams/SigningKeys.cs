using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MilestoneBot.Channels.Teams;

/// <summary>The issuer's signing keys could not be had, so nothing can be said about a token yet.</summary>
internal sealed class KeysUnavailableException(Exception? inner) : Exception("the issuer's signing keys could not be fetched", inner);

/// <summary>
/// The issuer's signing keys, fetched once a day and when a key is asked for that is not known. However many unknown keys
/// strangers name, they cause one fetch in five minutes; while the issuer cannot be reached the known keys go on.
/// </summary>
internal sealed class SigningKeys(HttpClient http, TeamsSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1), Floor = TimeSpan.FromMinutes(5), FloorWithoutKeys = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Known? known;
    private DateTimeOffset tried = DateTimeOffset.MinValue;
    private Exception? failure;

    private sealed record Known(Dictionary<string, JsonWebKey> Keys, DateTimeOffset At);

    /// <summary>The key of that id; null if the issuer has none.</summary>
    /// <exception cref="KeysUnavailableException">No keys were ever fetched, and they cannot be fetched now.</exception>
    public async Task<JsonWebKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (Current(id) is { } key) return key;
        await gate.WaitAsync(cancel);
        try
        {
            if (Current(id) is { } fetchedMeanwhile) return fetchedMeanwhile;
            if (clock.GetUtcNow() - tried >= (known is null ? FloorWithoutKeys : Floor)) await FetchAsync(cancel);
            return known is null ? throw new KeysUnavailableException(failure) : known.Keys.GetValueOrDefault(id);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private JsonWebKey? Current(string id) => known is { } now && clock.GetUtcNow() - now.At < Fresh ? now.Keys.GetValueOrDefault(id) : null;

    private async Task FetchAsync(CancellationToken cancel)
    {
        tried = clock.GetUtcNow();
        try
        {
            var announced = OpenIdConnectConfiguration.Create(await http.GetStringAsync(settings.OpenIdMetadata, cancel)).JwksUri;
            if (!Uri.TryCreate(announced, UriKind.Absolute, out var at) || (at.Scheme != Uri.UriSchemeHttps && !(at.IsLoopback && settings.OpenIdMetadata.IsLoopback)))
                throw new InvalidOperationException("the metadata names no https address of keys");
            var keys = new JsonWebKeySet(await http.GetStringAsync(at, cancel)).Keys.Where(k => !string.IsNullOrEmpty(k.Kid)).ToArray();
            if (keys.Length == 0) throw new InvalidOperationException("the issuer announces no keys");
            known = new(keys.DistinctBy(k => k.Kid, StringComparer.Ordinal).ToDictionary(k => k.Kid, StringComparer.Ordinal), tried);
            failure = null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            failure = e;
        }
    }
}
