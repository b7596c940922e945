namespace MilestoneBot.Domain.Team;

/// <summary>A person's role in a project. A person may hold several.</summary>
public enum Role
{
    Member,
    Lead,
    Approver,
    Finance,
}

/// <summary>One role of one person.</summary>
/// <param name="ByCreation">Held only because this person created the project. The role passes to the next person who
/// gets it.</param>
public sealed record RoleHolder(string Actor, Role Role, bool ByCreation);
