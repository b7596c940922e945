using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MilestoneBot.Channels.Teams.Inbound;

/// <summary>The issuer's signing keys could not be had, so nothing can be said about a token yet.</summary>
internal sealed class KeysUnavailableException(Exception? inner)
    : Exception("the issuer's signing keys could not be fetched", inner);

/// <summary>
/// The issuer's signing keys, fetched once a day and when a key is asked for that is not known. A fetch belongs to
/// nobody: whoever asks waits for the one that is under way, and may leave it. However many unknown keys strangers
/// name, they cause one fetch in five minutes, counted from its end; one that failed is tried again after a few
/// seconds. While the issuer cannot be reached the known keys go on.
/// </summary>
internal sealed class SigningKeys(HttpClient http, TeamsSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1),
        Floor = TimeSpan.FromMinutes(5),
        AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Both questions together, so that whoever waits is answered well before the platform gives up.</summary>
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource life = new();
    private volatile KeySet? keySet;
    private volatile Exception? failure;
    private DateTimeOffset nextFetchAt = DateTimeOffset.MinValue;
    private Task? runningFetch;

    private sealed record KeySet(Dictionary<string, JsonWebKey> Keys, DateTimeOffset At);

    /// <summary>The key of that id; null if the issuer has none.</summary>
    /// <param name="cancel">Ends the asker's waiting, and nobody else's.</param>
    /// <exception cref="KeysUnavailableException">No keys were ever fetched, and they cannot be fetched
    /// now.</exception>
    public async Task<JsonWebKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (Current(id) is { } key)
            return key;
        // An issuer that could not be reached the last time is not waited for where its key is known.
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
    /// The fetch that is under way, or a new one; none while none is due, or when the key has come meanwhile.
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
