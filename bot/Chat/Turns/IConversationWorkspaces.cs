namespace MilestoneBot.Chat.Turns;

/// <summary>In which workspaces a conversation is known. Implemented by the store.</summary>
public interface IConversationWorkspaces
{
    /// <summary>
    /// The workspaces under which a conversation was heard of: those where it is tied to a project first.
    /// </summary>
    Task<IReadOnlyList<string>> GetWorkspacesAsync(string channel, string conversation, CancellationToken cancel);

    /// <summary>
    /// A conversation was noted under another organisation's workspace and belongs to ours. What is only noted is
    /// moved, a project of ours that was let in there is tied to it here, and a project that was recorded under the
    /// other workspace is reached from there no more.
    /// </summary>
    /// <param name="wrong">The place as it was noted.</param>
    /// <param name="right">The same conversation in our workspace.</param>
    /// <param name="turnId">What brought it to light.</param>
    /// <returns>
    /// The projects that stay recorded under the other workspace, as they are called. Null where the bot is or was
    /// installed in that workspace: then it is not certain whose notes they are, and nothing is done.
    /// </returns>
    Task<IReadOnlyList<string>?> MoveToWorkspaceAsync(
        Conversation wrong,
        Conversation right,
        string turnId,
        CancellationToken cancel
    );

    /// <summary>Those who hold a role, or stand in for somebody, in the project that the place is tied to.</summary>
    /// <param name="person">Whose own projects count too; "" for nobody's.</param>
    Task<IReadOnlyList<string>> GetRoleHoldersAsync(Conversation conversation, string person, CancellationToken cancel);
}
