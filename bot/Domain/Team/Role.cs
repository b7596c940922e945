namespace MilestoneBot.Domain.Team;

/// <summary>What somebody is to a project. A person may hold several.</summary>
public enum Role
{
    Member,
    Lead,
    Approver,
    Finance,
}

/// <summary>One role of one person.</summary>
/// <param name="ByCreation">Held only because the project was created by this person; given to somebody else, it is
/// lost.</param>
public sealed record RoleHolder(string Actor, Role Role, bool ByCreation);
