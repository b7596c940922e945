namespace MilestoneBot.Domain.Team;

/// <summary>
/// Somebody joined a project from another workspace by somebody's code: nothing says that they are two people.
/// </summary>
/// <param name="Actor">Who brought the code.</param>
/// <param name="Inviter">Who made it.</param>
public sealed record InvitationUse(string Actor, string Inviter);
