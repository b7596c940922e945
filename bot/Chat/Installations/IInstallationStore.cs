namespace MilestoneBot.Chat.Installations;

/// <summary>
/// Where the bot is installed, with its tokens. Implemented by the store, which encrypts the secrets.
/// </summary>
public interface IInstallationStore
{
    /// <summary>
    /// The installation of a workspace or organisation; null if the bot is not installed there or the secrets can no
    /// longer be decrypted.
    /// </summary>
    Task<Installation?> FindAsync(string channel, string owner, CancellationToken cancel);

    /// <summary>The organisation whose installation covered this workspace; "" for none.</summary>
    Task<string> GetOrganisationAsync(string channel, string workspace, CancellationToken cancel);

    /// <summary>Records that this workspace is covered by its organisation's installation.</summary>
    Task SetOrganisationAsync(string channel, string workspace, string organisation, CancellationToken cancel);

    /// <summary>The bot was installed, possibly again. Parked messages of its conversations are released.</summary>
    Task InstallAsync(Installation installation, CancellationToken cancel);

    /// <summary>Replaces the old tokens by the new ones, both or neither.</summary>
    /// <returns>False if what is stored is no longer <paramref name="old"/>; then nothing was changed.</returns>
    Task<bool> ReplaceTokensAsync(Installation old, Installation fresh, CancellationToken cancel);

    /// <summary>The token can no longer be renewed, but is valid until it expires.</summary>
    Task MarkBrokenAsync(Installation installation, string why, CancellationToken cancel);

    /// <summary>
    /// The bot was uninstalled: the secrets are wiped, and pending messages of its conversations are parked as in
    /// closed conversations.
    /// </summary>
    /// <returns>False if what is stored is no longer this installation.</returns>
    Task<bool> UninstallAsync(Installation installation, string why, CancellationToken cancel);
}
