namespace MilestoneBot.Chat.Installations;

/// <summary>
/// Where the bot is installed and with what it speaks there. Implemented by the store, which keeps the secrets sealed.
/// </summary>
public interface IInstallationStore
{
    /// <summary>
    /// What this owner gave; null if the bot is not installed there, or what it gave cannot be read any more.
    /// </summary>
    Task<Installation?> FindAsync(string channel, string owner, CancellationToken cancel);

    /// <summary>The organisation whose installation has served this workspace; "" for none.</summary>
    Task<string> GetOrganisationAsync(string channel, string workspace, CancellationToken cancel);

    /// <summary>This workspace is served by its organisation's installation.</summary>
    Task SetOrganisationAsync(string channel, string workspace, string organisation, CancellationToken cancel);

    /// <summary>The bot was installed, perhaps again. What was parked in its places is released.</summary>
    Task InstallAsync(Installation installation, CancellationToken cancel);

    /// <summary>Puts the new secrets in place of the old ones, both or neither.</summary>
    /// <returns>False if what is stored is no longer <paramref name="old"/>; then nothing was changed.</returns>
    Task<bool> ReplaceTokensAsync(Installation old, Installation fresh, CancellationToken cancel);

    /// <summary>It cannot be renewed any more, but is good until its end.</summary>
    Task MarkBrokenAsync(Installation installation, string why, CancellationToken cancel);

    /// <summary>
    /// It is over: its secrets are wiped, and what is owed in its places is parked as in closed ones.
    /// </summary>
    /// <returns>False if what is stored is no longer this.</returns>
    Task<bool> UninstallAsync(Installation installation, string why, CancellationToken cancel);
}
