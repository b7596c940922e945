using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Store.ClientPages;

/// <summary>Somebody at the client's page of one project, by an open link.</summary>
/// <param name="Link">The number of the link in the project.</param>
public sealed record ClientVisit(string Workspace, string ProjectId, int Link, string Contact)
{
    /// <summary>A turn of the client in their one project.</summary>
    /// <param name="id">Names what they do; the same id again changes nothing more.</param>
    public Turn ToTurn(string id, DateTimeOffset at) =>
        new(id, Conversation.ForProject(Workspace, ProjectId), Sender.FromClient(ProjectId, Link, Contact), "", at);
}
