namespace MilestoneBot.Chat.Installations;

/// <summary>Closes secrets so that a copy of the records alone does not give them away.</summary>
public interface ISecretProtector
{
    /// <param name="purpose">What it is for; only the same purpose opens it again.</param>
    string Protect(string purpose, string text);

    /// <summary>The secret; null if its keys are gone or it was closed for another purpose.</summary>
    string? Unprotect(string purpose, string closed);
}
