using MilestoneBot.Domain.Decisions;

namespace MilestoneBot.Domain.Team;

/// <summary>A role that is reserved for a person of the other platform by their e-mail address.</summary>
/// <param name="Address">Lower case. It identifies the person. The permission comes from the person who named
/// them.</param>
public sealed record Appointment(string Address, Role Role, Signature Signed)
{
    /// <summary>The account that arrived with this address; null while nobody has.</summary>
    public string? Actor { get; init; }

    public bool IsOpen => Actor is null;
}
