namespace MilestoneBot.Chat.Links;

/// <summary>
/// Builds the public URLs of the bot's own pages. The host is the one that the operator configured, never one that a
/// request named.
/// </summary>
/// <param name="baseUrl">Called for each URL: without a setting, the address is known only once the bot
/// listens.</param>
/// <param name="isReachable">Whether people outside can open the pages, as far as the operator said.</param>
public sealed class PublicUrls(Func<Uri> baseUrl, bool isReachable = true)
{
    /// <summary>False where only this machine is known to reach the bot, and it is no trial.</summary>
    public bool IsReachable => isReachable;

    /// <param name="path">The path from the root, already URL-escaped: <c>/export/…</c></param>
    public Uri Build(string path) => new(baseUrl(), path);
}
