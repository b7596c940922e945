namespace MilestoneBot.Chat.Links;

/// <summary>
/// Addresses of the bot's own pages, as people get them: on the host at which the operator says it can be reached,
/// never on one that a request named.
/// </summary>
/// <param name="baseUrl">Asked each time: without a setting it is known only once the bot listens.</param>
public sealed class PublicUrls(Func<Uri> baseUrl)
{
    /// <param name="path">From the root, already in the form of an address: <c>/export/…</c></param>
    public Uri Build(string path) => new(baseUrl(), path);
}
