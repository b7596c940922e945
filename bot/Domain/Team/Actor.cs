namespace MilestoneBot.Domain.Team;

/// <summary>
/// The kind of sender of an action. Only staff hold roles. Unknown means that the platform has not stated who the
/// person is. The scheduler, payment sources and the client on their page act inside the program, and nobody can send a
/// message in their name.
/// </summary>
public enum ActorKind
{
    Staff,
    Guest,
    Unknown,
    Clock,
    Source,

    /// <summary>The client's contact on their own page of one project. They hold no role.</summary>
    Client,
}

/// <summary>The person or system that acts. Permissions depend on the id; the name is only shown.</summary>
/// <param name="IsInProjectConversation">The action comes from a conversation that is tied to the project, which
/// makes staff members of the project.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind, bool IsInProjectConversation);
