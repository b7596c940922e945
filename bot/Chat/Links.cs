namespace MilestoneBot.Chat;

/// <summary>
/// Addresses of the bot's own pages, as people get them: on the host at which the operator says it can be reached,
/// never on one that a request named.
/// </summary>
/// <param name="host">Asked each time: without a setting it is known only once the bot listens.</param>
public sealed class Links(Func<Uri> host)
{
    /// <param name="path">From the root, already in the form of an address: <c>/export/…</c></param>
    public Uri To(string path) => new(host(), path);
}
