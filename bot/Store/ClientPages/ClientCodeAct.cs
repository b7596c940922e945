using System.Globalization;
using MilestoneBot.Chat.Links;

namespace MilestoneBot.Store.ClientPages;

/// <summary>The one act of the client that a code is good for.</summary>
/// <param name="Address">The one mail address of the contact; codes are counted by it.</param>
/// <param name="Token">The token of the link by which it is said: without it the stored hash gives no code away.</param>
/// <param name="What">What is done: agree or approve.</param>
/// <param name="Of">The milestone; 0 for the terms.</param>
/// <param name="Seen">What the page showed, in milliseconds.</param>
/// <param name="Name">The full name that was typed.</param>
public sealed record ClientCodeAct(
    string ProjectId,
    string Address,
    string Token,
    string What,
    int Of,
    long Seen,
    string Name
)
{
    /// <summary>An account in the chat asks to speak for the contact. The code is good for no other account.</summary>
    public static ClientCodeAct OfAccount(string projectId, string address, string account) =>
        new(projectId, address, account, "Account", 0, 0, "");

    /// <summary>One address however it is written.</summary>
    internal string Key => Address.ToLowerInvariant();

    internal string Hash =>
        LinkSecret.ComputeHash(string.Create(CultureInfo.InvariantCulture, $"{Token}/{What}/{Of}/{Seen}/{Name}"));

    internal string HashOf(string code) => LinkSecret.ComputeHash($"{Hash}/{code}/{Token}");
}
