namespace MilestoneBot.Chat;

/// <summary>
/// Where the bot is installed and with what it speaks there. Implemented by the store, which keeps the secrets sealed.
/// </summary>
public interface IGrants
{
    /// <summary>
    /// What this owner gave; null if the bot is not installed there, or what it gave cannot be read any more.
    /// </summary>
    Task<Grant?> OfAsync(string channel, string owner, CancellationToken cancel);

    /// <summary>The organisation whose installation has served this workspace; "" for none.</summary>
    Task<string> OrganisationOfAsync(string channel, string workspace, CancellationToken cancel);

    /// <summary>This workspace is served by its organisation's installation.</summary>
    Task BelongsAsync(string channel, string workspace, string organisation, CancellationToken cancel);

    /// <summary>The bot was installed, perhaps again. What was parked in its places is released.</summary>
    Task InstallAsync(Grant grant, CancellationToken cancel);

    /// <summary>Puts the new secrets in place of the old ones, both or neither.</summary>
    /// <returns>False if what is stored is no longer <paramref name="old"/>; then nothing was changed.</returns>
    Task<bool> RenewAsync(Grant old, Grant fresh, CancellationToken cancel);

    /// <summary>It cannot be renewed any more, but is good until its end.</summary>
    Task BreakAsync(Grant grant, string why, CancellationToken cancel);

    /// <summary>
    /// It is over: its secrets are wiped, and what is owed in its places is parked as in closed ones.
    /// </summary>
    /// <returns>False if what is stored is no longer this.</returns>
    Task<bool> EndAsync(Grant grant, string why, CancellationToken cancel);
}
