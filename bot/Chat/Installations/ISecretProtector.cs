namespace MilestoneBot.Chat.Installations;

/// <summary>Encrypts secrets, so that a copy of the database alone does not reveal them.</summary>
public interface ISecretProtector
{
    /// <param name="purpose">What the secret is for; it can only be decrypted for the same purpose.</param>
    string Protect(string purpose, string text);

    /// <summary>The secret; null if its keys are gone or it was encrypted for another purpose.</summary>
    string? Unprotect(string purpose, string closed);
}
