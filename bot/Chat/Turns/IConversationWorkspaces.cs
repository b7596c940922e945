namespace MilestoneBot.Chat.Turns;

/// <summary>The workspaces in which a conversation is known. Implemented by the store.</summary>
public interface IConversationWorkspaces
{
    /// <summary>
    /// The workspaces under which a conversation is stored; those where it is tied to a project come first.
    /// </summary>
    Task<IReadOnlyList<string>> GetWorkspacesAsync(string channel, string conversation, CancellationToken cancel);

    /// <summary>
    /// Moves a conversation that was stored under another organisation's workspace to the workspace that it belongs to.
    /// Technical records are moved, a project of ours that was shared there is tied to it here, and a project that was
    /// recorded under the other workspace can no longer be reached from there.
    /// </summary>
    /// <param name="wrong">The conversation as it was stored.</param>
    /// <param name="right">The same conversation in its own workspace.</param>
    /// <param name="turnId">The turn that revealed it.</param>
    /// <returns>The names of the projects that stay recorded under the other workspace. Null where the bot is or was
    /// installed in that workspace: then the owner of the records is uncertain, and nothing is done.</returns>
    Task<IReadOnlyList<string>?> MoveToWorkspaceAsync(
        Conversation wrong,
        Conversation right,
        string turnId,
        CancellationToken cancel
    );

    /// <summary>
    /// The people who hold a role, or act as a substitute, in the project that the conversation is tied to.
    /// </summary>
    /// <param name="person">A person whose own projects count too; "" for nobody.</param>
    Task<IReadOnlyList<string>> GetRoleHoldersAsync(Conversation conversation, string person, CancellationToken cancel);
}
