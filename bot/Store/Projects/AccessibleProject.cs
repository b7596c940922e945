namespace MilestoneBot.Store.Projects;

/// <summary>A project that the speaker may see from where he speaks.</summary>
/// <param name="IsInProjectConversation">Whether that place is tied to it and shared, so that whoever speaks there is a member.</param>
internal sealed record AccessibleProject(string Id, bool IsInProjectConversation);
