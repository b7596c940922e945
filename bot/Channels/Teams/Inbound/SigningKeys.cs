using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>The issuer's signing keys could not be fetched, so a token cannot be checked yet.</summary>
internal sealed class KeysUnavailableException(Exception? inner)
    : Exception("the issuer's signing keys could not be fetched", inner);

/// <summary>
/// The issuer's signing keys, fetched once a day and when an unknown key is requested. All callers wait for the same
/// fetch, and a caller that cancels does not cancel the fetch. Unknown keys in untrusted tokens cause at most one
/// fetch in five minutes, counted from its end; a failed fetch is repeated after a few seconds. While the issuer
/// cannot be reached the known keys stay valid.
/// </summary>
internal sealed class SigningKeys(HttpClient http, TeamsSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1),
        Floor = TimeSpan.FromMinutes(5),
        AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The timeout of both requests together, so that a waiting caller is answered well before the Bot Framework
    /// gives up.
    /// </summary>
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource life = new();
    private volatile KeySet? keySet;
    private volatile Exception? failure;
    private DateTimeOffset nextFetchAt = DateTimeOffset.MinValue;
    private Task? runningFetch;

    private sealed record KeySet(Dictionary<string, JsonWebKey> Keys, DateTimeOffset At);

    /// <summary>The key of that id; null if the issuer has none.</summary>
    /// <param name="cancel">Ends the wait of this caller only.</param>
    /// <exception cref="KeysUnavailableException">No keys were ever fetched, and they cannot be fetched
    /// now.</exception>
    public async Task<JsonWebKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (Current(id) is { } key)
            return key;
        // If the last fetch failed and the key is known, the caller does not wait.
        var fetch = EnsureFetch(id);
        if (failure is null || keySet?.Keys.ContainsKey(id) != true)
            await fetch.WaitAsync(cancel);
        return keySet is { } now ? now.Keys.GetValueOrDefault(id) : throw new KeysUnavailableException(failure);
    }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    private JsonWebKey? Current(string id) =>
        keySet is { } now && clock.GetUtcNow() - now.At < Fresh ? now.Keys.GetValueOrDefault(id) : null;

    /// <summary>
    /// The running fetch, or a new one; none while none is due, or when the key has been loaded meanwhile.
    /// </summary>
    private Task EnsureFetch(string id)
    {
        lock (gate)
        {
            if (runningFetch is not null)
                return runningFetch;
            return clock.GetUtcNow() < nextFetchAt || Current(id) is not null
                ? Task.CompletedTask
                : runningFetch = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        var pause = AfterFailure;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(life.Token);
            limit.CancelAfter(LongestFetch);
            keySet = new(await KeysAsync(limit.Token), clock.GetUtcNow());
            (failure, pause) = (null, Floor);
        }
        catch (Exception e)
        {
            failure = e;
        }
        finally
        {
            lock (gate)
                (nextFetchAt, runningFetch) = (clock.GetUtcNow() + pause, null);
        }
    }

    private async Task<Dictionary<string, JsonWebKey>> KeysAsync(CancellationToken cancel)
    {
        var announced = OpenIdConnectConfiguration
            .Create(await http.GetStringAsync(settings.OpenIdMetadata, cancel))
            .JwksUri;
        if (
            !Uri.TryCreate(announced, UriKind.Absolute, out var at)
            || (at.Scheme != Uri.UriSchemeHttps && !(at.IsLoopback && settings.OpenIdMetadata.IsLoopback))
        )
            throw new InvalidOperationException("the metadata names no https address of keys");
        var keys = new JsonWebKeySet(await http.GetStringAsync(at, cancel))
            .Keys.Where(k => !string.IsNullOrEmpty(k.Kid))
            .ToArray();
        if (keys.Length == 0)
            throw new InvalidOperationException("the issuer announces no keys");
        return keys.DistinctBy(k => k.Kid, StringComparer.Ordinal).ToDictionary(k => k.Kid, StringComparer.Ordinal);
    }
}
