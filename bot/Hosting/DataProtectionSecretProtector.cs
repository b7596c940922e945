using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using MilestoneBot.Chat.Installations;
using MilestoneBot.Store;

namespace MilestoneBot.Hosting;

/// <summary>
/// Encrypts secrets with keys in a folder beside the database file that only the bot's own account can read. The folder
/// is created with the first secret.
/// </summary>
internal sealed class DataProtectionSecretProtector(StoreOptions store) : ISecretProtector
{
    public const string KeyFolder = "keys";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lazy<IDataProtectionProvider> keys = new(() =>
        Open(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(store.Path))!, KeyFolder))
    );

    public string Protect(string purpose, string text) => keys.Value.CreateProtector(purpose).Protect(text);

    string? ISecretProtector.Unprotect(string purpose, string closed)
    {
        try
        {
            return keys.Value.CreateProtector(purpose).Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">Keys cannot be stored there.</exception>
    private static IDataProtectionProvider Open(string folder)
    {
        try
        {
            var directory = Directory.CreateDirectory(folder);
            if (!OperatingSystem.IsWindows())
                directory.UnixFileMode = OwnerOnly;
            var provider = DataProtectionProvider.Create(directory, set => set.SetApplicationName("MilestoneBot"));
            // The first key is created now, so that problems show at the start.
            provider.CreateProtector("start").Protect("");
            return provider;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The keys for the tokens of installations belong into {folder}, "
                    + $"and none can be kept there ({e.Message.TrimEnd('.')}). Let this account own that folder.",
                e
            );
        }
    }
}
