namespace MilestoneBot.Store.Projects;

/// <summary>A project that the sender may see in the conversation.</summary>
/// <param name="IsInProjectConversation">Whether the conversation is tied to it and shared, so that the people in it
/// are members of the project.</param>
internal sealed record AccessibleProject(string Id, bool IsInProjectConversation);
