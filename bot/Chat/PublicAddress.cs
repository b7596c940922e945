namespace MilestoneBot.Chat;

/// <summary>Where people outside reach the bot: what the links in its answers begin with. Asked when a link is made, since what it listens on is known only then.</summary>
public sealed class PublicAddress(Func<Uri> root)
{
    /// <param name="path">A path of the bot's own, without a slash in front.</param>
    public Uri LinkTo(string path) => new(root(), path);
}
