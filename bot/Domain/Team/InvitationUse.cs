namespace MilestoneBot.Domain.Team;

/// <summary>
/// A person joined a project from another workspace by an invitation code. Nothing proves that they are not the
/// person who created it.
/// </summary>
/// <param name="Actor">Who used the code.</param>
/// <param name="Inviter">Who created it.</param>
public sealed record InvitationUse(string Actor, string Inviter);
